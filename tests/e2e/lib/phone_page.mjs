// What a person does on a phone's page, by what they read there.
import { openPage } from './browser.mjs';

/**
 * A phone whose contact can die without a close: while `contact.dead`, its sockets swallow all
 * in both directions, and those that were dead once stay so, as a broken connection does.
 */
export async function phoneWithWeakContact(browser, url) {
  const contact = { dead: false };
  const route = (socket) => {
    const server = contact.dead ? null : socket.connectToServer();
    let broken = server === null;
    const pass = (data, to) => {
      broken ||= contact.dead;
      if (!broken) to.send(data);
    };
    socket.onMessage((data) => pass(data, server));
    server?.onMessage((data) => pass(data, socket));
  };
  const prepare = (page) => page.routeWebSocket(/\/socket$/, route);
  return { page: await openPage(browser, 'phone', url, { prepare }), contact };
}

const button = (page, name) => page.getByRole('button', { name, exact: true });

export async function agree(page) {
  await button(page, 'I agree').click();
}
export async function checkIn(page) {
  await button(page, "I'm here").click();
  await page.getByText('You are checked in').waitFor();
}

/** Taps the nth choice of the scale. */
export const choose = (page, nth) => page.getByRole('radio').nth(nth).click({ force: true });

export const says = (page, text, seconds = 20) =>
  page
    .getByText(text)
    .first()
    .waitFor({ timeout: seconds * 1000 });

/** The badge number and name of the partner in the talk that runs. */
export async function openResult(page) {
  await button(page, 'Open').click();
}
