// What the HTTP side answers, for tests and screenshots.
import { publicView } from './builders.ts';

export const rooms = [
  {
    room: 'desk_talk',
    title: 'Autumn pairs',
    phase: 'talk',
    code: '7K3M9QXA',
    kind: 'real',
    created_tick: 1_795_000_000_000,
  },
  {
    room: 'desk_draft',
    title: 'Try-out',
    phase: 'draft',
    code: 'B2C4D6E8',
    kind: 'rehearsal',
    created_tick: 1_794_000_000_000,
  },
];

export const settings = {
  title: 'Autumn pairs',
  theme: 'Every product team learns to tell its story in sixty seconds.',
  house_rules: '',
  side_names: ['Explorers', 'Navigators'],
  pool: false,
  rounds: 8,
  move_ms: 60000,
  talk_ms: 300000,
  rate_ms: 45000,
  break_ms: 600000,
  breaks_after: [4],
  review_ms: 300000,
  wait_for_tap: false,
  tables: 0,
  table_names: [],
  trios: false,
  trio_ms: 120000,
  scale: { choices: publicView().scale.choices, free_score: false },
  rule: 'pairs',
  balance: false,
  policy: 'pairs',
  retention_days: 7,
  names_on_wall: 'first_initial',
  prompts: ['What did you have to unlearn lately?'],
  reach: 'lan',
};
