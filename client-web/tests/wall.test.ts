// The wall: what is read from across the room fits on it, whatever it is.
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, expect, test } from 'vitest';
import type { Staff } from '../src/connection/staff.svelte.ts';
import { planPages, saidPages, type Place, type PlanPage } from '../src/wall/pages.ts';
import Screen from '../src/wall/Screen.svelte';
import type { Clock, PublicView, WallView } from '../src/protocol.ts';
import { clock, NOW, publicView, wallView } from './builders.ts';

afterEach(cleanup);

const WORDS = { rest: 'rest', helper: 'with a helper' };
const WIDE = 16 / 9;
const OLD = 4 / 3;
const room = (aspect = WIDE, strip = '') => ({ aspect, strip });
const name = (length: number, at: number) => `${at} `.padEnd(length, 'Wilhelmina-');
const pairs = (count: number, length: number) =>
  wallView({
    resting: [],
    tables: Array.from({ length: count }, (_, at) => ({
      table_name: String(at + 1),
      names: [name(length, 2 * at), name(length, 2 * at + 1)],
    })),
  });

const placesOf = (pages: PlanPage[]): Place[] => pages.flatMap((page) => page.columns.flat());

/** Lines of a name in its column, with letters of half their height and a little. */
function linesOf(text: string, page: PlanPage, aspect: number): number {
  const width = (92 * aspect) / page.count - page.beside - 2;
  return Math.ceil(text.length / Math.floor(width / (page.letter * 0.525)));
}

function tallest(page: PlanPage, aspect: number): number {
  const heightOf = (place: Place) =>
    place.names.reduce((sum, one) => sum + linesOf(one, page, aspect), 0) * page.letter * 1.125 + 1;
  return Math.max(
    ...page.columns.map((column) => column.reduce((sum, place) => sum + heightOf(place), 0)),
  );
}

const long = 'Please bring your glass back to the bar before the last round begins, and thank you.';

test.each([
  ['22 tables of 40 letters', pairs(22, 40), WIDE, ''],
  ['22 tables of 40 letters', pairs(22, 40), OLD, ''],
  ['22 tables of 40 letters below an announcement', pairs(22, 40), WIDE, long],
  ['22 tables of 40 letters below an announcement', pairs(22, 40), OLD, long],
  ['22 tables of 18 letters', pairs(22, 18), WIDE, ''],
  ['6 tables of 9 letters', pairs(6, 9), WIDE, ''],
  ['3 tables of 120 letters', pairs(3, 120), OLD, long],
])('C28 %s fit on their pages, each name once (%#)', (_, wall, aspect, strip) => {
  const pages = planPages(wall, WORDS, room(aspect, strip));
  const most = strip === '' ? 58 : 58 - 4.6 * 1.2 - 5.6;
  for (const page of pages) {
    expect(page.letter).toBeGreaterThanOrEqual(4);
    expect(page.columns.length).toBeLessThanOrEqual(page.count);
    // A place that alone is higher than the page stands alone.
    if (page.columns.some((column) => column.length > 1))
      expect(tallest(page, aspect)).toBeLessThanOrEqual(most + 0.01);
  }
  expect(placesOf(pages).map(({ table }) => table)).toEqual(
    wall.tables.map(({ table_name }) => table_name),
  );
  expect(placesOf(pages).flatMap(({ names }) => names)).toEqual(
    wall.tables.flatMap(({ names }) => names),
  );
});

test('C28 short names stand in four columns of five, long ones in fewer', () => {
  const pages = planPages(pairs(22, 9), WORDS, room());
  expect(pages.map((page) => page.columns.map((column) => column.length))).toEqual([
    [5, 5, 5, 5],
    [2],
  ]);
  expect(planPages(pairs(22, 18), WORDS, room())[0]?.count).toBe(3);
  expect(planPages(pairs(22, 30), WORDS, room())[0]?.count).toBe(2);
  expect(planPages(pairs(22, 40), WORDS, room())[0]?.count).toBe(1);
});

test('C28 few tables are written larger', () => {
  const pages = planPages(pairs(6, 9), WORDS, room());
  expect(pages).toHaveLength(1);
  expect(pages[0]?.letter).toBe(6);
});

test('C28 who rests stands at the end; without names there is no plan', () => {
  const wall = wallView({ resting: ['Paul', 'Rita', 'Tom'] });
  const [first, second] = placesOf(planPages(wall, WORDS, room())).slice(-2);
  expect(first).toMatchObject({ table: '', names: ['rest: Paul', 'Rita'] });
  expect(second).toMatchObject({ table: '', names: ['rest: Tom'] });
  const off = { tables: [{ table_name: '1', names: ['', ''] }], resting: [''] };
  expect(planPages(wallView(off), WORDS, room())).toEqual([]);
});

test('C28 the longest announcement is shown to the last word', () => {
  const words = Array.from({ length: 160 }, (_, at) => `word${at}`);
  const pages = saidPages(`${words.slice(0, 80).join(' ')}\n${words.slice(80).join(' ')}`, OLD);
  expect(pages.length).toBeGreaterThan(1);
  expect(
    pages
      .map(({ text }) => text)
      .join(' ')
      .split(/\s+/),
  ).toEqual(words);
  expect(saidPages('x\n'.repeat(40), WIDE).every(({ text }) => text.split('\n').length <= 11)).toBe(
    true,
  );
  expect(saidPages(long + long, WIDE)).toHaveLength(1);
});

// --- the whole screen ----------------------------------------------------------------------------

interface Shown {
  view?: Partial<PublicView>;
  wall?: Partial<WallView>;
  silent?: number | null;
  now?: number;
}

const staff = ({ silent = null, now = NOW }: Shown) =>
  ({
    ticker: { now },
    status: { silent_since: silent },
    toLocal: (tick: number) => tick,
  }) as unknown as Staff;

function show(shown: Shown) {
  const props = (next: Shown) => ({
    staff: staff(next),
    view: publicView(next.view),
    wall: wallView(next.wall),
  });
  const { rerender } = render(Screen, props(shown));
  return {
    text: () => document.body.textContent?.replace(/\s+/g, ' ') ?? '',
    again: (next: Shown) => rerender(props(next)),
  };
}
const at = (over: Partial<Clock>) => ({ clock: clock(over) });
const empty = { tables: [], resting: [] };
const said = (text: string, withdrawn = false) => ({
  announcement: { number: 1, text, to: 'everybody' as const, withdrawn },
});

test('C28 the two at a table stand below each other', () => {
  show({});
  const [first] = document.querySelectorAll('.plan li');
  expect([...(first?.querySelectorAll('span') ?? [])].map((line) => line.textContent)).toEqual([
    'Ana',
    'Ben',
  ]);
  expect(first?.textContent).not.toContain('·');
});

test('C28 while something is announced, the goal gives way', () => {
  const { theme } = publicView();
  const wall = show({});
  expect(wall.text()).toContain(theme);
  cleanup();
  const other = show({ view: said('Drinks at the bar') });
  expect(other.text()).toContain('Drinks at the bar');
  expect(other.text()).not.toContain(theme);
});

test('C28 a long announcement takes turns with the plan', () => {
  const pages = [0, 1, 2].map((turn) => {
    show({ view: said(long + long), now: turn * 8_000 });
    const found = [document.querySelector('.page'), document.querySelector('.plan')];
    cleanup();
    return found.map((one) => one !== null);
  });
  expect(pages).toContainEqual([true, false]);
  expect(pages).toContainEqual([false, true]);
});

test('C35 a withdrawn announcement is shown as withdrawn until the next phase', async () => {
  const wall = show({ view: said('Drinks at the bar') });
  await wall.again({ view: said('Drinks at the bar', true) });
  expect(document.querySelector('.said')?.textContent).toContain('Withdrawn: Drinks at the bar');
  await wall.again({ view: { ...said('Drinks at the bar', true), ...at({ phase: 'rate' }) } });
  expect(document.querySelector('.said')).toBeNull();
});

test('C33 a withdrawn result is told on the wall as being checked', () => {
  const closed = at({ phase: 'closed', ends_tick: null });
  const wall = show({ view: closed, wall: { ...empty, checking: true } });
  expect(wall.text()).toContain('The result is being checked');
  expect(wall.text()).not.toContain('Pairs are being found');
});

test('C34 paused is said large, with what is kept', () => {
  const wall = show({ view: at({ paused: true, ends_tick: null, left_ms: 192_000 }) });
  expect(document.querySelector('h1')?.textContent).toBe('Paused');
  expect(wall.text()).toContain('Talk · Round 4 of 8');
  expect(wall.text()).toContain('3:12');
});

test('C34 waiting for a tap shows no number', () => {
  const wall = show({ view: at({ phase: 'waiting', ends_tick: null }), wall: empty });
  expect(wall.text()).toContain('The next round starts in a moment');
  expect(document.querySelector('.clock')).toBeNull();
});

test('C28 lobby and break say how to join, the break when the next round follows', () => {
  const lobby = show({ view: at({ phase: 'lobby', round: 0, ends_tick: null }), wall: empty });
  expect(lobby.text()).toContain('Scan the code, or open this address and type the event code');
  expect(lobby.text()).toContain('192.0.2.7:8080');
  cleanup();
  const wall = show({ view: at({ phase: 'pause_break', ends_tick: NOW + 512_000 }), wall: empty });
  expect(wall.text()).toMatch(/Round 5 follows at \d\d:\d\d/);
  expect(wall.text()).toContain('7K3M 9QXA');
});

test('C37 without contact a clock is said to run on only while one runs', () => {
  const wall = show({ silent: NOW });
  expect(wall.text()).toContain('the clock runs on');
  cleanup();
  const lobby = show({ silent: NOW, view: at({ phase: 'lobby', ends_tick: null }), wall: empty });
  expect(lobby.text()).toMatch(/no connection since \d\d:\d\d/);
  expect(lobby.text()).not.toContain('the clock runs on');
});
