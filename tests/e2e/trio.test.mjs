// An odd number, in a real browser: the one left over joins a table, or talks with a helper. The
// tablet shows it first, phones, wall and helper follow, undo brings it back, and all three rate.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch } from './lib/browser.mjs';
import { must } from './lib/event.mjs';
import { says } from './lib/phone_page.mjs';
import { atTable, BADGE, FIVE, look, openHall } from './lib/seats.mjs';
import { Server } from './lib/server.mjs';

const { ADA, BO, CLEO } = BADGE;
let server, browser, watch, desk, page, sheet, tables, wall, helper;
let phone = {};
let guest = {};

before(async () => {
  server = await new Server().start();
  browser = await launch();
  const hall = await openHall(server, browser, FIVE);
  ({ watch, desk, page, sheet, tables, wall, helper, phone, guest } = hall);
});
after(async () => {
  await browser?.close();
  for (const { device } of Object.values(guest)) device.close();
  watch?.close();
  await server?.dispose();
});

const tap = (name, at = page) => at.getByRole('button', { name, exact: true }).first().click();
const questions = (at) => at.getByRole('radiogroup');

async function chooseThird(table) {
  await page.getByRole('button', { name: /^Cleo N\./ }).click();
  await tap(`Ada N., 1, table ${table}`);
}

async function skipTo(phase) {
  await must(watch, 'skip');
  await watch.phase(phase);
}

test('O99 a helper sits with who is alone, and all screens say so', async () => {
  await says(phone[CLEO], 'You rest this round');
  await helper.getByRole('tab', { name: 'Alone · 1' }).click();
  await look(helper, 'alone-helper');
  await tap('I sit with Cleo N.', helper);
  await says(phone[CLEO], 'You talk with a helper');
  await look(phone[CLEO], 'with-helper-phone');
  const { table_name } = (await watch.seen('desk_view', (v) => v.helper_talks.length === 1))
    .helper_talks[0];
  assert.notEqual(table_name, '');
  await says(phone[CLEO], `Please go to table ${table_name}.`);
  await wall.seats(table_name, 'Cleo N.', 'with a helper');
  const helped = `Cleo N., 3, table ${table_name}`;
  await page.getByRole('button', { name: helped }).waitFor();
  await look(page, 'with-helper-desk');
  await look(wall.page, 'with-helper-wall');
  await tap(helped);
  await tap('Rest again');
  assert.deepEqual(await sheet.lines('Cleo N. rests again'), ['Cleo N. rests again.']);
  await sheet.apply();
  await says(phone[CLEO], 'You rest this round');
  await wall.rests('Cleo N.');
  await desk.undo('rest again');
  await says(phone[CLEO], 'You talk with a helper');
});

test('O99 who is alone joins a table that was shown first; undo parts them', async () => {
  const table = tables.of(ADA);
  await chooseThird(table);
  await look(page, 'join-chosen-desk');
  await tap('Join their table');
  assert.deepEqual(await sheet.lines(`Cleo N. joins table ${table}`), [
    `Cleo N. joins table ${table}: three sit there.`,
    'The talk of this round is 2 minutes longer, for everybody.',
  ]);
  await look(page, 'join-sheet-desk');
  // The control: what is only shown has not been done.
  await sheet.cancel();
  await says(phone[CLEO], 'You talk with a helper');
  assert.equal(tables.of(CLEO), undefined);
  await chooseThird(table);
  await tap('Join their table');
  await sheet.lines(`Cleo N. joins table ${table}`);
  await sheet.apply();
  await atTable(phone[CLEO], table);
  await says(phone[ADA], 'Cleo N.');
  await says(phone[BO], 'Cleo N.');
  await wall.seats(table, 'Ada N.', 'Bo N.', 'Cleo N.');
  await page.getByRole('button', { name: `Cleo N., 3, table ${table}` }).waitFor();
  await look(phone[ADA], 'three-move-phone');
  await look(page, 'three-desk');
  await look(wall.page, 'three-wall');
  await desk.undo('joined a table');
  await says(phone[CLEO], 'You talk with a helper');
  await chooseThird(table);
  await tap('Join their table');
  await sheet.lines(`Cleo N. joins table ${table}`);
  await sheet.apply();
  await atTable(phone[CLEO], table);
});

test('O99 three talk longer, and each is asked about both others', async () => {
  await skipTo('talk');
  const { clock } = await watch.seen('public_view');
  assert.equal(clock.length_ms, 720_000);
  await says(phone[BO], 'Ada N.');
  await says(phone[BO], 'Cleo N.');
  await look(phone[BO], 'three-talk-phone');
  await skipTo('rate');
  await says(phone[CLEO], 'Would you like to work with Ada?');
  await says(phone[CLEO], 'Would you like to work with Bo?');
  assert.equal(await questions(phone[CLEO]).count(), 2);
  for (const nth of [0, 1])
    await questions(phone[CLEO]).nth(nth).getByRole('radio').nth(nth).click({ force: true });
  await phone[CLEO].getByText(/^Saved/).nth(1).waitFor();
  await look(phone[CLEO], 'three-rate-phone');
  await watch.seen('desk_view', ({ rated, to_rate }) => rated === 2 && to_rate === 8);
});
