// A whole evening: one desk, one wall, four phones in a real browser and twenty bots, from an empty
// data folder to the exported pairs. The server is killed on the way, a phone is reloaded, another
// one rates while its connection is dead.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';

import { axe, keyboard, launch, openPage, shot } from './lib/browser.mjs';
import { DeskPage } from './lib/desk_page.mjs';
import { deviceFor } from './lib/device.mjs';
import {
  createEvent,
  Guest,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import {
  agree,
  checkIn,
  choose,
  openResult,
  phoneWithWeakContact,
  says,
} from './lib/phone_page.mjs';
import { Server, until } from './lib/server.mjs';

const settings = { rounds: 2, talk_ms: 120000, breaks_after: [] };
// Who likes whom: everybody accepts two of three, with a score that depends on both badges.
const liking = (badge, met) => {
  const score_tenths = [100, 70, 40, 0][(met.encounter * 7 + badge * 3) % 4];
  return { accepts: score_tenths > 0, score_tenths };
};

let server, browser, desk, wall, helper, weak, outage, watch;
let phones = [];
let guests = [];

/** When this device expects the running phase to end, on this machine's clock. */
function deadline(device) {
  const { ends_tick } = device.last.public_view.clock;
  return device.offset + ends_tick;
}
/** Measures the offset between the server's ticks and this machine's clock. */
async function measure(device) {
  const sent = Date.now();
  device.say({ type: 'ping', sent });
  const pong = await device.seen('pong', (p) => p.sent === sent);
  device.offset = (sent + Date.now()) / 2 - pong.tick;
}

async function look(page, name) {
  await shot(page, name);
  assert.deepEqual(await axe(page), [], `axe on ${name}`);
  assert.deepEqual(await keyboard(page), [], `keyboard on ${name}`);
  assert.deepEqual(page.problems, [], name);
}

/** Phone, desk and wall at once; `phone` says which of the phones. */
async function lookAll(name, phone = 0) {
  await look(phones[phone], `${name}-phone`);
  await look(desk.page, `${name}-desk`);
  await look(wall, `${name}-wall`);
}

before(async () => {
  outage = longOutage();
  outage.catch(() => {});
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const guest of guests) guest.device.close();
  watch?.close();
  await server?.dispose();
});

/** A second evening, without screens: killed in a Talk, away for a minute. */
async function longOutage() {
  const own = await new Server().start();
  try {
    const ticket = await serverTicket(own);
    const room = await createEvent(own, ticket, { title: 'Outage', settings, people: roster(4) });
    const tablet = await organizerOf(own, room);
    await must(tablet, 'open');
    const slips = await slipsOf(own, room);
    const people = await Promise.all(slips.map((slip) => Guest.enter(own, slip.link)));
    await must(tablet, 'open_lobby');
    await Promise.all(people.map((guest) => guest.arrive()));
    await must(tablet, 'start');
    await tablet.phase('move');
    await must(tablet, 'skip');
    await tablet.phase('talk');
    await measure(tablet);
    await new Promise((resolve) => setTimeout(resolve, 5000));
    const left = deadline(tablet) - Date.now();
    for (const guest of people) guest.device.close();
    await own.kill();
    await new Promise((resolve) => setTimeout(resolve, 60000));
    await own.start();
    const again = await organizerOf(own, room);
    const view = await again.seen('public_view');
    again.close();
    return { left, clock: view.clock };
  } finally {
    await own.dispose();
  }
}

test('O31 an event is set up; people come in by slip, agree and check in', async () => {
  const page = await openPage(browser, 'desk', await server.organizerLink());
  desk = new DeskPage(page);
  await page.getByText('Your events').waitFor();
  await look(page, 'events-desk');
  await desk.create('An evening');
  await look(page, 'sheet-desk');
  await desk.leaveSheet();
  await desk.shows('Set-up');
  await desk.importPeople(roster(24), 24);
  await look(page, 'draft-desk');
  await desk.settings({ Rounds: 2, Talk: '2:00', Rate: '1:00', 'Breaks after rounds': '' });
  await desk.tap('Open the event');
  await desk.shows('Open');
  const slips = await desk.slips(24);
  assert.equal(slips.length, 24);
  wall = await openPage(browser, 'wall', await desk.linkFor('Wall'));
  helper = await openPage(browser, 'helper', await desk.linkFor('Helper at the door'));
  watch = await deviceFor(server.origin, await desk.linkFor('Second organizer'));
  weak = await phoneWithWeakContact(browser, slips[0]);
  phones = [weak.page];
  for (const slip of slips.slice(1, 4)) phones.push(await openPage(browser, 'phone', slip));
  await says(phones[1], 'Before you start');
  await look(phones[1], 'open-phone');
  await look(page, 'open-desk');
  await look(wall, 'open-wall');
  guests = await Promise.all(slips.slice(4).map((slip) => Guest.enter(server, slip, liking)));
  await desk.tap('Open the lobby');
  for (const phone of phones) await agree(phone);
  for (const phone of phones) await checkIn(phone);
  await Promise.all(guests.map((guest) => guest.arrive()));
  await watch.seen('public_view', (view) => view.here === 24);
  await lookAll('lobby');
  await look(helper, 'lobby-helper');
});

test('O32 killed in a Talk and back after five seconds, the deadline is the same', async () => {
  await desk.tap('Start');
  await watch.phase('move');
  await says(phones[0], /Please go to|Stay at/);
  await lookAll('move');
  await desk.tap('Skip');
  await watch.phase('talk');
  await measure(watch);
  const before = deadline(watch);
  await says(phones[1], 'You talk with');
  await lookAll('talk');
  await server.kill();
  await new Promise((resolve) => setTimeout(resolve, 5000));
  await server.start();
  await watch.open();
  await watch.hello();
  await watch.seen('public_view');
  await measure(watch);
  assert.equal(watch.last.public_view.clock.phase, 'talk');
  assert.equal(watch.last.public_view.clock.paused, false);
  assert.ok(Math.abs(deadline(watch) - before) < 2000, `moved by ${deadline(watch) - before} ms`);
  await Promise.all(guests.map((guest) => guest.comeBack()));
});

test('C31 a reloaded phone is the same person on the same screen', async () => {
  await until(
    async () => (await desk.page.getByText(/No connection since/).count()) === 0,
    'contact',
  );
  await desk.tap('Skip');
  await watch.phase('rate');
  await says(phones[1], 'Only you see this');
  await choose(phones[1], 1);
  await says(phones[1], 'Saved');
  await lookAll('rate', 1);
  await phones[1].reload();
  await says(phones[1], 'Saved');
  assert.equal(await phones[1].getByRole('radio').nth(1).isChecked(), true);
  await choose(phones[1], 0);
  await says(phones[1], 'Saved');
});

test('C32 a rating given without contact stays on the phone and is saved later', async () => {
  await says(weak.page, 'Only you see this');
  weak.contact.dead = true;
  await choose(weak.page, 2);
  await says(weak.page, 'On this phone');
  await shot(weak.page, 'rate-phone-offline');
  weak.contact.dead = false;
  await says(weak.page, 'Saved', 40);
});

test('O33 away for a minute, the event is paused with what was left', async () => {
  const { left, clock } = await outage;
  assert.equal(clock.phase, 'talk');
  assert.equal(clock.paused, true);
  assert.ok(Math.abs(clock.left_ms - left) < 2500, `left ${clock.left_ms}, expected ${left}`);
});

test('O34 paused, announced, undone; rated, closed, matched, published and exported', async () => {
  for (const page of phones.slice(2)) await choose(page, 0);
  await Promise.all(guests.map((guest) => guest.rate()));
  await desk.tap('Pause');
  await watch.seen('public_view', (view) => view.clock.paused);
  await lookAll('paused');
  await desk.tap('Go on');
  await desk.tap('Skip');
  await watch.phase('move');
  await desk.tap('Skip');
  await watch.phase('talk');
  await desk.tap('Skip');
  await watch.phase('rate');
  for (const page of phones) await says(page, 'Only you see this');
  for (const page of phones) await choose(page, 0);
  for (const page of phones) await says(page, 'Saved');
  await Promise.all(guests.map((guest) => guest.rate()));
  await desk.tap('Skip');
  await watch.phase('review');
  await says(phones[0], 'Everyone you met');
  await lookAll('review');
  await desk.tap('Close ratings');
  await watch.seen('desk_view', (view) => view.matching.state === 'proposed', 90);
  await says(phones[0], 'Pairs are being found');
  await lookAll('preview');
  await desk.tap('Show the pairs');
  await desk.page
    .getByText(/^\d+ pairs?$/)
    .first()
    .waitFor();
  await look(desk.page, 'pairs-desk');
  await desk.page.getByRole('button', { name: /^Publish to/ }).click();
  await desk.enterPin();
  const again = desk.page.getByRole('dialog').locator('.ends button').first();
  await again.click();
  await look(desk.page, 'bar-desk');
  await watch.phase('published', 30);
  for (const page of phones) await openResult(page);
  await says(phones[0], /You and|No partner this time/);
  await lookAll('published');
  await checkExport();
});

/** The exported pairs are those that the bots were shown, and the other way round. */
async function checkExport() {
  const path = await desk.download('Pairs as a table (CSV)');
  const [head, ...rows] = readFileSync(path, 'utf8').trim().split('\n');
  assert.equal(head, 'a,b,a_name,b_name');
  const exported = new Set(rows.map((row) => row.split(',').slice(0, 2).sort().join(' ')));
  assert.ok(exported.size > 0, 'no pair at all');
  const shown = new Set();
  const id = (badge) => `p${String(badge).padStart(3, '0')}`;
  for (const guest of guests) {
    const ready = (view) => view.result.state === 'ready';
    const { me, result } = await guest.device.seen('participant_view', ready);
    for (const { card } of result.partners)
      shown.add([id(me.badge), id(card.badge)].sort().join(' '));
    assert.deepEqual(guest.device.complaints, []);
  }
  for (const pair of shown) assert.ok(exported.has(pair), `${pair} was shown, not exported`);
  const bots = new Set(guests.map((guest) => id(guest.view.me.badge)));
  for (const pair of exported) {
    const known = pair.split(' ').some((one) => bots.has(one));
    if (known) assert.ok(shown.has(pair), `${pair} was exported, not shown`);
  }
  assert.deepEqual(watch.complaints, []);
}
