// The desk on an organizer's phone, in a real browser: every tab and panel of an evening, on two
// widths of phones and with text twice as large, runs over no edge and cuts no word.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { axe, keyboard, launch, openPage, overEdges, shot } from './lib/browser.mjs';
import { DeskPage } from './lib/desk_page.mjs';
import {
  createEvent,
  Guest,
  linkOf,
  must,
  organizerOf,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { Sheet } from './lib/seats.mjs';
import { Server } from './lib/server.mjs';

const PHONE = { width: 390, height: 844 };
// Width, height and size of text.
const SCREENS = [
  [390, 844, '100%'],
  [320, 640, '100%'],
  [390, 844, '200%'],
  [320, 640, '200%'],
  [820, 1180, '200%'],
];
const people = `id,name,side,group
a1,Maximiliane Konstantinopolska,Explorers,Communications
b1,Bo Lake,Navigators,Board
a2,Cleo South,Explorers,Law
b2,Aleksandra-Wilhelmina Oppenheimer,Navigators,Law
a3,Eve East,Explorers,Art
b3,Finn Wood,Navigators,Sales
`;
const settings = {
  rounds: 3,
  move_ms: 600000,
  talk_ms: 600000,
  rate_ms: 600000,
  breaks_after: [],
  tables: 4,
  side_names: ['Explorers', 'Navigators'],
};

let server, browser, event, watch, desk, page;
let guests = [];

before(async () => {
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const { device } of guests) device.close();
  watch?.close();
  await server?.dispose();
});

/** This screen in every size; pictures of the usual one, in light and dark. */
async function fits(name) {
  for (const [width, height, text] of SCREENS) {
    await page.setViewportSize({ width, height });
    await page.evaluate((size) => (document.documentElement.style.fontSize = size), text);
    assert.deepEqual(await overEdges(page), [], `${name} at ${width} px, text at ${text}`);
  }
  await page.setViewportSize(PHONE);
  await page.evaluate(() => (document.documentElement.style.fontSize = ''));
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `desk-phone-${name}-${colorScheme}`);
    assert.deepEqual(await axe(page), [], `axe on ${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  assert.deepEqual(page.problems, [], name);
}

async function tabs(name, ...all) {
  for (const tab of all) {
    await desk.tab(tab);
    await fits(`${name}-${tab.toLowerCase().replace(' ', '-')}`);
  }
}

async function skipTo(phase) {
  await must(watch, 'skip');
  await watch.phase(phase);
}

test('O105 set up on a phone: no tab runs over the edge, and one that would is found', async () => {
  const ticket = await serverTicket(server);
  event = await createEvent(server, ticket, { title: 'Autumn pairs', settings, people });
  watch = await organizerOf(server, event);
  page = await openPage(browser, 'desk', (await linkOf(server, event, 'organizer')).link);
  await page.setViewportSize(PHONE);
  desk = new DeskPage(page);
  desk.pin = event.pin;
  await tabs('set-up', 'People', 'Programme pairs', 'Settings', 'Feasibility', 'Slips', 'Devices');
  await seededFaultsAreFound();
});

/** The positive control: a number and a box that are too wide, and a word that is cut. */
async function seededFaultsAreFound() {
  const seeded = (style, text) =>
    page.evaluate(
      ([style, text]) => {
        const one = document.createElement('dd');
        one.id = 'seeded';
        one.style.cssText = style;
        one.textContent = text;
        document.querySelector('main').append(one);
      },
      [style, text],
    );
  for (const [style, text, expected] of [
    ['width: 420px', 'too wide', /wider than the screen/],
    ['width: 40px; white-space: nowrap', '1,234 of 5,678', /1,234 of 5,678/],
    ['width: 40px; overflow: hidden', 'Unbreakable', /Unbreakable/],
  ]) {
    await seeded(style, text);
    assert.match((await overEdges(page)).join('\n'), expected);
    await page.evaluate(() => document.getElementById('seeded').remove());
  }
  assert.deepEqual(await overEdges(page), []);
}

test('O105 an evening led from a phone: lists, sheets and calls fit', async () => {
  await must(watch, 'open');
  const slips = await slipsOf(server, event);
  const gladly = () => ({ accepts: true, score_tenths: 70 });
  guests = await Promise.all(slips.map(({ link }) => Guest.enter(server, link, gladly)));
  await must(watch, 'open_lobby');
  await desk.shows('Lobby');
  for (const guest of guests) await guest.arrive();
  await tabs('lobby', 'People', 'Tables', 'Programme pairs', 'Feasibility', 'Log');
  await must(watch, 'start');
  await desk.shows('Move');
  await guests[0].device.ask({ type: 'ask_help', kind: 'table' });
  await desk.tab('Tables');
  await page.getByText('Cannot find the table').waitFor();
  await fits('move-tables');
  assert.deepEqual(await keyboard(page), []);
  await callsComeFirst();
  await desk.button('Swap').click();
  await fits('pick');
  await desk.button('Cancel').click();
  await page.getByRole('button', { name: /^Bo L\., / }).click();
  await page.getByRole('button', { name: /^Finn W\., / }).click();
  await desk.button('Swap').click();
  const sheet = new Sheet(page);
  await sheet.lines('Swap Bo L. and Finn W.');
  await fits('swap');
  await sheet.cancel();
  await page
    .getByRole('button', { name: /take out of use$/ })
    .first()
    .click();
  await sheet.dialog.locator('.line').first().waitFor();
  await sheet.apply();
  await page.getByRole('heading', { name: 'Out of use' }).waitFor();
  await fits('table-closed');
  await desk.tab('People');
  await page.getByRole('checkbox', { name: /Cleo South/ }).check();
  await fits('person-chosen');
  await desk.button('Has left').click();
  await sheet.lines('Has left');
  await fits('leave');
  await sheet.cancel();
  await desk.button('Announce').click();
  await fits('announce');
  await desk.button('Cancel').click();
  await desk.button('More…').click();
  // At the end of the page the bar covers nothing.
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await fits('more');
});

/** A call must not wait below a list of names. */
async function callsComeFirst() {
  const top = async (part) => (await part.boundingBox()).y;
  const calls = await top(page.getByRole('heading', { name: 'Needs you' }));
  assert.ok(calls < (await top(page.getByRole('tab', { name: 'Tables' }))));
}

test('O105 the result on a phone: pairs, suggestions, PIN and publishing fit', async () => {
  for (let round = 1; round <= settings.rounds; ++round) {
    await skipTo('talk');
    await skipTo('rate');
    await Promise.all(guests.map((guest) => guest.rate()));
    await skipTo(round < settings.rounds ? 'move' : 'review');
  }
  await desk.shows('Review');
  await fits('review');
  await must(watch, 'close_ratings');
  await watch.seen('desk_view', ({ matching }) => matching.state === 'proposed', 90);
  await must(watch, 'show_pairs');
  await page.getByRole('button', { name: /^Publish to/ }).waitFor();
  await tabs('preview', 'Pairs', 'Suggestions');
  await page.getByRole('button', { name: /^Publish to/ }).click();
  await fits('pin');
  await desk.enterPin();
  await fits('publish');
  await page.getByRole('dialog').locator('.ends button').first().click();
  await watch.phase('published', 30);
  await desk.shows('Result');
  await tabs('published', 'Pairs', 'Suggestions');
  for (const { device } of guests) assert.deepEqual(device.complaints, []);
  assert.deepEqual(watch.complaints, []);
});
