// Pages of the lists about pairs, for tests and screenshots. Invented people only.
import type { DeskPage } from '../src/protocol.ts';

const head = { type: 'desk_page' as const, filter: '', from: 0 };

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
