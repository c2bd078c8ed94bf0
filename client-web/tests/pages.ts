// Pages of the lists about pairs, for tests and screenshots. Invented people only.
import type { DeskPage } from '../src/protocol.ts';

const head = { type: 'desk_page' as const, filter: '', from: 0 };
const two = (a: number, a_name: string, b: number, b_name: string) => ({ a, a_name, b, b_name });

export const programmePage: DeskPage = {
  ...head,
  list: 'programme',
  total: 2,
  rows: [
    { a: 1, a_name: 'Ana', b: 21, b_name: 'Ben', hindrance: '' },
    { a: 2, a_name: 'Chiara', b: 22, b_name: 'David', hindrance: 'reporting_line' },
  ],
};

export const changesPage: DeskPage = {
  ...head,
  list: 'changes',
  total: 2,
  rows: [
    { badge: 1, name: 'Ana', side: 0, loses: ['Ben'], gets: ['David'] },
    { badge: 21, name: 'Ben', side: 1, loses: ['Ana'], gets: [] },
  ],
};

export const suggestionsPage = (now: number): DeskPage => ({
  ...head,
  list: 'suggestions',
  total: 4,
  rows: [
    { ...two(2, 'Chiara', 24, 'Georg'), number: 4, until_tick: now + 192_000, state: 'open' },
    { ...two(4, 'Fatou', 23, 'Lena'), number: 3, until_tick: now - 300_000, state: 'agreed' },
    { ...two(3, 'Emre', 21, 'Ben'), number: 2, until_tick: now - 600_000, state: 'joined' },
    { ...two(1, 'Ana', 22, 'David'), number: 1, until_tick: now - 900_000, state: 'declined' },
  ],
});
