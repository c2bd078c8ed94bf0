// Three at a table, and who talks with a helper: on the phone, at the desk, on helpers' devices.
import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EffectLine, PublicView } from '../src/protocol.ts';
import { planPages } from '../src/wall/pages.ts';
import { clock, met, NOW, pageOf, person, seat, tablesPage, wallView } from './builders.ts';
import { phone } from './phone_page.ts';
import { desk, helper, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const inPhase = (phase: 'move' | 'talk' | 'rate', gone_ms = 0): Partial<PublicView> => ({
  clock: clock({ phase, ends_tick: NOW + 60_000 - gone_ms, length_ms: 60_000 }),
});
const mia = person(33, 'Mia V.');
const three = seat({ beside: [{ card: mia, encounter: 41, search: 'none' }] });
const own = [met(40, three.partner ?? mia), met(41, mia)];

// --- the phone -----------------------------------------------------------------------------------

test('C80 a phone names all three, and whether the third is met', async () => {
  const page = await phone({ view: inPhase('move'), own: { met: [], seat: three } });
  expect(page.text()).toContain('You meet Jon B. · 22');
  expect(page.text()).toContain('and Mia V. · 33');
  const shared = seat({ beside: [{ card: mia, encounter: 0, search: 'none' }] });
  await page.shows(inPhase('talk'), { met: own.slice(0, 1), seat: shared });
  expect(page.text()).toContain('also at your table Mia V. · 33');
});

test('C80 each of the two is asked about by name, and rated on their own', async () => {
  const page = await phone({ view: inPhase('rate'), own: { met: own, seat: three } });
  const groups = screen.getAllByRole('radiogroup');
  expect(groups).toHaveLength(2);
  expect(page.text()).toContain('Not Jon, not Mia, not the organizer.');
  screen.getAllByRole<HTMLInputElement>('radio', { name: 'Gladly' })[1]?.click();
  await page.settled();
  expect(page.wishes('give_rating')).toMatchObject([{ encounter: 41 }]);
  // Who shares one's side at the table is nobody to be rated.
  const shared = seat({ beside: [{ card: mia, encounter: 0, search: 'none' }] });
  await page.shows(inPhase('rate'), { met: own.slice(0, 1), seat: shared });
  expect(screen.getAllByRole('radiogroup')).toHaveLength(1);
});

test('C80 of three, either may be the one who is not here', async () => {
  const page = await phone({ view: inPhase('move', 50_000), own: { met: [], seat: three } });
  await page.tap('Nobody here?');
  expect(page.text()).toContain('Jon or Mia');
  await page.tap('Look for Mia');
  expect(page.wishes('report_missing')).toMatchObject([{ encounter: 41 }]);
  const looked = (search: 'running' | 'over') =>
    seat({ beside: [{ card: mia, encounter: 41, search }], search_until_tick: NOW + 9_000 });
  await page.shows(inPhase('move', 50_000), { met: [], seat: looked('running') });
  expect(page.text()).toContain('We are looking for Mia.');
  // Mia is there; Jon may still be the one who is not.
  await page.shows(inPhase('move', 50_000), { met: [], seat: looked('over') });
  expect(page.text()).toContain('Mia gave a sign.');
  await page.tap('Nobody here?');
  expect(screen.queryByRole('button', { name: 'Look for Mia' })).toBeNull();
  expect(screen.getByRole('button', { name: 'Look for Jon' })).toBeDefined();
});

test('C80 a third who comes or goes is said, and each search knows who waits', async () => {
  const page = await phone({ view: inPhase('move'), own: { met: [], seat: seat() } });
  await page.shows(inPhase('move'), { met: [], seat: three });
  expect(page.text()).toContain('Mia V. joins you: three sit at your table.');
  await page.shows(inPhase('move'), { met: [], seat: seat() });
  expect(page.text()).toContain('Mia V. sits somewhere else now.');
  const awaited = { awaited_until_tick: NOW + 30_000, awaited_by: 33 };
  await page.shows(inPhase('move'), { met: [], seat: { ...three, ...awaited } });
  expect(page.text()).toContain('Mia waits for you at table 9');
});

test('C81 who talks with a helper reads so, and where', async () => {
  const helped = seat({ kind: 'helper', partner: null, encounter: 0, table_name: '12', table: 12 });
  const page = await phone({ view: inPhase('move'), own: { seat: helped } });
  expect(page.text()).toContain('You talk with a helper');
  expect(page.text()).toContain('Please go to table 12.');
  await page.shows(inPhase('rate'), { seat: helped });
  expect(screen.queryAllByRole('radiogroup')).toHaveLength(0);
});

// --- the desk ------------------------------------------------------------------------------------

const line = (code: string, ...args: string[]): EffectLine => ({ code, arguments: args });

/** The tables of the round, with one who rests. */
async function withOneResting(phase: 'move' | 'talk' = 'move', helped = false): Promise<StaffPage> {
  const table = { badge: 60, name: 'Fatou N.', table_name: '21' };
  const it = await desk(inPhase(phase), {
    resting: 1,
    resting_now: [{ badge: 60, name: 'Fatou N.' }],
    helper_talks: helped ? [table] : [],
  });
  await it.says(pageOf('tables'));
  return it;
}

async function foresees(it: StaffPage, digest: string, ...lines: EffectLine[]): Promise<void> {
  const id = it.said('preview').at(-1)?.id ?? '';
  await it.says({ type: 'effect', id, digest, lines });
}

test('C80 who rests joins a table that was tapped, once it was shown what that does', async () => {
  const it = await withOneResting();
  await it.tap('Fatou N., 60, resting');
  await it.tap('Chiara, 2, table 2');
  await it.tap('Join their table');
  const wish = { type: 'join_table', at_step: 12, badge: 60, table: 2 };
  expect(it.said('preview').map((one) => one.command)).toMatchObject([wish]);
  await foresees(it, 'd1', line('joins', '2', 'Fatou N.'), line('talk_longer', '120'));
  const dialog = screen.getByRole('dialog').textContent;
  expect(dialog).toContain('Fatou N. joins table 2');
  expect(dialog).toContain('2 minutes longer, for everybody');
  screen.getAllByRole('button', { name: 'Join their table' }).at(-1)?.click();
  await it.settled();
  expect(it.said('join_table')).toMatchObject([{ ...wish, effect: 'd1' }]);
});

test('C80 a table of three is shown with all of them, and nobody else joins it', async () => {
  const it = await withOneResting();
  const page = tablesPage();
  const rows = page.rows.map((row) =>
    row.table === 2 ? { ...row, third: 33, third_name: 'Mia' } : row,
  );
  await it.says({ ...page, rows });
  expect(it.button('Mia, 33, table 2')).toBeDefined();
  await it.tap('Fatou N., 60, resting');
  await it.tap('Chiara, 2, table 2');
  expect(screen.queryByRole('button', { name: 'Join their table' })).toBeNull();
});

test('C81 in Move and Talk who rests is given a talk with a helper, or rests again', async () => {
  for (const phase of ['move', 'talk'] as const) {
    const it = await withOneResting(phase);
    await it.tap('Fatou N., 60, resting');
    await it.tap('Talk with a helper');
    const wish = { type: 'talk_with_helper', badge: 60, together: true };
    expect(it.said('preview').map((one) => one.command)).toMatchObject([wish]);
    cleanup();
  }
  const it = await withOneResting('talk', true);
  expect(it.text()).toContain('With a helper Fatou N.');
  expect(it.text()).not.toContain('Resting this round');
  await it.tap('Fatou N., 60, table 21');
  await it.tap('Rest again');
  expect(it.said('preview').map((one) => one.command)).toMatchObject([{ together: false }]);
});

// --- helpers and the wall ------------------------------------------------------------------------

test('C81 a helper sees who is alone, and says whom they sit with', async () => {
  const resting = [
    { badge: 18, name: 'Cleo M.' },
    { badge: 22, name: 'Dai W.' },
  ];
  const helper_talks = [{ badge: 22, name: 'Dai W.', table_name: '9' }];
  const it = await helper(inPhase('talk'), { resting, helper_talks });
  screen.getByRole('tab', { name: 'Alone · 1' }).click();
  await it.settled();
  expect(it.text()).toContain('table 9');
  await it.tap('I sit with Cleo M.');
  await it.tap('The talk with Dai W. is over');
  expect(it.said('talk_with_helper')).toMatchObject([
    { badge: 18, together: true },
    { badge: 22, together: false },
  ]);
  cleanup();
  await helper(inPhase('rate'), { resting });
  expect(screen.queryByRole('tab', { name: /Alone/ })).toBeNull();
});

test('C81 the wall says who talks with a helper, and C80 names all three of a table', () => {
  const tables = [
    { table_name: '1', names: ['Ada', 'Bo', 'Cleo'] },
    { table_name: '2', names: ['Dai'] },
    { table_name: '3', names: [''] },
  ];
  const words = { rest: 'rest', helper: 'with a helper' };
  const pages = planPages(wallView({ tables, resting: [] }), words, { aspect: 16 / 9, strip: '' });
  const names = pages.flatMap((page) => page.columns.flat().map((place) => place.names));
  expect(names).toEqual([
    ['Ada', 'Bo', 'Cleo'],
    ['Dai', 'with a helper'],
  ]);
});

// The control of this group: a phone that forgets whoever else sits there would be noticed.
test('C80 positive control: a third who is left out is missed', async () => {
  const page = await phone({ view: inPhase('rate'), own: { met: own, seat: seat() } });
  expect(screen.getAllByRole('radiogroup')).toHaveLength(1);
  expect(page.text()).not.toContain('Mia');
});
