// What the wall shows in turns of one page: a long announcement, and the table plan, filled column
// by column, with who rests at the end. Sizes are in parts of the screen's height, and widths of
// text are estimated on the safe side, so that nothing runs off any projector. Pure.
import type { WallView } from '../protocol.ts';

export interface Place {
  key: string;
  /** Empty: these people rest. */
  table: string;
  /** One line each, unless it is too long. */
  names: string[];
}

export interface PlanPage {
  kind: 'plan';
  columns: Place[][];
  /** How many columns share the width. */
  count: number;
  /** Height of a letter, and width of the tables' numbers. */
  letter: number;
  beside: number;
}

export interface SaidPage {
  kind: 'said';
  text: string;
  letter: number;
}

/** What there is room for. */
export interface Room {
  /** The screen's width by its height. */
  aspect: number;
  /** What stands below the plan. */
  strip: string;
}

/** The smallest letter is 1/25 of the height; what has the room uses larger ones. */
const LETTERS = [6, 5, 4] as const;
const PLAN_HEIGHT = 58;
const COLUMNS = [4, 3, 2, 1] as const;
const STRIP_LETTER = 4.6;
/** An announcement up to here stands below the plan, a longer one takes turns with it. */
const STRIP_MAX = 120;
const SAID_LETTERS = [6, 5, 4] as const;
const SAID_HEIGHT = 55;

/** How wide a letter of usual width is, by its height. */
const LETTER_WIDTH = 0.525;

/** In letters of usual width, on the safe side for any of the systems' fonts. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);

function letterWidth(letter: string): number {
  if (letter > '\u2e7f') return 2; // the far east, and emoji
  if (/[mwMW@%]/.test(letter)) return 1.75;
  if (/[iIjlftr.,:;'’ ()|-]/.test(letter)) return 0.7;
  return letter === letter.toLowerCase() ? 1.1 : 1.3;
}

/** A name instead of a number is too wide to stand beside the people. */
export const isNamed = (table: string): boolean => widthOf(table) > 3;

/** Whether an announcement stands below what the wall shows. */
export const isStrip = (said: string): boolean => said.length <= STRIP_MAX;

/** Letters that fit into a width. */
const lettersIn = (width: number, letter: number): number =>
  Math.max(1, Math.floor(width / (letter * LETTER_WIDTH)));

const linesOf = (text: string, letters: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / letters)), 0);

// --- the table plan ------------------------------------------------------------------------------

/** `words`: before those who rest, and below somebody who talks with a helper. */
export function planPages(
  wall: WallView,
  words: { rest: string; helper: string },
  room: Room,
): PlanPage[] {
  const places = placesOf(wall, words);
  if (places.length === 0) return [];
  const plans = LETTERS.map((letter) => pagesIn(places, letter, room));
  // Large letters only where everything stands on one page all the same.
  return plans.find((pages) => pages.length === 1) ?? plans[plans.length - 1] ?? [];
}

function placesOf(wall: WallView, { rest, helper }: { rest: string; helper: string }): Place[] {
  const shown = (names: readonly string[]) => names.filter((name) => name !== '');
  const tables = wall.tables
    .map(({ table_name, names }) => ({ key: table_name, table: table_name, names: shown(names) }))
    .filter(({ names }) => names.length > 0)
    .map((place) =>
      place.names.length > 1 ? place : { ...place, names: [...place.names, helper] },
    );
  const resting = inTwos(shown(wall.resting)).map(([first = '', ...others]) => ({
    key: `rest ${first} ${others.join()}`,
    table: '',
    names: [`${rest}: ${first}`, ...others],
  }));
  return [...tables, ...resting];
}

function pagesIn(places: Place[], letter: number, room: Room): PlanPage[] {
  const digits = places.map(({ table }) => (isNamed(table) ? 1 : table.length));
  const beside = (Math.max(1, ...digits) * 0.85 + 0.4) * letter;
  const width = (count: number) => lettersIn((92 * room.aspect) / count - beside - 2, letter);
  const inOneLine = (count: number) =>
    places.every(({ table, names }) =>
      names.every((name) => table === '' || widthOf(name) <= width(count)),
    );
  const count = COLUMNS.find(inOneLine) ?? 1;
  const height = (place: Place) => heightOf(place, letter, width(count));
  const columns = evenly(columnsOf(places, heightFor(room), height), count, height);
  const shared = Math.min(count, columns.length);
  const pages: PlanPage[] = [];
  for (let from = 0; from < columns.length; from += count) {
    const shown = columns.slice(from, from + count);
    pages.push({ kind: 'plan', columns: shown, count: shared, letter, beside });
  }
  return pages;
}

/** On a single page of places that are all alike, the columns are equally long. */
function evenly(columns: Place[][], count: number, height: (place: Place) => number): Place[][] {
  const places = columns.flat();
  const alike = new Set(places.map(height)).size === 1;
  if (columns.length > count || !alike) return columns;
  const rows = Math.ceil(places.length / columns.length);
  return columns.map((_, at) => places.slice(at * rows, (at + 1) * rows));
}

function columnsOf(places: Place[], room: number, height: (place: Place) => number): Place[][] {
  const columns: Place[][] = [];
  let left = 0;
  for (const place of places) {
    const needed = height(place);
    if (needed > left || columns.length === 0) {
      columns.push([]);
      left = room;
    }
    columns[columns.length - 1]?.push(place);
    left -= needed;
  }
  return columns;
}

function heightOf({ table, names }: Place, letter: number, letters: number): number {
  const title = isNamed(table) ? linesOf(table, letters / 1.35) * 1.35 : 0;
  const lines = names.reduce((sum, name) => sum + linesOf(name, letters), title);
  return Math.max(lines * 1.125, 1.35) * letter + 1;
}

/** What stands below takes its lines, and the space around it, from the plan. */
function heightFor({ strip, aspect }: Room): number {
  if (strip === '') return PLAN_HEIGHT;
  const lines = linesOf(strip, lettersIn(88 * aspect, STRIP_LETTER));
  return PLAN_HEIGHT - lines * STRIP_LETTER * 1.2 - 5.6;
}

function inTwos(names: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < names.length; from += 2) groups.push(names.slice(from, from + 2));
  return groups;
}

// --- a long announcement -------------------------------------------------------------------------

export function saidPages(said: string, aspect: number): SaidPage[] {
  const letters = (letter: number) => lettersIn(88 * aspect, letter);
  const fits = (letter: number) => linesOf(said, letters(letter)) * letter * 1.25 <= SAID_HEIGHT;
  const letter = SAID_LETTERS.find(fits);
  if (letter !== undefined) return [{ kind: 'said', text: said, letter }];
  const lines = said.split('\n').flatMap((line) => wrapped(line, letters(4)));
  const most = Math.floor(SAID_HEIGHT / 5);
  const pages: SaidPage[] = [];
  for (let from = 0; from < lines.length; from += most) {
    const text = lines.slice(from, from + most).join('');
    pages.push({ kind: 'said', text: text.trim(), letter: 4 });
  }
  return pages;
}

/** A paragraph in lines of words; only the last one ends it. */
function wrapped(paragraph: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of paragraph.split(' ')) {
    if (line !== '' && widthOf(line) + widthOf(word) > letters) {
      lines.push(line);
      line = '';
    }
    line += `${word} `;
  }
  return [...lines, `${line.trimEnd()}\n`];
}
