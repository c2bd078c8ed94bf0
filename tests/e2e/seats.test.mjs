// Who sits where, in a real browser: a tablet, the wall, a helper and four phones. People are
// swapped, seated together and moved from a table that broke; one leaves, one is missing, two are
// left over, two sat elsewhere, and one comes in round 3. The tablet shows each change first, all
// screens follow it, and undo brings back what was.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './lib/browser.mjs';
import { must } from './lib/event.mjs';
import { choose, says } from './lib/phone_page.mjs';
import { arranged, atTable, BADGE, look, openHall } from './lib/seats.mjs';
import { Server } from './lib/server.mjs';

const { ADA, BO, CLEO, DAN, EVE, FINN, GIL, HANA, IVO, JUNE, LIN } = BADGE;
const MOVE_UNTIL_MISSING = 60;
const SEARCH = 75;

let server, browser, watch, desk, page, sheet, tables, wall, helper;
let phone = {}; // by badge, a page
let guest = {}; // by badge, without a screen

before(async () => {
  server = await new Server().start();
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const { device } of Object.values(guest)) device.close();
  watch?.close();
  await server?.dispose();
});

async function skipTo(phase) {
  await must(watch, 'skip');
  await watch.phase(phase);
}

const tap = (name, at = page) => at.getByRole('button', { name }).first().click();
const outOfUse = () => page.getByRole('heading', { name: 'Out of use' });
const hears = (badge, test, seconds) => guest[badge].device.seen('participant_view', test, seconds);

test('O90 two are swapped on the way, and undo brings both back', async () => {
  const hall = await openHall(server, browser);
  ({ watch, desk, page, sheet, tables, wall, helper, phone, guest } = hall);
  const was = tables.all;
  const [ada, cleo] = [tables.of(ADA), tables.of(CLEO)];
  await look(page, 'seats-move-desk');
  await look(wall.page, 'seats-move-wall');
  await desk.tapTwo('Ada', 'Cleo');
  await desk.button('Swap').click();
  // Both own their tables: their partners walk.
  const said = [`Table ${ada}: Ada N. and Dan N.`, `Table ${cleo}: Cleo N. and Bo N.`];
  assert.deepEqual(await sheet.lines('Swap Ada N. and Cleo N.'), said);
  await look(page, 'swap-sheet-desk');
  await sheet.cancel();
  assert.equal(tables.all, was);
  await desk.tapTwo('Ada', 'Cleo');
  await look(page, 'swap-chosen-desk');
  await desk.button('Swap').click();
  await sheet.lines('Swap Ada N. and Cleo N.');
  await sheet.apply();
  await tables.pair(ADA, DAN);
  await says(phone[BO], `Your table has changed. Please go to table ${cleo}.`);
  await atTable(phone[BO], cleo);
  await says(phone[ADA], 'Dan N.');
  await says(phone[CLEO], 'Bo N.');
  await wall.seats(ada, 'Ada N.', 'Dan N.');
  await wall.seats(cleo, 'Cleo N.', 'Bo N.');
  await look(phone[BO], 'swapped-phone');
  await desk.undo('swap');
  await tables.become(was);
  await says(phone[BO], `Your table has changed. Please go to table ${ada}.`);
  await atTable(phone[BO], ada);
  await says(phone[CLEO], 'Dan N.');
  await wall.seats(ada, 'Ada N.', 'Bo N.');
});

test('O91 two are seated together on the way, and those they leave, too', async () => {
  const was = tables.all;
  const table = tables.of(ADA);
  await desk.button('Seat together').click();
  await tap(/Finn North/);
  await look(page, 'together-pick-desk');
  await tap(/Ada North/);
  const lines = await sheet.lines('Seat Finn North and Ada North together');
  assert.equal(lines.length, 2, lines.join('\n'));
  assert.ok(
    lines.some((line) => /Ada N\. and Finn N\./.test(line)),
    lines.join('\n'),
  );
  assert.ok(
    lines.some((line) => /Eve N\. and Bo N\./.test(line)),
    lines.join('\n'),
  );
  await sheet.cancel();
  await desk.tapTwo('Ada', 'Finn');
  await desk.button('Seat together').click();
  await sheet.lines('Seat Ada N. and Finn N. together');
  await sheet.apply();
  await tables.pair(ADA, FINN);
  const other = await tables.pair(EVE, BO);
  await says(phone[ADA], /Finn N/);
  await says(phone[BO], /Eve N/);
  await atTable(phone[BO], other);
  await hears(FINN, ({ seat }) => seat.partner?.badge === ADA);
  await wall.seats(tables.of(ADA), 'Ada N.', 'Finn N.');
  await desk.undo('seated together');
  await tables.become(was);
  await atTable(phone[BO], table);
  await says(phone[BO], /Ada N/);
});

test('O92 a table breaks, its two go to a free one, and back when it was a mistake', async () => {
  const was = tables.all;
  const broken = tables.of(ADA);
  await tap(`Table ${broken}: take out of use`);
  const lines = await sheet.lines(`Table ${broken}: take out of use`);
  const free = /^Ada N\. and Bo N\. move to table (\d+)\.$/.exec(lines[1])?.[1];
  assert.deepEqual(lines[0], `Table ${broken} is out of use.`);
  assert.ok(free, lines.join('\n'));
  await look(page, 'table-sheet-desk');
  await sheet.cancel();
  await tap(`Table ${broken}: take out of use`);
  await sheet.lines(`Table ${broken}: take out of use`);
  await sheet.apply();
  for (const badge of [ADA, BO]) await atTable(phone[badge], free);
  await says(phone[BO], `Please go to table ${free}.`);
  await wall.seats(free, 'Ada N.', 'Bo N.');
  await outOfUse().waitFor();
  await look(page, 'table-broken-desk');
  await look(wall.page, 'table-broken-wall');
  await desk.undo('table out of use');
  await tables.become(was);
  await outOfUse().waitFor({ state: 'detached' });
  for (const badge of [ADA, BO]) await atTable(phone[badge], broken);
});

test('O93 nobody is at the table: two are looked for, and one of them comes', async () => {
  const table = tables.of(BO);
  const nobody = (at) => at.getByRole('button', { name: 'Nobody here?' });
  await nobody(phone[CLEO]).waitFor({ timeout: MOVE_UNTIL_MISSING * 1000 });
  await nobody(phone[CLEO]).click();
  await look(phone[CLEO], 'nobody-phone');
  await tap('Look for Dan', phone[CLEO]);
  await says(phone[CLEO], 'We are looking for Dan.');
  await nobody(phone[ADA]).click();
  await tap('Look for Bo', phone[ADA]);
  await look(phone[CLEO], 'looking-phone');
  await says(phone[BO], `Ada waits for you at table ${table}`);
  await look(phone[BO], 'awaited-phone');
  await page.getByText('Looking for Bo N. · 2').waitFor();
  await page.getByText('Looking for Dan N. · 4').waitFor();
  await look(page, 'looking-desk');
  await helper.getByRole('tab', { name: 'Calls · 2' }).click();
  await helper.getByText('Looking for Dan N. · 4').waitFor();
  await look(helper, 'looking-helper');
  await tap('I am coming', phone[BO]);
  await says(phone[ADA], 'Bo gave a sign.');
  await page.getByText('Looking for Bo N. · 2').waitFor({ state: 'detached' });
  await helper.getByText('Looking for Bo N. · 2').waitFor({ state: 'detached' });
});

test('O94 a guest leaves: who loses a promised talk is named, and a round is added', async () => {
  const table = tables.of(ADA);
  await desk.tab('People');
  await desk.move('Ada North', 'Has left');
  const lines = await sheet.lines('Has left');
  assert.ok(lines.includes('Ada N. has left.'), lines.join('\n'));
  assert.ok(lines.includes('Bo N. rests this round.'), lines.join('\n'));
  assert.ok(
    lines.some((line) => /was promised 4 talks and gets 3/.test(line)),
    lines.join('\n'),
  );
  await look(page, 'leave-sheet-desk');
  await tap(/^Add a round/, sheet.dialog);
  await page.getByText('A round was added.').waitFor();
  await watch.seen('public_view', ({ clock }) => clock.rounds === 5);
  await sheet.dialog.getByText(/was promised/).waitFor({ state: 'detached' });
  await look(page, 'leave-sheet-added-desk');
  await sheet.cancel();
  await says(phone[ADA], /Round 1 of 5/);
  await desk.move('Ada North', 'Has left');
  await sheet.lines('Has left');
  await sheet.apply();
  await says(phone[ADA], 'Goodbye');
  await says(phone[BO], 'You rest this round');
  await says(phone[BO], 'Your partner is not available.');
  await wall.rests('Bo N.');
  await desk.undo('leave');
  await tables.pair(ADA, BO);
  await atTable(phone[ADA], table);
  await atTable(phone[BO], table);
  await leaveByPhone();
});

/** Ada goes for now: her own wish, from her phone. */
async function leaveByPhone() {
  await tap('Help', phone[ADA]);
  await tap(/^I have to leave/, phone[ADA]);
  await look(phone[ADA], 'leave-phone');
  await tap('Leave, and pair me if it fits', phone[ADA]);
  await says(phone[BO], 'You rest this round');
  await look(phone[BO], 'left-over-phone');
  await desk.tab('Tables');
  await page.getByText('Resting this round').waitFor();
}

test('O95 without a sign one is away; the two left over are asked, and sit together', async () => {
  await hears(DAN, ({ presence }) => presence === 'away', SEARCH);
  await says(phone[BO], 'Cleo\u00a0N. has no partner either. Sit together?');
  await says(phone[CLEO], 'Bo\u00a0N. has no partner either. Sit together?');
  await says(phone[CLEO], 'Your partner is not available.');
  await look(phone[BO], 'offer-phone');
  await page.getByRole('button', { name: 'Cleo N., 3, resting' }).waitFor();
  await desk.tab('Log');
  await page.getByText('Not found at their table, and away: Dan North · 4').waitFor();
  await look(page, 'missing-log-desk');
  await desk.tab('Tables');
  for (const badge of [BO, CLEO])
    await phone[badge].getByRole('radio', { name: 'Yes, gladly' }).click({ force: true });
  const table = await tables.pair(BO, CLEO);
  for (const badge of [BO, CLEO]) {
    await says(phone[badge], `You have a seat now. Please go to table ${table}.`);
    await atTable(phone[badge], table);
  }
  await wall.seats(table, 'Bo N.', 'Cleo N.');
  await page.getByRole('button', { name: `Cleo N., 3, table ${table}` }).waitFor();
  await look(phone[CLEO], 'offer-seated-phone');
});

test('O91 in a talk two are put together for the next round, listed, and taken back', async () => {
  await skipTo('talk');
  await desk.button('Seat two together next round').click();
  await tap(/Cleo North/);
  await tap(/Bo North/);
  await page
    .getByRole('alert')
    .filter({ hasText: /have talked already/ })
    .waitFor();
  await look(page, 'together-refused-desk');
  await tap(/Hana North/);
  const title = 'Seat Cleo North and Hana North together in round 2';
  await sheet.lines(title);
  await look(page, 'together-next-desk');
  await sheet.cancel();
  assert.deepEqual(watch.last.desk_view.pins, []);
  await desk.button('Seat two together next round').click();
  await tap(/Cleo North/);
  await tap(/Hana North/);
  await sheet.lines(title);
  await sheet.apply();
  await page.getByRole('heading', { name: 'Seated together in round 2' }).waitFor();
  await look(page, 'pins-desk');
  await tap('Cleo N. and Hana N.: take back');
  assert.deepEqual(await sheet.lines('Cleo N. and Hana N.: together no more'), [
    'Cleo N. and Hana N. are seated like everybody in the next round.',
  ]);
  await sheet.apply();
  await watch.seen('desk_view', ({ pins }) => pins.length === 0);
  await desk.undo('seated together no more');
  await watch.seen('desk_view', ({ pins }) => pins.length === 1);
  await desk.undo('seated together');
  await watch.seen('desk_view', ({ pins }) => pins.length === 0);
});

test('O96 two sat elsewhere: claimed, confirmed, rated again; a helper settles one', async () => {
  await skipTo('rate');
  await desk.arrive('Ada North');
  await sheet.apply();
  await arranged(watch, [ADA, HANA], [GIL, BO], [CLEO, FINN]);
  await skipTo('move');
  await desk.tab('Tables');
  await tables.pair(ADA, HANA);
  const rests = tables.of(EVE) === undefined ? 'Eve N., 5' : 'Ivo N., 9';
  await page.getByRole('button', { name: `${rests}, resting`, exact: true }).waitFor();
  await skipTo('talk');
  await arranged(watch, [ADA, JUNE], [EVE, HANA], [GIL, FINN], [IVO, BO]);
  await skipTo('rate');
  await says(phone[ADA], 'Would you like to work with Hana?');
  await choose(phone[ADA], 1);
  await says(phone[ADA], 'Saved');
  await tap('Help', phone[ADA]);
  await tap('I sat with someone else', phone[ADA]);
  await phone[ADA].getByLabel('Badge number').fill(String(BO));
  await look(phone[ADA], 'elsewhere-phone');
  await tap('Send', phone[ADA]);
  await says(phone[ADA], /You said that you sat with Bo N\. · 2/);
  await look(phone[ADA], 'elsewhere-sent-phone');
  await tap('Back', phone[ADA]);
  await says(phone[BO], /Did you talk with Ada.N\. this round\?/);
  await look(phone[BO], 'claim-phone');
  await look(phone[ADA], 'claim-waits-phone');
  await page.getByText(/Did Ada N\. · 1 and Bo N\. · 2 sit together\?/).waitFor();
  await look(page, 'claims-desk');
  await phone[BO].getByRole('radio', { name: 'Yes, we did' }).click({
    force: true,
  });
  await says(phone[ADA], 'Would you like to work with Bo?');
  assert.equal(await phone[ADA].getByRole('radio', { checked: true }).count(), 0);
  await says(phone[BO], 'Would you like to work with Ada?');
  await look(phone[ADA], 'rated-again-phone');
  await wall.seats(await tables.pair(ADA, BO), 'Ada N.', 'Bo N.');
  await helperSettles();
});

/** Gil and Hana are left over, and are asked the same; nobody waits for their phones. */
async function helperSettles() {
  for (const badge of [GIL, HANA]) await hears(badge, ({ claim }) => claim !== null);
  await helper.getByText(/Did Gil N\. · 7 and Hana N\. · 8 sit together\?/).waitFor();
  await look(helper, 'claims-helper');
  await tap('Yes, Gil N. and Hana N. sat together', helper);
  await hears(GIL, ({ met }) => met.some(({ partner }) => partner.badge === HANA));
  await tables.pair(GIL, HANA);
  await helper.getByText('Nobody needs help right now.').waitFor();
}

test('O97 who rests next reads it in Rate, and that there is a table after all', async () => {
  const rests = 'You rest in the next round.';
  await says(phone[CLEO], rests);
  await look(phone[CLEO], 'rests-next-phone');
  await desk.tab('Tables');
  await page.getByText('Cleo N. · 3').first().waitFor();
  await look(page, 'rests-next-desk');
  assert.equal((await guest[DAN].device.ask({ type: 'check_in' })).type, 'ack');
  await says(phone[CLEO], 'You have a table in the next round after all.');
  await look(phone[CLEO], 'table-after-all-phone');
  assert.equal((await guest[DAN].device.ask({ type: 'go_away' })).type, 'ack');
  await says(phone[CLEO], rests);
});

test('O98 who comes in round 3 gets a place, and who rested reads the table', async () => {
  await skipTo('move');
  await says(phone[CLEO], 'You rest this round');
  await wall.rests('Cleo N.');
  await look(phone[CLEO], 'resting-phone');
  const lines = await desk.arrive('Lin North');
  assert.equal(lines[0], 'Lin N. is here.');
  const table = /^Table (\d+): Cleo N\. and Lin N\.$/.exec(lines[1])?.[1];
  assert.ok(table, lines.join('\n'));
  await look(page, 'late-sheet-desk');
  await sheet.cancel();
  await desk.arrive('Lin North');
  await sheet.apply();
  await says(phone[CLEO], `You have a seat now. Please go to table ${table}.`);
  for (const badge of [CLEO, LIN]) await atTable(phone[badge], table);
  await wall.seats(table, 'Cleo N.', 'Lin N.');
  await look(phone[LIN], 'late-phone');
  await look(wall.page, 'late-wall');
  await desk.undo('check-in');
  await says(phone[CLEO], 'You rest this round');
  await says(phone[LIN], 'The event is running.');
  await wall.rests('Cleo N.');
  await skipTo('talk');
  await desk.arrive('Lin North');
  await sheet.apply();
  for (const badge of [CLEO, LIN]) await says(phone[badge], /you talk with/);
  await says(phone[CLEO], `You have a seat now. Please go to table ${table}.`);
  await look(phone[CLEO], 'late-talk-phone');
  await wall.seats(table, 'Cleo N.', 'Lin N.');
  for (const { device } of Object.values(guest)) assert.deepEqual(device.complaints, []);
  assert.deepEqual(watch.complaints, []);
});
