// Pages of the lists about pairs, for tests and screenshots. Invented people only.
import type { DeskPage, FeasibilityPage, OutlookRow } from '../src/protocol.ts';

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

const met = (by: string, people: number) => ({ by, people });
const outlook = (
  who: { badge: number; name: string; side: 0 | 1 },
  possible: number,
  expected: number,
  ...kept_apart: { by: string; people: number }[]
): OutlookRow => ({ ...who, possible, kept_apart, talks: 0, expected });

export const feasibilityPage: FeasibilityPage = {
  ...head,
  list: 'feasibility',
  total: 39,
  summary: {
    started: false,
    rounds: 8,
    length_ms: 4_140_000,
    sides: [
      { people: 21, places: 21, fewest: 0, most: 7 },
      { people: 18, places: 20, fewest: 5, most: 8 },
    ],
    tables_needed: 18,
    tables: 15,
    resting: 9,
    findings: [
      { code: 'places_differ', arguments: ['21', '20', '1'] },
      { code: 'nobody_possible', arguments: ['Ana K.', 'reporting_line'] },
      { code: 'few_possible', arguments: ['4', '8', 'Chiara B.', '3', 'same_group'] },
      { code: 'cannot_meet', arguments: ['Emre S.', 'Georg H.'] },
      { code: 'programme_pair', arguments: ['Ana K.', 'Ben O.', 'reporting_line'] },
      { code: 'tables_short', arguments: ['15', '18', '24'] },
      { code: 'one_organizer_device', arguments: [] },
    ],
    tags: [
      { tag: 'negotiation', side: 0, wanted: 5, offered: 0 },
      { tag: 'speaking to a board', side: 0, wanted: 3, offered: 0 },
      { tag: 'short video', side: 1, wanted: 6, offered: 2 },
      { tag: 'pricing', side: 0, wanted: 4, offered: 3 },
      { tag: 'community', side: 1, wanted: 2, offered: 5 },
      { tag: 'budgeting', side: 0, wanted: 2, offered: 2 },
      { tag: 'SQL', side: 1, wanted: 1, offered: 4 },
      { tag: 'woodwork', side: 0, wanted: 0, offered: 1 },
    ],
    tags_total: 8,
  },
  rows: [
    outlook(
      { badge: 1, name: 'Ana Kowalski', side: 0 },
      0,
      0,
      met('reporting_line', 11),
      met('same_group', 7),
    ),
    outlook({ badge: 2, name: 'Chiara Bianchi', side: 0 }, 3, 3, met('same_group', 15)),
    outlook(
      { badge: 24, name: 'Georg Huber', side: 1 },
      12,
      7,
      met('never', 1),
      met('groups', 7),
      met('both_seated', 1),
    ),
    outlook({ badge: 3, name: 'Emre Sahin', side: 0 }, 17, 6, met('both_seated', 1)),
    outlook({ badge: 4, name: 'Fatou Diop', side: 0 }, 18, 6),
    outlook({ badge: 21, name: 'Ben Okafor', side: 1 }, 20, 8, met('met_before', 1)),
  ],
};
