// Sentences for the codes that the server sends to the desk: effects, warnings, the log.
import { listed, plural, readable, sentence } from '../plural.ts';
import { placeOf } from './common.ts';
import { feasibility } from './feasibility.ts';

type Say = (a: string, b: string, c: string) => string;

const PHASES: Record<string, string> = {
  pause_break: 'A break begins.',
  review: 'Everybody goes through all they met.',
  closed: 'Ratings close, and the matching runs.',
  lobby: 'Everybody is back in the lobby.',
  draft: 'The event goes back to its set-up.',
  open: 'The event is open for joining.',
  published: 'Everybody gets their result.',
};
const PHASES_OF_A_ROUND: Record<string, (round: string) => string> = {
  move: (round) => `Everybody moves to their table for round ${round}.`,
  talk: (round) => `The talks of round ${round} begin.`,
  rate: (round) => `The quiet minute to rate round ${round} begins.`,
  waiting: (round) => `The event waits for your tap before round ${Number(round) + 1}.`,
};
const phase = (code: string, round: string) =>
  PHASES[code] ?? PHASES_OF_A_ROUND[code]?.(round) ?? `Next: ${readable(code)}.`;

/** 90 as "1 minute 30 seconds". */
const lasting = (text: string): string => {
  const seconds = Number(text);
  const parts = [
    seconds >= 60 ? plural(Math.floor(seconds / 60), 'minute', 'minutes') : '',
    seconds % 60 > 0 || seconds === 0 ? plural(seconds % 60, 'second', 'seconds') : '',
  ];
  return parts.filter((part) => part !== '').join(' ');
};

const minutes = (count: string): string => plural(Number(count), 'minute', 'minutes');

const effects: Record<string, Say> = {
  phase_begins: phase,
  clock_stops: () => 'The clock stands still.',
  clock_runs_on: () => 'The clock runs on.',
  time_taken: (seconds) => `${lasting(seconds)} less.`,
  time_added: (seconds) => `${lasting(seconds)} more.`,
  ends_after_rate: () => 'After this rating minute the review begins.',
  break_after_rate: () => 'After this rating minute there is a break.',
  seats_dropped: (count) => `${plural(Number(count), 'table is', 'tables are')} dropped.`,
  round_seated: (count) => `${plural(Number(count), 'talk', 'talks')} in the round.`,
  rests: (name) => `${name} rests.`,
  nobody_possible: () => 'No two people here may meet: there would be no round, only the review.',
  promise_broken: (name, promised, left) =>
    `${name} was promised ${promised} talks and gets ${left}.`,
  becomes_here: (name) => `${name} is here.`,
  becomes_away: (name) => `${name} is away and is not seated.`,
  becomes_left: (name) => `${name} has left.`,
  becomes_removed: (name) => `${name} is removed. This cannot be undone.`,
  becomes_invited: (name) => `${name} has not joined yet.`,
  becomes_joined: (name) => `${name} is not checked in.`,
  leave_now: (name, partner) => `${name} leaves the talk with ${partner}.`,
  round_helps: (count) =>
    `With one more round, ${minutes(count)} longer, more of it could be kept.`,
  round_added: (rounds, count) => `${rounds} rounds in all, about ${minutes(count)} longer.`,
  round_taken: (rounds) => `${rounds} rounds in all.`,
  sits: (table, one, other) => sentence(`${placeOf(table)}: ${one} and ${other}`),
  moves_table: (table, one, other) => `${one} and ${other} move to ${placeOf(table)}.`,
  moves_along: (table, name) => `${name} moves to ${placeOf(table)} with them.`,
  joins: (table, name) => `${name} joins ${placeOf(table)}: three sit there.`,
  talk_longer: (seconds) => `The talk of this round is ${lasting(seconds)} longer, for everybody.`,
  talk_as_planned: () => 'The talk of this round is as long as planned.',
  with_helper: (name) => `${name} talks with a helper. No table is free.`,
  with_helper_at: (name, table) => `${name} talks with a helper at ${placeOf(table)}.`,
  without_helper: (name) => `${name} rests again.`,
  rests_now: (name) => `${name} rests this round.`,
  table_closed: (table) => sentence(`${placeOf(table)} is out of use`),
  table_opened: (table) => sentence(`${placeOf(table)} is in use again`),
  pinned: (one, other) => `${one} and ${other} sit together in the next round.`,
  unpinned: (one, other) => `${one} and ${other} are seated like everybody in the next round.`,
};

// --- the log -------------------------------------------------------------------------------------

/** What the clock began. */
const BEGAN: Record<string, (round: string) => string> = {
  move: (round) => `Move, round ${round} began`,
  talk: (round) => `Talk, round ${round} began`,
  rate: (round) => `Rating, round ${round} began`,
  rest: () => 'The break began',
  waiting: () => 'The event waits for a tap',
  review: () => 'The review began',
  closed: () => 'Ratings closed',
  published: () => 'The result was published',
};

const UNDONE: Record<string, string> = {
  start: 'the start',
  proceed: 'the next round',
  skip: 'the skip',
  go_back: 'going back',
  end_rounds: 'the end of the rounds',
  call_break: 'the break',
  close_ratings: 'closing the ratings',
  publish: 'publishing',
  check_in: 'a check-in',
  go_away: 'setting people away',
  leave: 'a leave',
  announcement: 'the announcement',
  presence: 'a change of people',
  phase: 'the change of phase',
  seating: 'a change of seats',
  swap: 'a swap',
  seat_together: 'a pair made by hand',
  seat_apart: 'parting a pair made by hand',
  join_table: 'joining a table',
  talk_with_helper: 'a talk with a helper',
  rest_again: 'the end of a talk with a helper',
  close_table: 'taking a table out of use',
  open_table: 'putting a table back in use',
  add_round: 'the round that was added',
};

/** What somebody did, after their name. */
const DID: Record<string, string> = {
  settings: 'changed the settings',
  rules: 'changed the rules of who may meet',
  roster: 'imported people',
  link: 'made a link for a further device',
  revoke: 'ended a device',
  open: 'opened the event',
  open_lobby: 'opened the lobby',
  start: 'started the first round',
  proceed: 'started the next round',
  pause: 'paused the clock',
  resume: 'let the clock run on',
  extend: 'added a minute',
  shorten: 'took a minute',
  skip: 'ended the phase early',
  go_back: 'started the phase again',
  end_rounds: 'ended the rounds',
  call_break: 'called a break',
  add_round: 'added a round',
  close_ratings: 'closed the ratings',
  reopen_ratings: 'opened the ratings again',
  show_pairs: 'looked at the pairs',
  prepare_publish: 'started publishing',
  cancel_publish: 'stopped publishing',
  publish: 'published the result',
  withdraw: 'withdrew the result',
  make_final: 'made the result final',
  announce: 'announced something',
  withdraw_announcement: 'took the announcement back',
  cancel: 'cancelled the event',
  purge: 'erased the event',
};

interface Line {
  who: string;
  whom: string;
  args: readonly string[];
  self: boolean;
}

const tableOf = (args: readonly string[]): string => `table ${args[0] ?? ''}`;

const LINES: Record<string, (line: Line) => string> = {
  clock: ({ args }) =>
    args[0] === undefined
      ? 'The result became final'
      : (BEGAN[args[0]]?.(args[1] ?? '') ?? `${readable(args[0])} began`),
  revived: () => 'The event computer was away and came back',
  matching: () => 'The matching was found',
  device: () => 'A further device was connected',
  recover: () => 'The recovery code was used on a device',
  walk_up: ({ who, whom }) => `${who} added ${whom}`,
  what_if: ({ who, whom }) => `${who} looked at the result without ${whom} as partners`,
  adopt_what_if: ({ who, whom }) => `${who} took the result without ${whom} as partners`,
  drop_what_if: ({ who, whom }) => `${who} kept the pairs, with ${whom} as partners`,
  suggest_pair: ({ who, whom }) => `${who} suggested a pair: ${whom}`,
  dissolve: ({ who, whom }) => `${who} dissolved a pair: ${whom}`,
  fix_pair: ({ who, whom }) => `${who} fixed a programme pair: ${whom}`,
  unfix_pair: ({ who, whom }) => `${who} fixed no more: ${whom}`,
  swap: ({ who, whom }) => `${who} swapped ${whom}`,
  seat_together: ({ who, whom }) => `${who} seated together: ${whom}`,
  seat_apart: ({ who, whom }) => `${who} seats together no more: ${whom}`,
  join_table: ({ who, whom }) => `${who} let ${whom} join a table`,
  talk_with_helper: ({ who, whom }) => `${who} gave ${whom} a talk with a helper`,
  rest_again: ({ who, whom }) => `${who} ended the talk with a helper: ${whom}`,
  close_table: ({ who, args }) => `${who} took ${tableOf(args)} out of use`,
  open_table: ({ who, args }) => `${who} put ${tableOf(args)} back in use`,
  missing: ({ whom }) => `Not found at their table, and away: ${whom}`,
  correct: ({ who, whom }) => `${who} confirmed who sat together: ${whom}`,
  admit: ({ who, whom }) => `${who} let in ${whom}`,
  remove: ({ who, whom }) => `${who} removed ${whom}`,
  slips: ({ who, whom }) => `${who} issued ${whom === '' ? 'slips' : `a new slip for ${whom}`}`,
  check_in: ({ who, whom, self }) => (self ? `${who} checked in` : `${who} checked in ${whom}`),
  go_away: ({ who, whom, self }) => (self ? `${who} went away` : `${who} set ${whom} away`),
  leave: ({ who, whom, self }) => (self ? `${who} left` : `${who} noted that ${whom} left`),
  undo: ({ who, args }) => `${who} took back ${UNDONE[args[0] ?? ''] ?? readable(args[0] ?? '')}`,
};

type NameOf = (badge: number) => string | undefined;
const NAMED_MAX = 4;

const personOf = (badge: string, nameOf: NameOf): string => {
  const name = nameOf(Number(badge));
  return name === undefined ? `badge ${badge}` : `${name} · ${badge}`;
};

/** "Ada Birch · 1, badge 7 and 3 more". */
const peopleOf = (badges: readonly string[], nameOf: NameOf): string => {
  const named = listed(badges.slice(0, NAMED_MAX).map((badge) => personOf(badge, nameOf)));
  const more = badges.length - NAMED_MAX;
  return more > 0 ? `${named} and ${more} more` : named;
};

const STAFF: Record<string, string> = { operator: 'The operator', visitor: 'A new device' };
const isBadge = (text: string) => /^\d+$/.test(text);

interface Logged {
  who: string;
  action: string;
  arguments: readonly string[];
}

function logged(row: Logged, nameOf: NameOf): string {
  const { action, arguments: args } = row;
  const who = isBadge(row.who) ? personOf(row.who, nameOf) : (STAFF[row.who] ?? row.who);
  const people = args.filter(isBadge);
  const self = people.length === 1 && people[0] === row.who;
  const line = LINES[action]?.({ who, whom: peopleOf(people, nameOf), args, self });
  return sentence(line ?? `${who} ${DID[action] ?? readable(action)}`);
}

const say = (table: Record<string, Say>, code: string, args: readonly string[]): string => {
  const told = table[code];
  return told
    ? told(args[0] ?? '', args[1] ?? '', args[2] ?? '')
    : [readable(code), ...args].join(' ');
};

export const codes = {
  effect: (code: string, args: readonly string[]) => say(effects, code, args),
  warning: (code: string, args: readonly string[]) =>
    feasibility.says(code, args) ?? say({}, code, args),
  log: logged,
  /** Whether the log has words of its own for this action. */
  knows: (action: string): boolean => action in LINES || action in DID,
};
