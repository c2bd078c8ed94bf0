// Pictures for tests and screenshots: a complete one each, with what a test cares about on top.
// Invented people only.
import type {
  Clock,
  DeskPage,
  DeskView,
  HelperView,
  ListKind,
  Met,
  ParticipantView,
  PersonCard,
  PublicView,
  Seat,
  TablesPage,
  WallView,
} from '../src/protocol.ts';
import { changesPage, feasibilityPage, programmePage, suggestionsPage } from './pages.ts';

export const NOW = 1_000_000;

export const clock = (over: Partial<Clock> = {}): Clock => ({
  phase: 'talk',
  round: 4,
  rounds: 8,
  paused: false,
  ends_tick: NOW + 252_000,
  left_ms: null,
  length_ms: 300_000,
  break_after: 4,
  ...over,
});

export const person = (badge: number, name: string, side = 1): PersonCard => ({
  badge,
  name,
  side,
  wants: [],
  offers: [],
});

export const jon: PersonCard = {
  badge: 22,
  name: 'Jon B.',
  side: 1,
  wants: ['pricing'],
  offers: ['negotiation'],
};
export const ada: PersonCard = {
  badge: 7,
  name: 'Ada L.',
  side: 0,
  wants: ['budgeting', 'speaking to a board'],
  offers: ['short video', 'community'],
};

export const publicView = (over: Partial<PublicView> = {}): PublicView => ({
  type: 'public_view',
  step: 12,
  title: 'Autumn pairs',
  theme: 'Every product team learns to tell its story in sixty seconds.',
  house_rules: '',
  kind: 'real',
  clock: clock(),
  sides: [
    { name: 'Explorers', stays: true },
    { name: 'Navigators', stays: false },
  ],
  scale: {
    free_score: false,
    choices: [
      { label: 'Very gladly', accepts: true, score_tenths: 100 },
      { label: 'Gladly', accepts: true, score_tenths: 70 },
      { label: 'Possible', accepts: true, score_tenths: 40 },
      { label: 'Rather not', accepts: false, score_tenths: 0 },
    ],
  },
  rule: 'pairs',
  policy_hash: 'ab'.repeat(32),
  policy: 'pairs',
  retention_days: 7,
  eligibility: ['reporting_chain'],
  expected: 40,
  here: 38,
  announcement: null,
  insecure: false,
  lottery_commitment: 'cd'.repeat(32),
  ...over,
});

export const seat = (over: Partial<Seat> = {}): Seat => ({
  kind: 'table',
  encounter: 40,
  table: 9,
  table_name: '9',
  from_table: 7,
  walk: 0,
  partner: jon,
  beside: [],
  prompt: 'What did you have to unlearn lately?',
  why: 'none',
  search: 'none',
  search_until_tick: null,
  awaited_until_tick: null,
  awaited_by: 0,
  ...over,
});

export const met = (encounter: number, partner: PersonCard, over: Partial<Met> = {}): Met => ({
  encounter,
  round: 1,
  table: 7,
  table_name: '7',
  partner,
  rating: null,
  revision: 0,
  may_rate: true,
  note: '',
  favourite: 0,
  blocked: false,
  ...over,
});

const gladly = { choice: { accepts: true, score_tenths: 70 }, revision: 1 };

export const people: Met[] = [
  met(25, person(25, 'Tom H.'), { round: 1, rating: gladly, revision: 1 }),
  met(14, person(14, 'Samira K.'), {
    round: 3,
    rating: gladly,
    revision: 1,
    favourite: 2,
    note: 'ask about video',
  }),
  met(40, jon, { round: 4, table: 9, table_name: '9', rating: gladly, revision: 1, favourite: 1 }),
  met(31, person(31, 'David O.'), { round: 6, table: 2, table_name: '2' }),
  met(17, person(17, 'Lena W.'), { round: 7, table: 5, table_name: '5' }),
];

export const ownView = (over: Partial<ParticipantView> = {}): ParticipantView => ({
  type: 'participant_view',
  step: 12,
  me: ada,
  presence: 'here',
  consent: 'given',
  talks_promised: 6,
  contact: 'ada@company.example',
  seat: seat(),
  met: [met(40, jon, { round: 4, table: 9, table_name: '9' })],
  may_rate: true,
  help: null,
  help_taken: false,
  result: { state: 'none', version: 0, final: false, partners: [] },
  suggestion: null,
  next_round: 'unknown',
  offer: null,
  claim: null,
  programme: [],
  includes: [],
  ...over,
});

const counts = { invited: 0, joined: 1, here: 19, away: 0, left: 1 };

export const deskView = (over: Partial<DeskView> = {}): DeskView => ({
  type: 'desk_view',
  step: 12,
  counts: [{ ...counts }, { ...counts, away: 1 }],
  talks_now: 19,
  resting: 0,
  rated: 31,
  to_rate: 38,
  helps: [
    {
      help: 1,
      badge: 25,
      name: 'Tom H.',
      kind: 'table',
      table_name: '7',
      since_tick: NOW - 60_000,
      taken: false,
    },
  ],
  silent: [
    { badge: 12, name: 'Kim S.', since_tick: NOW - 300_000 },
    { badge: 9, name: 'Rana P.', since_tick: NOW - 200_000 },
  ],
  silent_count: 2,
  joins: [{ request: 3, name: 'Iris M.', words: 'blue otter' }],
  missing: [],
  claims: [],
  resting_now: [],
  resting_next: [],
  pins: [],
  closed_tables: [],
  helper_talks: [],
  undo: { action: 'extend', at_tick: NOW - 20_000, until_tick: NOW + 40_000 },
  matching: {
    state: 'none',
    shown: false,
    pairs: 0,
    unmatched: 0,
    pairs_bound: 0,
    proof: 'none',
    stable: true,
    blocking_pairs: 0,
    possible_without_stability: null,
    few_talks: 0,
    by_rules: 0,
    left: 0,
    by_ratings: 0,
  },
  what_if: { state: 'none', number: 0, next: 1, left: 3, forbids: [], pairs: 0, changes: 0 },
  suggestion_next: 1,
  publish: {
    version: 0,
    bar_until_tick: null,
    window_until_tick: null,
    withdrawn: false,
    final_result: false,
  },
  warnings: [],
  join_code: '7K3M9QXA',
  organizers: 2,
  pin_fresh: false,
  has_pin: true,
  journal_trouble: false,
  settings_frozen: true,
  closing_until_tick: null,
  away_from_tick: null,
  recovered_tick: null,
  ...over,
});

const FIRST = [
  'Ana',
  'Chiara',
  'Emre',
  'Fatou',
  'Hanna',
  'Jia',
  'Lucía',
  'Mats',
  'Samira',
  'Olga',
  'Rana',
  'Tala',
  'Vera',
  'Xenia',
  'Zoe',
  'Bea',
  'Dora',
  'Fay',
  'Hugo',
];
const SECOND = [
  'Ben',
  'David',
  'Lena',
  'Georg',
  'Ivo',
  'Karl',
  'Tom',
  'Nora',
  'Jon',
  'Pedro',
  'Sven',
  'Udo',
  'Wim',
  'Yusuf',
  'Adam',
  'Carl',
  'Eli',
  'Gus',
  'Ida',
];

export const tablesPage = (): TablesPage => ({
  type: 'desk_page',
  list: 'tables',
  filter: '',
  from: 0,
  total: FIRST.length,
  rows: FIRST.map((a, at) => ({
    table: at + 1,
    table_name: String(at + 1),
    a: at + 1,
    a_name: a,
    b: at + 21,
    b_name: SECOND[at] ?? '',
    third: 0,
    third_name: '',
  })),
});

export const wallView = (over: Partial<WallView> = {}): WallView => ({
  type: 'wall_view',
  step: 12,
  tables: FIRST.map((a, at) => ({ table_name: String(at + 1), names: [a, SECOND[at] ?? ''] })),
  resting: ['Paul', 'Rita'],
  join_code: '7K3M9QXA',
  join_url: 'http://192.0.2.7:8080/',
  join_qr: 'M0 0h7v7H0zM14 0h7v7h-7zM0 14h7v7H0zM9 9h3v3H9z',
  join_qr_size: 21,
  published: false,
  checking: false,
  ...over,
});

export const helperView = (over: Partial<HelperView> = {}): HelperView => ({
  type: 'helper_view',
  step: 12,
  counts: deskView().counts,
  helps: deskView().helps,
  joins: deskView().joins,
  missing: [],
  claims: [],
  helper_talks: [],
  resting: [],
  ...over,
});

const ACTIONS = [
  { who: 'organizer 1', action: 'extend', arguments: ['1'] },
  { who: 'clock', action: 'clock', arguments: ['talk', '4'] },
  { who: 'helper 2', action: 'check_in', arguments: ['33'] },
];

export function pageOf(list: ListKind): DeskPage {
  const head = { type: 'desk_page' as const, filter: '', from: 0 };
  if (list === 'tables') return tablesPage();
  if (list === 'log')
    return {
      ...head,
      list,
      total: 3,
      rows: ACTIONS.map((row, at) => ({ ...row, tick: NOW - at * 70_000 })),
    };
  if (list === 'programme') return programmePage;
  if (list === 'changes') return changesPage;
  if (list === 'suggestions') return suggestionsPage(NOW);
  if (list === 'feasibility') return feasibilityPage;
  if (list === 'pairs')
    return {
      ...head,
      list,
      total: 18,
      rows: FIRST.slice(0, 18).map((a_name, at) => ({
        a: at + 1,
        a_name,
        b: at + 21,
        b_name: SECOND[at] ?? '',
      })),
    };
  const states = ['here', 'here', 'here', 'invited', 'joined', 'away', 'left'] as const;
  const rows = [...FIRST, ...SECOND].map((name, at) => ({
    badge: at + 1,
    name: `${name} ${'KMSPB'[at % 5] ?? ''}.`,
    side: at < FIRST.length ? 0 : 1,
    presence: states[at % 7] ?? 'here',
    connected: at % 4 !== 3,
    talks: at % 5,
    table_name: at % 7 < 3 ? String((at % 19) + 1) : '',
  }));
  return { ...head, list, total: rows.length, rows };
}

export const slips = FIRST.slice(0, 8).map((name, at) => ({
  badge: at + 1,
  name: `${name} K.`,
  link: `http://192.0.2.7:8080/#s=0123456789abcdef0123456789abcdef.${'AbCdEfGhIjKlMnOp'.slice(at)}`,
}));
