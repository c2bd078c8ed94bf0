// The desk and a helper while seats are changed by hand and people are looked for.
import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codes } from '../src/i18n/en/codes.ts';
import { desk as words } from '../src/i18n/en/desk.ts';
import { readable } from '../src/i18n/plural.ts';
import { staffRefusal } from '../src/i18n/en/staff_refusals.ts';
import type { DeskView, EffectLine, HelperView, PublicView } from '../src/protocol.ts';
import { clock, NOW, pageOf } from './builders.ts';
import { desk, helper, people, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const move: Partial<PublicView> = {
  clock: clock({ phase: 'move', ends_tick: NOW + 41_000, length_ms: 60_000 }),
};
const lobby: Partial<PublicView> = {
  clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
};
const line = (code: string, ...args: string[]): EffectLine => ({ code, arguments: args });
const dialog = () => screen.queryByRole('dialog');
const previews = (it: StaffPage) => it.said('preview').map((one) => one.command);

/** The server says what the last preview would do. */
async function foresees(it: StaffPage, digest: string, ...lines: EffectLine[]): Promise<void> {
  const id = it.said('preview').at(-1)?.id ?? '';
  await it.says({ type: 'effect', id, digest, lines });
}

/** A button of the sheet: the page behind it is inert. */
const inSheet = (name: string | RegExp) =>
  within(screen.getByRole('dialog')).getByRole<HTMLButtonElement>('button', { name });
async function confirm(it: StaffPage, name: string): Promise<void> {
  inSheet(name).click();
  await it.settled();
}

async function refuses(it: StaffPage, reason: string): Promise<void> {
  await it.says({ type: 'reject', id: it.said('preview').at(-1)?.id ?? '', reason });
}

async function tables(view = move, over: Partial<DeskView> = {}): Promise<StaffPage> {
  const it = await desk(view, over);
  await it.says(pageOf('tables'));
  return it;
}

// --- by hand -----------------------------------------------------------------------------------

test('C75 two who are tapped are swapped once it was shown what that does', async () => {
  const it = await tables();
  await it.tap('Chiara, 2, table 2');
  expect(it.text()).toContain('Chiara · 2');
  await it.tap('Georg, 24, table 4');
  expect(it.button('Georg, 24, table 4').getAttribute('aria-pressed')).toBe('true');
  await it.tap('Swap');
  expect(previews(it)).toMatchObject([{ type: 'swap_seats', at_step: 12, a: 2, b: 24 }]);
  expect(it.said('swap_seats')).toEqual([]);
  await foresees(it, 'd1', line('sits', '2', 'Georg', 'David'), line('rests_now', 'Fatou'));
  expect(dialog()?.textContent).toContain('Swap Chiara and Georg');
  expect(dialog()?.textContent).toContain('Table 2: Georg and David.');
  expect(dialog()?.textContent).toContain('Fatou rests this round.');
  await confirm(it, 'Swap');
  expect(it.said('swap_seats')).toMatchObject([{ a: 2, b: 24, effect: 'd1' }]);
  await it.answer();
  expect(dialog()).toBeNull();
});

test('C75 a third tap takes the place of the second, and a new phase forgets them', async () => {
  const it = await tables();
  await it.tap('Chiara, 2, table 2');
  await it.tap('Georg, 24, table 4');
  await it.tap('Ana, 1, table 1');
  expect(it.text()).toContain('Chiara · 2 and Ana · 1');
  await it.shows({ clock: clock({ phase: 'talk' }) });
  expect(screen.queryByRole('button', { name: 'Chiara, 2, table 2' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Swap' })).toBeNull();
});

test('C75 an effect that has changed is shown anew before it is applied', async () => {
  const it = await tables();
  await it.tap('Chiara, 2, table 2');
  await it.tap('Georg, 24, table 4');
  await it.tap('Seat together');
  await foresees(it, 'd1', line('sits', '2', 'Chiara', 'Georg'));
  await it.shows({ ...move, step: 14 }, { step: 14 });
  await confirm(it, 'Seat together');
  await it.answer('effect_changed');
  expect(previews(it).at(-1)).toMatchObject({ type: 'seat_together', at_step: 14 });
  await foresees(it, 'd2', line('sits', '5', 'Chiara', 'Georg'));
  await confirm(it, 'Seat together');
  const sent = it.said('seat_together').at(-1);
  expect(sent).toMatchObject({ together: true, at_step: 14, effect: 'd2' });
});

test('C75 two are picked by name; what stands against them is said', async () => {
  const it = await tables({ clock: clock({ phase: 'talk', round: 4 }) });
  await it.tap('Seat two together next round');
  await it.says(people(it));
  await it.tap(/Ana K/);
  expect(it.text()).toContain('Who with Ana K.?');
  await it.says(people(it));
  await it.tap(/Ana K/);
  expect(it.text()).toContain('That is Ana K. again.');
  expect(previews(it)).toEqual([]);
  await it.tap(/Emre/);
  await refuses(it, 'met_already');
  expect(screen.getByRole('alert').textContent).toBe('These two have talked already.');
  await it.tap(/Fatou/);
  await foresees(it, 'd3', line('pinned', 'Ana K.', 'Fatou P.'));
  expect(dialog()?.textContent).toContain('Seat Ana K. and Fatou P. together in round 5');
  await confirm(it, 'Seat together');
  expect(it.said('seat_together')).toMatchObject([{ a: 1, b: 4, effect: 'd3' }]);
});

test('C75 after the last Move no pair is offered for another round', async () => {
  await tables({ clock: clock({ phase: 'talk', round: 8, rounds: 8 }) });
  expect(screen.queryByRole('button', { name: /together/ })).toBeNull();
  cleanup();
  await tables({ clock: clock({ phase: 'move', round: 8, rounds: 8 }) });
  expect(screen.queryByRole('button', { name: 'Seat together' })).not.toBeNull();
});

test('C75 who presses Escape has changed nothing, and has the keyboard again', async () => {
  const it = await tables();
  it.button('Swap').focus();
  await it.tap('Swap');
  expect(dialog()?.textContent).toContain('Whom do you swap?');
  await fireEvent.keyDown(window, { key: 'Escape' });
  await it.settled();
  expect(dialog()).toBeNull();
  expect(document.activeElement).toBe(it.button('Swap'));
});

test('C75 a table is taken out of use, is listed so, and is put back', async () => {
  const it = await tables({}, { closed_tables: [{ table: 20, table_name: '20' }] });
  await it.tap('Table 7: take out of use');
  await foresees(it, 'd4', line('table_closed', '7'), line('moves_table', '9', 'Lucía', 'Tom'));
  expect(dialog()?.textContent).toContain('Lucía and Tom move to table 9.');
  await confirm(it, 'Take out of use');
  expect(it.said('use_table')).toMatchObject([{ table: 7, in_use: false, effect: 'd4' }]);
  await it.answer();
  await it.tap('Table 20: put back in use');
  await foresees(it, 'd5', line('table_opened', '20'));
  await confirm(it, 'Put back');
  expect(it.said('use_table').at(-1)).toMatchObject({ table: 20, in_use: true, effect: 'd5' });
});

test('C75 pairs made by hand and who rests next are listed, and a pair is taken back', async () => {
  const pins = [{ a: 12, a_name: 'Ada L.', b: 31, b_name: 'Bo F.' }];
  const it = await tables({}, { pins, resting_next: [{ badge: 8, name: 'Dan K.' }] });
  expect(it.text()).toContain('Seated together in round 5');
  expect(it.text()).toContain('Resting in round 5 Dan K. · 8');
  await it.tap('Ada L. and Bo F.: take back');
  expect(previews(it)).toMatchObject([{ a: 12, b: 31, together: false }]);
  await foresees(it, 'd6', line('unpinned', 'Ada L.', 'Bo F.'));
  await confirm(it, 'Take back');
  expect(it.said('seat_together')).toMatchObject([{ together: false, effect: 'd6' }]);
});

test('C75 in the rounds a check-in is shown first, and before them not', async () => {
  const it = await desk(lobby);
  await it.says(people(it));
  const first = screen.getAllByRole('button', { name: 'Check in' })[0];
  first?.click();
  await it.settled();
  expect(previews(it)).toEqual([]);
  expect(it.said('set_presence')).toHaveLength(1);
  await it.shows({ clock: clock({ phase: 'talk', round: 1 }) });
  screen.getByRole('tab', { name: 'People' }).click();
  await it.settled();
  await it.says(people(it));
  for (const box of screen.getAllByRole('checkbox').slice(3, 5)) box.click();
  await it.settled();
  screen.getAllByRole('button', { name: 'Check in' })[0]?.click();
  await it.settled();
  expect(previews(it)).toMatchObject([{ type: 'set_presence', badges: [4, 5], presence: 'here' }]);
  expect(it.said('set_presence')).toHaveLength(1);
  await foresees(it, 'd7', line('becomes_here', 'Ada L.'));
  await confirm(it, 'Check in');
  expect(it.said('set_presence')[1]).toMatchObject({ badges: [4, 5], effect: 'd7' });
});

// --- promises ----------------------------------------------------------------------------------

const BROKEN = [
  line('becomes_left', 'Ana K.'),
  line('promise_broken', 'Kim S.', '6', '5'),
  line('round_helps', '7'),
];

test('C76 broken promises stand by name in the sheet, with a round more beside them', async () => {
  const it = await tables();
  await it.tap('Chiara, 2, table 2');
  await it.tap('Georg, 24, table 4');
  await it.tap('Swap');
  await foresees(it, 'd1', ...BROKEN);
  const section = screen.getByRole('region', { name: 'Promises that this breaks' });
  expect(section.textContent).toContain('Kim S. was promised 6 talks and gets 5.');
  expect(section.textContent).not.toContain('Ana K.');
  expect(dialog()?.textContent.match(/Kim S\./g)).toHaveLength(1);
  await it.tap('Add a round (+7 min)');
  expect(it.said('control')).toMatchObject([{ action: 'add_round', at_step: 12 }]);
  await it.answer();
  expect(previews(it)).toHaveLength(1);
  await it.shows({ ...move, step: 13 }, { step: 13 });
  expect(previews(it).at(-1)).toMatchObject({ type: 'swap_seats', at_step: 13 });
  await foresees(it, 'd2', line('becomes_left', 'Ana K.'));
  expect(dialog()?.textContent).toContain('A round was added.');
  expect(screen.queryByRole('region', { name: 'Promises that this breaks' })).toBeNull();
  await confirm(it, 'Swap');
  expect(it.said('swap_seats')).toMatchObject([{ at_step: 13, effect: 'd2' }]);
});

test('C76 no round is offered where none helps; a refusal is told in the sheet', async () => {
  const it = await tables();
  await it.tap('Swap');
  await it.tap('Cancel');
  await it.tap('Chiara, 2, table 2');
  await it.tap('Georg, 24, table 4');
  await it.tap('Swap');
  await foresees(it, 'd1', line('promise_broken', 'Kim S.', '6', '5'));
  expect(screen.queryByRole('button', { name: /Add a round/ })).toBeNull();
  await it.tap('Cancel');
  await it.tap('Chiara, 2, table 2');
  await it.tap('Georg, 24, table 4');
  await it.tap('Swap');
  await foresees(it, 'd1', ...BROKEN);
  await it.tap('Add a round (+7 min)');
  await it.answer('wrong_phase');
  expect(dialog()?.textContent).toContain('Not done: this is not possible at this point');
  expect(inSheet('Swap').disabled).toBe(false);
});

test('C76 a round can be added by itself, and what it costs is shown first', async () => {
  const it = await desk();
  await it.tap('More…');
  await it.tap('Add a round');
  expect(previews(it)).toMatchObject([{ type: 'control', action: 'add_round' }]);
  await foresees(it, 'd7', line('round_added', '9', '7'));
  expect(dialog()?.textContent).toContain('9 rounds in all, about 7 minutes longer.');
});

// --- who is looked for -------------------------------------------------------------------------

const looked = {
  missing: [{ badge: 31, name: 'Bo F.', table_name: '7', until_tick: NOW + 42_000 }],
  claims: [{ number: 4, a: 12, a_name: 'Ada L.', b: 35, b_name: 'Cleo M.' }],
};
const quiet = { helps: [], joins: [], silent: [], silent_count: 0 };

test('C77 who is looked for stands at the desk, and the seconds are not read out', async () => {
  const it = await desk({}, { ...quiet, missing: looked.missing });
  expect(it.text()).toContain('Looking for Bo F. · 31 somebody waits at table 7');
  expect(it.text()).not.toContain('Nobody needs you');
  const left = [...document.querySelectorAll('section *')].find(
    (one) => one.textContent === '0:42',
  );
  expect(left?.closest('[aria-live], [role=status]')).toBeNull();
  const spoken = [...document.querySelectorAll('[aria-live]')].map((one) => one.textContent).join();
  expect(spoken).toContain('Bo F. is looked for: somebody waits at table 7.');
  expect(spoken).not.toContain('0:42');
});

test('C77 who sat together is settled at the desk, or by a helper', async () => {
  const it = await desk({}, { ...quiet, claims: looked.claims });
  expect(it.text()).toContain('Did Ada L. · 12 and Cleo M. · 35 sit together?');
  await it.tap('Yes, Ada L. and Cleo M. sat together');
  expect(it.said('answer_claim')).toMatchObject([{ number: 4, confirms: true }]);
  cleanup();
  const other = await helper({}, looked);
  const calls = screen.getByRole('tab', { name: 'Calls · 3' });
  calls.click();
  await other.settled();
  expect(other.text()).toContain('Looking for Bo F. · 31');
  await other.tap('No, Ada L. and Cleo M. did not sit together');
  expect(other.said('answer_claim')).toMatchObject([{ number: 4, confirms: false }]);
  await other.answer('no_such_claim');
  expect(screen.getByRole('alert').textContent).toContain('Not done: this is settled already');
});

test('C77 without contact nothing of it can be changed', async () => {
  const it = await tables(move, { ...looked, closed_tables: [{ table: 20, table_name: '20' }] });
  it.world.socket.drops();
  await it.settled();
  for (const name of [
    'Swap',
    'Seat together',
    'Table 7: take out of use',
    'Table 20: put back in use',
    'Yes, Ada L. and Cleo M. sat together',
  ])
    expect(it.button(name).disabled, name).toBe(true);
});

test('C75, C77 the pictures of the protocol are shown as they come', async () => {
  const sample = <T>(name: string): T =>
    JSON.parse(readFileSync(`${process.cwd()}/../protocol/samples/${name}.json`, 'utf8')) as T;
  const it = await desk({}, sample<DeskView>('desk_view.changes'));
  await it.says(pageOf('tables'));
  for (const words of ['Looking for Bo F.', 'Seated together in round 5', 'Table 4', 'Dan K. · 8'])
    expect(it.text()).toContain(words);
  cleanup();
  const other = await helper({}, sample<HelperView>('helper_view.searching'));
  expect(other.text()).toContain('Calls · 3');
});

// --- words -------------------------------------------------------------------------------------

test('C41, C42 changes of seats have words in log, undo, effects and refusals', () => {
  const names: Record<number, string> = { 1: 'Ada', 2: 'Bo' };
  const log = (who: string, action: string, ...args: string[]) =>
    codes.log({ who, action, arguments: args }, (badge) => names[badge]);
  expect(log('organizer 1', 'swap', '1', '2')).toBe('Organizer 1 swapped Ada · 1, Bo · 2.');
  expect(log('organizer 1', 'close_table', '7')).toBe('Organizer 1 took table 7 out of use.');
  expect(log('clock', 'missing', '2')).toBe('Not found at their table, and away: Bo · 2.');
  expect(log('helper 1', 'correct', '1', '2')).toBe(
    'Helper 1 confirmed who sat together: Ada · 1, Bo · 2.',
  );
  const actions =
    'swap seat_together seat_apart close_table open_table add_round join_table ' +
    'talk_with_helper rest_again';
  for (const action of [...actions.split(' '), 'missing', 'correct']) {
    expect(codes.knows(action), action).toBe(true);
    expect(words.undo[action], action).toBeDefined();
    expect(log('organizer 1', 'undo', 'seating')).toContain('a change of seats');
  }
  const effects =
    'promise_broken round_helps sits moves_table rests_now table_closed table_opened pinned ' +
    'unpinned round_added round_taken moves_along joins talk_longer talk_as_planned with_helper ' +
    'with_helper_at without_helper';
  for (const code of effects.split(' '))
    expect(codes.effect(code, ['4', '5', '6']), code).toMatch(/^[A-Z0-9].*\.$/);
  const refusals =
    'not_here met_already both_stay_seated pinned_already no_such_table too_early ' +
    'no_such_offer no_such_claim seated_already table_full stays_seated';
  for (const code of refusals.split(' ')) expect(staffRefusal(code), code).not.toBe(readable(code));
});

// The control of this group: a desk that sends no digest would apply what nobody has seen.
test('C75 an effect that is sent without its digest would be noticed', async () => {
  const digests: (string | null | undefined)[] = [];
  for (const forgetful of [false, true]) {
    const it = await tables();
    const command = it.staff.command.bind(it.staff);
    if (forgetful)
      it.staff.command = (wish) => command('at_step' in wish ? { ...wish, effect: null } : wish);
    await it.tap('Chiara, 2, table 2');
    await it.tap('Georg, 24, table 4');
    await it.tap('Swap');
    await foresees(it, 'seen', line('rests_now', 'Fatou'));
    await confirm(it, 'Swap');
    digests.push(it.said('swap_seats')[0]?.effect);
    cleanup();
  }
  expect(digests).toEqual(['seen', null]);
});
