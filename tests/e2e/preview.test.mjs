// Around the result, in a real browser: a pair fixed by the programme, a look at what would be
// without another, a pair suggested to two who were left over, and one dissolved.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axe, keyboard, launch, openPage, shot } from './lib/browser.mjs';
import { DeskPage } from './lib/desk_page.mjs';
import {
  createEvent,
  Guest,
  linkOf,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { agree, checkIn, openResult, says } from './lib/phone_page.mjs';
import { Server } from './lib/server.mjs';

const settings = { rounds: 3, talk_ms: 120000, breaks_after: [] };
const gladly = { accepts: true, score_tenths: 70 };
// Gil and Hana, the last two of eight, say yes to nobody, and have phones of their own.
const LEFT_OVER = [7, 8];

let server, browser, desk, watch;
let phones = {}; // by badge
let guests = [];

before(async () => {
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const guest of guests) guest.device.close();
  watch?.close();
  await server?.dispose();
});

/** The screen as it is in light and in dark, and what a check of it finds. */
async function look(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `${name}-${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(await axe(page), [], `axe on ${name}`);
  assert.deepEqual(await keyboard(page), [], `keyboard on ${name}`);
  assert.deepEqual(page.problems, [], name);
}

async function talk() {
  await watch.phase('move');
  await must(watch, 'skip');
  await watch.phase('talk');
  await must(watch, 'skip');
  await watch.phase('rate');
  await Promise.all(guests.map((guest) => guest.rate()));
}

test('O71 a programme pair is fixed at the desk, and both read of it', async () => {
  const ticket = await serverTicket(server);
  const event = await createEvent(server, ticket, {
    title: 'Around the result',
    settings,
    people: roster(8),
  });
  watch = await organizerOf(server, event);
  await must(watch, 'open');
  const slips = await slipsOf(server, event);
  const page = await openPage(browser, 'desk', (await linkOf(server, event, 'organizer')).link);
  desk = new DeskPage(page);
  desk.pin = event.pin;
  for (const badge of LEFT_OVER)
    phones[badge] = await openPage(browser, 'phone', slips[badge - 1].link);
  const like = (badge) => (LEFT_OVER.includes(badge) ? null : gladly);
  guests = await Promise.all(slips.slice(0, 6).map(({ link }) => Guest.enter(server, link, like)));
  await must(watch, 'open_lobby');
  for (const phone of Object.values(phones)) await agree(phone);
  for (const phone of Object.values(phones)) await checkIn(phone);
  await Promise.all(guests.map((guest) => guest.arrive()));
  await desk.shows('Lobby');
  await desk.tab('Programme pairs');
  await look(page, 'programme-none-desk');
  await desk.button('Fix a pair').click();
  await page.getByRole('button', { name: /Ada North/ }).click();
  await page.getByRole('button', { name: /Bo North/ }).click();
  await page.getByText('Ada N. · Bo N.').waitFor();
  await look(page, 'programme-desk');
  const { programme } = await guests[0].device.seen(
    'participant_view',
    (view) => view.programme.length === 1,
  );
  assert.equal(programme[0].name, 'Bo N.');
});

test('O72 what would be without a pair is looked at, and left', async () => {
  await must(watch, 'start');
  for (let round = 1; round <= 3; ++round) {
    await talk();
    await must(watch, 'skip');
  }
  await watch.phase('review');
  await must(watch, 'close_ratings');
  await watch.seen('desk_view', (view) => view.matching.state === 'proposed', 90);
  await must(watch, 'show_pairs');
  const { page } = desk;
  await page
    .getByRole('checkbox', { name: /Cleo N|Dan N/ })
    .first()
    .check();
  await look(page, 'what-if-chosen-desk');
  await desk.button('What if not this pair?').click();
  await desk.button('Keep the pairs as they were').waitFor();
  await look(page, 'what-if-desk');
  await desk.button('Keep the pairs as they were').click();
  await page.getByText(/2 “what ifs” left/).waitFor();
});

test('O73 two who were left over are asked, and a published pair is dissolved', async () => {
  const { page } = desk;
  await desk.tab('Suggestions');
  await desk.button('Choose two people').click();
  await page.getByRole('button', { name: /Gil North/ }).click();
  await page.getByRole('button', { name: /Hana North/ }).click();
  await look(page, 'suggest-desk');
  await desk.button('Ask Gil and Hana').click();
  await page.getByText(/asked until/).waitFor();
  await look(page, 'suggestions-desk');
  await says(phones[7], 'Would you like Hana');
  await phones[7].getByRole('radio', { name: 'Yes, gladly' }).click({ force: true });
  await says(phones[7], 'You can change your answer');
  await look(phones[7], 'suggestion-phone');
  await says(phones[8], 'Would you like Gil');
  await page.getByRole('button', { name: /^Publish to/ }).click();
  await desk.enterPin();
  await page.getByRole('dialog').locator('.ends button').first().click();
  await watch.phase('published', 30);
  await openResult(phones[8]);
  await look(phones[8], 'suggestion-result-phone');
  await desk.tab('Pairs');
  await page
    .getByRole('button', { name: /^Dissolve/ })
    .first()
    .click();
  await look(page, 'dissolve-desk');
  await page.getByRole('dialog').locator('.ends button').first().click();
  const alone = (guest) => guest.device.seen('participant_view', (v) => v.result.version === 2);
  const ended = await Promise.race(guests.map(alone));
  assert.deepEqual(ended.result.partners, []);
  for (const guest of guests) assert.deepEqual(guest.device.complaints, []);
});
