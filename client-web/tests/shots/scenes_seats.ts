// The desk and a helper while seats are changed by hand and people are looked for.
import * as b from '../builders.ts';
import type { SceneSays } from './says.ts';

const calm = { helps: [], silent: [], silent_count: 0, joins: [], undo: null };
const rows = b.tablesPage().rows;
const arranged = {
  resting: 1,
  resting_next: [
    { badge: 8, name: 'Dan K.' },
    { badge: 31, name: 'Bo F.' },
  ],
  pins: [
    { a: 12, a_name: 'Ada L.', b: 31, b_name: 'Bo F.' },
    { a: 3, a_name: 'Emre', b: 25, b_name: 'Ivo' },
  ],
  closed_tables: [{ table: 20, table_name: '20' }],
};
const looked = {
  missing: [{ badge: 31, name: 'Bo F.', table_name: '7', until_tick: b.NOW + 42_000 }],
  claims: [{ number: 1, a: 12, a_name: 'Ada L.', b: 35, b_name: 'Cleo M.' }],
};
const move = { clock: b.clock({ phase: 'move', ends_tick: b.NOW + 41_000, length_ms: 60_000 }) };
const desk = (
  pub: Parameters<typeof b.publicView>[0],
  over: Parameters<typeof b.deskView>[0],
  press: string[] = [],
): SceneSays => ({ role: 'organizer', says: [b.publicView(pub), b.deskView(over)], press });
const two = ['.tables li:nth-child(2) .person', '.tables li:nth-child(4) .person:last-child'];

export const seats: Record<string, SceneSays> = {
  seats_move: desk(move, { ...calm, ...arranged }),
  seats_two: desk(move, { ...calm, ...arranged }, two),
  seats_swap: desk(move, { ...calm, ...arranged }, [...two, '.hand .btn']),
  seats_pick: desk(move, { ...calm, ...arranged }, ['.hand .btn', '.panel li:nth-child(2) button']),
  seats_talk: desk({}, { ...calm, ...arranged, ...looked }),
  seats_needs: desk({}, { ...arranged, ...looked }),
  seats_close: desk({}, { ...calm }, [`.tables li:nth-child(${rows.length - 2}) .close`]),
  seats_round: desk({}, calm, ['[data-act=more]', '[data-act=add_round]']),
  seats_more: desk({}, calm, ['[data-act=more]']),
  helper_searching: {
    role: 'helper',
    says: [b.publicView(), b.helperView(looked)],
    press: ['[role=tab]:nth-child(3)'],
  },
};
