// The table plan in pages of twenty, filled column by column; who rests comes last. Pure.
import { listed } from '../i18n/plural.ts';
import type { WallView } from '../protocol.ts';

export interface Place {
  key: string;
  /** Empty: these people rest. */
  table: string;
  names: string;
}

export interface Page {
  places: Place[];
  rows: number;
  columns: number;
}

const PAGE = 20;
const COLUMN = 5;

export function pagesOf(wall: WallView): Page[] {
  const tables: Place[] = wall.tables.map((table) => ({
    key: table.table_name,
    table: table.table_name,
    names: table.names.join(' · '),
  }));
  const resting: Place[] = inThrees(wall.resting).map((names) => ({
    key: `rest ${names.join()}`,
    table: '',
    names: listed(names),
  }));
  const all = [...tables, ...resting];
  const pages = [];
  for (let from = 0; from < all.length; from += PAGE) pages.push(all.slice(from, from + PAGE));
  return pages.map((places) => {
    const columns = places.length <= 6 ? 1 : places.length <= 10 ? 2 : places.length <= 15 ? 3 : 4;
    return { places, columns, rows: Math.max(COLUMN, Math.ceil(places.length / columns)) };
  });
}

/** Three names fit beside a table's width. */
function inThrees(names: readonly string[]): string[][] {
  const groups: string[][] = [];
  for (let from = 0; from < names.length; from += 3) groups.push(names.slice(from, from + 3));
  return groups;
}
