import type { ControlAction, HelpKind, MatchingSummary, PresenceState } from '../../protocol.ts';
import { plural } from '../plural.ts';

const people = (count: number) => plural(count, 'person', 'people');

const actions: Record<ControlAction, string> = {
  open: 'Open the event',
  open_lobby: 'Open the lobby',
  start: 'Start',
  proceed: 'Next round',
  pause: 'Pause',
  resume: 'Go on',
  extend: '+ 1 minute',
  shorten: '− 1 minute',
  skip: 'Skip',
  go_back: 'Go back',
  end_rounds: 'End the rounds',
  call_break: 'Break',
  add_round: 'Add a round',
  close_ratings: 'Close ratings',
  reopen_ratings: 'Open ratings again',
  show_pairs: 'Show the pairs',
  prepare_publish: 'Publish',
  cancel_publish: 'Stop publishing',
  withdraw: 'Withdraw the result',
  make_final: 'Make final',
  undo: 'Undo',
  cancel_event: 'Cancel the event',
  purge: 'Erase the event',
};

const explained: Partial<Record<ControlAction, string>> = {
  go_back: 'This phase starts again from its beginning.',
  add_round: 'One round more than planned comes after the last one.',
  close_ratings: 'Nobody can change a rating any more. The matching runs by itself.',
  withdraw: 'Phones show that the result is being checked, until you publish again.',
  make_final: 'Contacts appear on the phones. After this the result stands.',
  cancel_event:
    'Phones show that the event was cancelled. This cannot be undone. Type the title of the event.',
  purge:
    'All ratings, notes and names are erased. This cannot be undone. Type the title of the event.',
  prepare_publish: 'Everybody gets their own result at the same moment.',
};

const presence: Record<PresenceState, string> = {
  invited: 'invited',
  joined: 'joined, not here',
  here: 'here',
  away: 'away',
  left: 'left',
  removed: 'removed',
};

const helps: Record<HelpKind, string> = {
  table: 'Cannot find the table',
  phone: 'Phone trouble',
  quietly: 'Please come quietly',
};

const top = {
  ends: (time: string) => `ends ${time}`,
  organizers: (count: number) => plural(count, 'organizer device', 'organizer devices'),
  events: 'All events',
  rehearsal: 'Rehearsal: nothing is kept.',
  rehearsalAction: 'Open the wall and a guest’s phone',
  findings: (more: number) => (more > 0 ? `${more} more to look at` : 'Look at it'),
  setup: 'Set-up',
  setupUnsaved: 'Set-up, not saved',
  evening: 'Back to the evening',
  noContact: 'No connection: nothing can be changed from here',
  noContactSince: (time: string) =>
    `No connection since ${time}: nothing can be changed from here. The clock runs on.`,
  recovered: (time: string) => `The recovery code was used at ${time}.`,
  cancelled: 'The event was cancelled. Phones say so.',
  purged: 'The event is erased. Please tear up the recovery sheet.',
};

const stats = {
  here: 'here',
  sides: (parts: readonly string[]) => parts.join(', '),
  away: 'away',
  left: 'left',
  notHere: 'not here yet',
  ofRated: (rated: number, all: number) => (all === 0 ? '–' : `${rated} of ${all}`),
  ratedRound: (round: number) => `rated, round ${round}`,
  ratedAll: 'rated, all talks',
  silent: 'silent phones',
  silentSince: (time: string) => `silent since ${time}`,
  resting: (count: number) => `${count} resting`,
};

const needs = {
  title: 'Needs you',
  nothing: 'Nobody needs you right now.',
  take: 'Take',
  done: 'Done',
  takenAt: 'on the way',
  belongs: (name: string, badge: number, table: string) =>
    `${name} · ${badge}${table === '' ? '' : ` · belongs to table ${table}`}`,
  joins: (name: string, words: string) => `${name} says “${words}”`,
  joinText: 'asks to join',
  admit: 'Let in',
  decline: 'Not now',
  admitTitle: (words: string) => `Who says “${words}”?`,
  admitText: 'Listen for these words, then pick the person.',
  silent: (count: number, time: string) =>
    `${plural(count, 'phone', 'phones')} silent since ${time}`,
  silentWho: (names: readonly string[]) => names.join(', '),
  closing: (seconds: number) => `Ratings close in ${seconds} s, or when the silent phones are back`,
  down: (time: string) => `The event computer was away until ${time}. The clock was stopped.`,
  journal:
    'Nothing can be saved right now: the disk is full or does not answer. What phones send is kept on them.',
};

const lists = {
  tables: 'Tables',
  people: 'People',
  log: 'Log',
  pairs: 'Pairs',
  programme: 'Programme pairs',
  changes: 'Changes',
  feasibility: 'Feasibility',
  suggestions: 'Suggestions',
  find: 'Name or badge number',
  found: (shown: number, total: number) => (shown === total ? `${total}` : `${shown} of ${total}`),
  more: 'Next page',
  before: 'Page before',
  nobody: 'Nobody fits this search.',
  nobodyYet: 'Nobody is on the list yet. Import a table or add a person.',
  restingTitle: 'Resting this round',
  noTables: 'Tables appear here when a round is seated.',
  noLog: 'Nothing has happened yet.',
  connected: 'phone connected',
  notConnected: 'no phone',
  talks: (count: number) => plural(count, 'talk', 'talks'),
  chosen: (count: number) => `${people(count)} chosen`,
  arrive: 'Check in',
  away: 'Set away',
  left: 'Has left',
  leftUnpaired: 'Has left, not to be paired',
  remove: 'Remove',
  removeText:
    'The person is no longer part of the event, and their phone says so. This cannot be undone.',
  add: 'Add a person',
};

const bar = {
  announce: 'Announce',
  announceTitle: 'Announcement',
  announceText: 'Shown on every phone and on the wall.',
  announceLabel: 'Text',
  toAll: 'Everybody',
  announceSend: 'Announce',
  announced: 'On the screens now',
  withdraw: 'Take it back',
  undo: (action: string, time: string) => `Undo: ${action}, ${time}`,
  more: 'More…',
  less: 'Less',
  effectNone: 'Nothing else changes.',
  asking: 'Looking at what would happen…',
  sending: 'Being done…',
  unsaved:
    'The settings have changes that are not saved. Guests will see the settings as they were saved last.',
  typed: 'Title of the event',
  gone: (reason: string) => `Not done: ${reason}.`,
};

const undo: Record<string, string> = {
  start: 'start',
  start_rounds: 'start',
  skip: 'skip',
  skip_phase: 'skip',
  extend: '+ 1 minute',
  extend_phase: '+ 1 minute',
  shorten: '− 1 minute',
  shorten_phase: '− 1 minute',
  end_rounds: 'end of rounds',
  call_break: 'break',
  go_back: 'go back',
  proceed: 'next round',
  pause: 'pause',
  resume: 'go on',
  close_ratings: 'close ratings',
  open: 'open',
  open_room: 'open',
  open_lobby: 'open the lobby',
  check_in: 'check-in',
  go_away: 'away',
  leave: 'leave',
  announce: 'announcement',
  publish: 'publish',
  set_presence: 'check-in',
  add_round: 'one more round',
  swap: 'swap',
  seat_together: 'seated together',
  seat_apart: 'seated together no more',
  join_table: 'joined a table',
  talk_with_helper: 'talk with a helper',
  rest_again: 'rest again',
  close_table: 'table out of use',
  open_table: 'table back in use',
  missing: 'away, not found',
  correct: 'who sat together',
};

const result = {
  running: 'The matching is running',
  runningText: 'It takes seconds. You look at the pairs before anybody else does.',
  runningLong:
    'The search takes longer than usual. It has about two minutes; if it brings no result, a simpler answer that keeps all rules is taken.',
  failing: 'The matching does not succeed',
  failingText:
    'All ratings are saved. The server tries again every few seconds. Whoever runs it finds more in its log.',
  pairs: (count: number) => plural(count, 'pair', 'pairs'),
  without: (count: number) => `${people(count)} without a partner`,
  ready: 'The matching is ready',
  readyText: 'Looking at the pairs ends the time in which ratings can be opened again.',
  counts: 'By the policy that was announced, you see counts only.',
  proof: (matching: MatchingSummary): string => {
    if (matching.proof === 'certificate') return 'Proven: no stable matching has more pairs.';
    if (matching.proof === 'search')
      return 'Found by a full search: no stable matching has more pairs.';
    return matching.pairs_bound > matching.pairs
      ? `At most ${matching.pairs_bound} pairs could be possible; this was not decided.`
      : '';
  },
  stable: 'Stable: no two people would both rather have each other.',
  unstable: (count: number) =>
    `${plural(count, 'pair', 'pairs')} of people would both rather have each other; with these ratings it cannot be avoided entirely.`,
  possible: (count: number) =>
    `${plural(count, 'pair', 'pairs')} would be possible without stability.`,
  possibleAtMost: (count: number) =>
    `At most ${plural(count, 'pair', 'pairs')} would be possible without stability.`,
  why: 'Why people are without a partner',
  fewTalks: 'had few talks',
  byRules: 'by the rules',
  left: 'left early',
  byRatings: 'by the ratings',
  instant:
    'The full search brought no result. This answer keeps all rules, but a better one may exist.',
  publishTo: (count: number) => `Publish to ${people(count)}`,
  pinHeading: 'Only for the organizer',
  pinTitle: 'PIN',
  pinText:
    'The 6 digits from your recovery sheet. They open publishing, export and removing for 5 minutes.',
  pinRehearsal:
    'This is a rehearsal: the PIN stands in the terminal where the program was started, or on the sheet of the event.',
  pinAction: 'Continue',
  barTitle: (seconds: number) => `Publishing in ${seconds} s`,
  barText: 'No phone shows anything new yet.',
  published: (version: number) => (version > 1 ? `Published, version ${version}` : 'Published'),
  window: (time: string) =>
    `Contacts stay hidden until ${time}. Until then you can withdraw the result.`,
  final: 'The result is final. Contacts are visible to the partners.',
  withdrawn: 'Withdrawn: phones show that the result is being checked.',
  exportTitle: 'Export',
  exportPairs: 'Export pairs',
  exportResult: 'Export the result',
  pairsTitle: 'Pairs',
  csv: 'Pairs as a table (CSV)',
  json: 'Result with proof (JSON)',
  exported: 'Saved to this device.',
  retention: (days: number) =>
    `Ratings and notes are erased ${plural(days, 'day', 'days')} after publishing.`,
};

const review = {
  text: 'Close the ratings when most are done. Silent phones are waited for up to a minute.',
};

export const desk = {
  actions,
  explained,
  presence,
  helps,
  top,
  stats,
  needs,
  lists,
  bar,
  undo,
  result,
  review,
};
