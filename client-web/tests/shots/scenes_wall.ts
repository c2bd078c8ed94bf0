// What the wall may be shown.
import * as b from '../builders.ts';
import type { SceneSays } from './says.ts';

const clock = b.clock;
const wall = (
  pub: Parameters<typeof b.publicView>[0],
  over: Parameters<typeof b.wallView>[0] = {},
): SceneSays => ({ role: 'wall', says: [b.publicView(pub), b.wallView(over)] });
const six = { tables: b.wallView().tables.slice(0, 6) };
const named = ['Bar', 'Garden table', 'The long sofa by the window', '4'].map((table_name, at) => ({
  table_name,
  names: b.wallView().tables[at]?.names ?? [],
}));
const FAMILY = ['Hernandez-Whitmore', 'Wolkenstein-Trostburg', 'Papadimitriou', 'Oyelaran-Adeyemi'];
const crowd = (count: number, letters: number) =>
  Array.from({ length: count }, (_, at) => ({
    table_name: String(at + 1),
    names: (b.wallView().tables[at % 19]?.names ?? []).map((first, side) =>
      `${first} Maximilian ${FAMILY[(at + side) % 4] ?? ''} Montgomery`.slice(0, letters).trim(),
    ),
  }));
const drinks = {
  number: 1,
  text: 'Drinks are served at the bar after this round, and the photographer waits in the garden until nine.',
  to: 'everybody' as const,
  withdrawn: false,
};
const speech =
  'Every product team learns to tell its story in sixty seconds, to people who do not know it, ' +
  'who have little time, and who decide about it all the same. Please bring your glass back to ' +
  'the bar before the last round begins, leave the windows closed, and thank everybody who helped.';
export const walls: Record<string, SceneSays> = {
  wall_move: wall({
    clock: clock({ phase: 'move', ends_tick: b.NOW + 41_000, length_ms: 60_000 }),
  }),
  wall_talk: wall({
    announcement: {
      number: 1,
      text: 'Drinks are served at the bar after this round.',
      to: 'everybody',
      withdrawn: false,
    },
  }),
  wall_lobby: wall(
    { clock: clock({ phase: 'lobby', round: 0, ends_tick: null }), here: 31 },
    { tables: [], resting: [] },
  ),
  wall_break: wall(
    { clock: clock({ phase: 'pause_break', ends_tick: b.NOW + 512_000, length_ms: 600_000 }) },
    { tables: [], resting: [] },
  ),
  wall_paused: wall({ clock: clock({ paused: true, ends_tick: null, left_ms: 192_000 }) }),
  wall_waiting: wall(
    { clock: clock({ phase: 'waiting', ends_tick: null }) },
    { tables: [], resting: [] },
  ),
  wall_checking: wall(
    { clock: clock({ phase: 'closed', ends_tick: null }) },
    { tables: [], resting: [], checking: true },
  ),
  wall_six: wall({}, { ...six, resting: [] }),
  wall_named: wall({}, { tables: named, resting: ['Paul'] }),
  wall_long: wall({}, { tables: crowd(22, 40), resting: ['Paul Emmanuel Hernandez-Whitmore'] }),
  wall_long2: wall({ announcement: drinks }, { tables: crowd(22, 40) }),
  wall_full: wall({}, { tables: crowd(22, 19) }),
  wall_full2: wall({ announcement: drinks }, { tables: crowd(22, 19) }),
  // Five turns, of which the picture shows the first.
  wall_said: wall(
    { announcement: { ...drinks, text: speech } },
    { tables: crowd(20, 40), resting: [] },
  ),
  wall_title: wall(
    {
      clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
      title:
        'Reverse-Mentoring-Programm der Unternehmensgruppe: Begegnungen im Herbst und im Winter',
      theme: speech,
    },
    { tables: [], resting: [], join_url: 'http://192.168.100.100:8080/' },
  ),
  wall_title2: wall(
    {
      clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
      title:
        'Reverse-Mentoring-Programm der Unternehmensgruppe: Begegnungen im Herbst und im Winter',
      theme: speech,
      announcement: drinks,
    },
    { tables: [], resting: [], join_url: 'http://192.168.100.100:8080/' },
  ),
  wall_result: wall(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    { tables: [], resting: [], published: true },
  ),
};
