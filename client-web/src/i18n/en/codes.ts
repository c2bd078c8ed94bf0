// Sentences for the codes that the server sends to the desk: effects, warnings, the log.
import { plural, readable } from '../plural.ts';

type Say = (a: string, b: string, c: string) => string;

const PHASES: Record<string, string> = {
  pause_break: 'the break',
  review: 'the review',
  closed: 'the matching',
  lobby: 'the lobby',
  draft: 'the set-up',
  open: 'the open phase',
  published: 'the result',
};
const phase = (code: string, round: string) =>
  PHASES[code] ??
  (code === 'waiting'
    ? `waiting for your tap before round ${Number(round) + 1}`
    : `${code} of round ${round}`);

const effects: Record<string, Say> = {
  phase_begins: (code, round) => `Next: ${phase(code, round)}.`,
  clock_stops: () => 'The clock stands still.',
  clock_runs_on: () => 'The clock runs on.',
  time_taken: (seconds) => `${plural(Number(seconds), 'second', 'seconds')} less.`,
  time_added: (seconds) => `${plural(Number(seconds), 'second', 'seconds')} more.`,
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
  leave_now: (name, partner) => `${name} leaves the talk with ${partner}.`,
};

const warnings: Record<string, Say> = {
  nobody_possible: (name) => `${name} may meet nobody, by the rules.`,
  places_differ: (a, b, without) =>
    `${a} and ${b} places: at least ${without} stay without a partner.`,
  one_organizer_device: () =>
    'Only one organizer device is connected. A second one is a good idea.',
};

const logged: Record<string, string> = {
  create_room: 'created the event',
  change_settings: 'changed the settings',
  change_rules: 'changed the rules',
  confirm_roster: 'imported people',
  add_person: 'added',
  issue_slips: 'issued slips',
  issue_link: 'issued a link',
  recover_organizer: 'used the recovery code',
  admit: 'let in',
  decline: 'turned away',
  check_in: 'checked in',
  go_away: 'went away',
  leave: 'left',
  remove_person: 'removed',
  open_room: 'opened the event',
  open: 'opened the event',
  open_lobby: 'opened the lobby',
  start_rounds: 'started',
  start: 'started',
  proceed: 'started the next round',
  pause: 'paused',
  resume: 'went on',
  extend_phase: 'added a minute',
  extend: 'added a minute',
  shorten_phase: 'took a minute',
  shorten: 'took a minute',
  skip_phase: 'skipped',
  skip: 'skipped',
  go_back: 'went back',
  end_rounds: 'ended the rounds',
  call_break: 'called a break',
  undo_last: 'undid',
  undo: 'undid',
  close_ratings: 'closed the ratings',
  reopen_ratings: 'opened the ratings again',
  cancel_room: 'cancelled the event',
  announce: 'announced',
  withdraw_announcement: 'took the announcement back',
  take_help: 'took a call',
  propose_matching: 'found the matching',
  show_pairs: 'looked at the pairs',
  prepare_publish: 'started publishing',
  cancel_publish: 'stopped publishing',
  publish: 'published',
  withdraw_result: 'withdrew the result',
  make_final: 'made the result final',
  purge: 'erased the event',
  tick: 'next phase',
  phase_started: 'next phase',
  set_presence: 'moved',
  note_revival: 'came back after a stop',
  claim_ticket: 'joined',
  revoke_staff: 'revoked a device',
};

const say = (table: Record<string, Say>, code: string, args: readonly string[]): string => {
  const sentence = table[code];
  return sentence
    ? sentence(args[0] ?? '', args[1] ?? '', args[2] ?? '')
    : [readable(code), ...args].join(' ');
};

export const codes = {
  effect: (code: string, args: readonly string[]) => say(effects, code, args),
  warning: (code: string, args: readonly string[]) => say(warnings, code, args),
  log: (action: string, args: readonly string[]) =>
    [logged[action] ?? readable(action), ...args.map(readable)].join(' '),
  who: (who: string) => (/^\d+$/.test(who) ? `badge ${who}` : who),
};
