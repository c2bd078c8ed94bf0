// The evening of a test of seats, and what it does again and again: reads who sits where on desk,
// phones and wall, and looks at what a change would do before it is made.
import assert from 'node:assert/strict';

import { axe, keyboard, openPage, shot } from './browser.mjs';
import { DeskPage } from './desk_page.mjs';
import {
  createEvent,
  Guest,
  linkOf,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './event.mjs';
import { agree, checkIn } from './phone_page.mjs';
import { until } from './server.mjs';

// Long enough that nothing is ended by the clock.
const settings = {
  rounds: 4,
  move_ms: 600000,
  talk_ms: 600000,
  rate_ms: 600000,
  breaks_after: [],
  tables: 7,
};
// Odd badges are of the side that stays. Lin comes late, and number 11 never.
export const BADGE = {
  ADA: 1,
  BO: 2,
  CLEO: 3,
  DAN: 4,
  EVE: 5,
  FINN: 6,
  GIL: 7,
  HANA: 8,
  IVO: 9,
  JUNE: 10,
  LIN: 12,
};
const { ADA, BO, CLEO, DAN, EVE, FINN, GIL, HANA, IVO, JUNE, LIN } = BADGE;
/** Who is where: phones with a screen, some of which come late, and without. */
const ROUND_TABLES = {
  title: 'Round tables',
  settings,
  count: 12,
  screens: [ADA, BO, CLEO, LIN],
  here: [ADA, BO, CLEO],
  others: [DAN, EVE, FINN, GIL, HANA, IVO, JUNE],
  pairs: [
    [ADA, BO],
    [CLEO, DAN],
    [EVE, FINN],
    [GIL, JUNE],
    [IVO, HANA],
  ],
};
/** Five in one pool: Cleo is left over. */
export const FIVE = {
  title: 'Five at two tables',
  settings: { ...settings, pool: true },
  count: 5,
  screens: [ADA, BO, CLEO],
  here: [ADA, BO, CLEO],
  others: [DAN, EVE],
  pairs: [
    [ADA, BO],
    [DAN, EVE],
  ],
};
const TABLET = { width: 820, height: 1180 };

/** The screen in light and in dark, what a check of it finds, and whether it fits its width. */
export async function look(page, name) {
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme });
    await shot(page, `${name}-${colorScheme}`);
    assert.deepEqual(await axe(page), [], `axe on ${name}, ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wider <= 0, `${name} is ${wider} px wider than the screen`);
  assert.deepEqual(await keyboard(page), [], `keyboard on ${name}`);
  assert.deepEqual(page.problems, [], name);
}

/** A phone that shows this table as where to go, or where one sits. */
export const atTable = (page, table) =>
  page.locator(`.walk[aria-label="Table ${table}"]`).waitFor();

/** The sheet over the desk that says what a wish would do. */
export class Sheet {
  constructor(page) {
    this.page = page;
    this.dialog = page.getByRole('dialog');
  }

  /** Its sentences, once it has them. */
  async lines(title) {
    await this.page.getByRole('heading', { name: title, exact: true }).waitFor();
    await this.dialog.locator('.line').first().waitFor();
    return this.dialog.locator('.line').allInnerTexts();
  }

  async cancel() {
    await this.dialog.getByRole('button', { name: 'Cancel' }).click();
    await this.dialog.waitFor({ state: 'detached' });
  }

  /** The second tap; a desk that says "Not done" has not done it. */
  async apply() {
    await this.dialog.locator('.ends button').first().click();
    await this.dialog.waitFor({ state: 'detached' });
    assert.equal(await this.page.getByText(/^Not done: /).count(), 0);
  }
}

/** The desk of somebody who seats people. */
class SeatsDesk extends DeskPage {
  async tapTwo(one, other) {
    for (const name of [one, other])
      await this.page.getByRole('button', { name: new RegExp(`^${name} N\\., `) }).click();
    const both = new RegExp(`^${one} N\\. · \\d+ and ${other} N\\. · \\d+$`);
    await this.page.getByText(both).waitFor();
  }

  /** Chooses somebody in the list of people, and what becomes of them. */
  async move(name, to) {
    await this.page.getByRole('checkbox', { name: new RegExp(name) }).check();
    await this.button(to).click();
  }

  /** Somebody's button in the list of people; gives what it would do. */
  async arrive(name) {
    await this.tab('People');
    const row = this.page.getByRole('listitem').filter({ hasText: name });
    await row.getByRole('button').click();
    return new Sheet(this.page).lines('Check in');
  }

  async undo(what) {
    await this.page.getByRole('button', { name: new RegExp(`^Undo: ${what},`) }).click();
  }
}

/** Who sits where: by badge, as an organizer's device has it. */
export class Tables {
  constructor(device) {
    this.device = device;
    device.say({ type: 'show', list: 'tables', filter: '', from: 0 });
  }

  get rows() {
    const page = this.device.last.desk_page;
    return page?.list === 'tables' ? page.rows : [];
  }

  /** The name of somebody's table, or nothing. */
  of(badge) {
    return this.rows.find(({ a, b }) => a === badge || b === badge)?.table_name;
  }

  with(badge) {
    const row = this.rows.find(({ a, b }) => a === badge || b === badge);
    return row && (row.a === badge ? row.b : row.a);
  }

  /** Everybody's table and partner as one text, to be compared. */
  get all() {
    return this.rows.map(({ table_name, a, b }) => `${table_name}: ${a} ${b}`).join(', ');
  }

  async pair(one, other) {
    await until(
      () => this.with(one) === other,
      () => `${one} and ${other} at one table; there are ${this.all}`,
    );
    return this.of(one);
  }

  async become(all) {
    await until(
      () => this.all === all,
      () => `the seats ${all}; there are ${this.all}`,
    );
  }
}

export class Wall {
  constructor(page) {
    this.page = page;
  }

  /** Waits until these names stand at a table. */
  async seats(table, ...names) {
    const place = this.page.locator('.plan li', {
      has: this.page.getByText(table, { exact: true }),
    });
    await until(
      async () =>
        (await place.allInnerTexts()).some((said) => names.every((n) => said.includes(n))),
      async () => `${names.join(' and ')} at table ${table} on the wall`,
    );
  }

  async rests(name) {
    await this.page.locator('.plan .rest', { hasText: name }).waitFor();
  }
}

/** Pairs made by hand for the next round, by another organizer; first the one of the first side. */
export async function arranged(watch, ...pairs) {
  for (const [a, b] of pairs) {
    const { step } = await watch.seen('public_view');
    const wish = {
      type: 'seat_together',
      at_step: step,
      a,
      b,
      together: true,
      effect: null,
    };
    const answer = await watch.ask(wish);
    assert.equal(answer.type, 'ack', `${a} and ${b} refused: ${answer.reason}`);
    await watch.seen('desk_view', ({ pins }) => pins.some((pin) => pin.a === a && pin.b === b));
  }
}

/** An event with its screens and guests; the first round is seated: Ada with Bo. */
export async function openHall(server, browser, plan = ROUND_TABLES) {
  const ticket = await serverTicket(server);
  const people = roster(plan.count, plan.settings.pool);
  const asked = { title: plan.title, settings: plan.settings, people };
  const event = await createEvent(server, ticket, asked);
  const watch = await organizerOf(server, event);
  await must(watch, 'open');
  const slips = await slipsOf(server, event);
  const open = async (size, role) =>
    openPage(browser, size, (await linkOf(server, event, role)).link);
  const page = await open('desk', 'organizer');
  await page.setViewportSize(TABLET);
  const desk = new SeatsDesk(page);
  const wall = new Wall(await open('wall', 'wall'));
  const helper = await open('helper', 'helper');
  const [phone, guest] = [{}, {}];
  for (const badge of plan.screens)
    phone[badge] = await openPage(browser, 'phone', slips[badge - 1].link);
  for (const badge of plan.others) guest[badge] = await Guest.enter(server, slips[badge - 1].link);
  await must(watch, 'open_lobby');
  for (const badge of plan.screens) await agree(phone[badge]);
  for (const badge of plan.here) await checkIn(phone[badge]);
  for (const badge of plan.others) await guest[badge].arrive();
  const expected = plan.here.length + plan.others.length;
  await watch.seen('public_view', ({ here }) => here === expected);
  await arranged(watch, ...plan.pairs);
  await must(watch, 'start');
  await watch.phase('move');
  const tables = new Tables(watch);
  await tables.pair(ADA, BO);
  await desk.shows('Move');
  return {
    watch,
    desk,
    page,
    sheet: new Sheet(page),
    tables,
    wall,
    helper,
    phone,
    guest,
  };
}
