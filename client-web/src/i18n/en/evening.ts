// The words of the rounds and after, which a phone loads once it is in.
import { ordinal, plural } from '../plural.ts';
import { placeOf } from './common.ts';
import { question } from './question.ts';

const consent = {
  title: 'Before you start',
  shown: 'Who sees what',
  ratings:
    'What you say about a person you met is seen by nobody: not that person, not the others.',
  organizerCounts: 'The organizer sees how many have rated and how many pairs there are. Not who.',
  organizerPairs:
    'The organizer sees how many have rated, and the final pairs. Not what anybody said.',
  name: 'Your first name, your badge number, what you want and what you offer are shown to the people you meet.',
  erased: (days: number) =>
    `Ratings and notes are erased ${plural(days, 'day', 'days')} after the result.`,
  rules: 'Rules of the evening',
  eligibility: 'Who is never paired',
  insecure:
    'This hall uses a connection without encryption. Somebody on the same wifi could read along.',
  agree: 'I agree',
  refuse: 'Take part without ratings',
  refuseText:
    'Without ratings you talk to people, but you are not rated, do not rate, and are not paired.',
};

const eligible: Record<string, string> = {
  reporting_line: 'people who report to one another',
  reporting_direct: 'people and their direct manager',
  reporting_chain: 'people of one reporting line',
  same_group: 'people of the same group',
  groups_allowed: 'people of groups that do not go together',
  never: 'pairs that the organizer named',
  met_before: 'people who met at an earlier event',
};

const profile = {
  title: 'About you',
  wants: 'I would like to learn',
  offers: 'I can teach',
  tagsHint: 'Separate with commas',
  contact: 'How a final partner may reach you',
  contactHint: 'Shown only to your partner, after the result. A work address is best.',
  saved: 'Saved',
  kept: 'On this phone. It is sent as soon as there is a connection.',
  refused: 'This could not be saved. Please shorten it or use plain characters.',
};

const rounds = {
  goTo: 'Please go to',
  stayAt: 'Stay at',
  way: (tables: number) =>
    `${plural(Math.abs(tables), 'table', 'tables')} ${tables < 0 ? 'back' : 'on'}`,
  youMeet: 'You meet',
  untilStart: 'until you start',
  wants: (tag: string) => `wants: ${tag}`,
  offers: (tag: string) => `offers: ${tag}`,
  talkWith: 'you talk with',
  note: 'Note',
  addNote: 'Add a note',
  changeNote: 'Change your note',
  rest: 'You rest this round',
  restText: 'Take a breath, get a drink. A good moment to look over the people you met.',
  restFirst: 'Take a breath, get a drink.',
  alone: 'The person you were to meet is not available.',
  restsNext: 'You rest from the next round on.',
  restPlace: (place: string) => `Your place: ${place}.`,
  helperPlace: (table: string) => `Please go to ${placeOf(table)}.`,
  helper: 'You talk with a helper',
  helperText: 'Somebody of the team sits with you this round. There is nothing to rate.',
  andMeet: 'and',
  alsoThere: 'also at your table',
  breakTitle: 'Break',
  breakText: (round: number) => `Round ${round} follows.`,
  waiting: 'The next round starts in a moment',
  waitingText: 'Keep this page open.',
  pausedText: 'The clock stands still. Please wait for a moment.',
  away: 'You are taking a break',
  awayText: 'You are not seated. Tap when you are back.',
  backAction: "I'm back",
  met: 'People you met',
  noTable: 'You are not seated in this round',
  noTableText: 'You join the next one.',
  late: (names: string) =>
    `Too late, not counted: ${names}. It stays on this phone in case ratings open again.`,
  lateOrder: 'the order of your favourites',
};

const rate = {
  workWith: (name: string) => `Would you like to work with ${name}?`,
  meetAgain: (name: string) => `Would you like to meet ${name} again?`,
  private: (...names: string[]) =>
    `Only you see this. Not ${names.join(', not ')}, not the organizer.`,
  onPhone: 'On this phone. It is sent as soon as there is a connection.',
  savedAt: (time: string) => `Saved ${time}. You can change it until the end.`,
  saved: 'Saved. You can change it until the end.',
  late: 'Too late, not counted. It stays here in case ratings open again.',
  lost: (reason: string) => `Not saved: ${reason}.`,
  mirror: 'Rate in your other tab, or go on here.',
  takeBack: 'Take it back',
  score: 'How much, from 0 to 10',
  noScore: 'no number',
  notRated: 'There is no rating for this talk.',
  notRatedText: 'One of you two takes part without ratings.',
};

const review = {
  title: 'Everyone you met',
  missing: (count: number) =>
    count === 1 ? 'One is not rated yet.' : `${count} are not rated yet.`,
  complete: 'All rated. You can still change everything.',
  nobody: 'You have not met anybody yet.',
  where: (round: number, table: string) =>
    `Round ${round} · ${/^\d+$/.test(table) ? `table ${table}` : table}`,
  rate: 'Rate',
  rated: 'rated',
  notRateable: 'no rating',
  onPhone: 'on this phone',
  late: 'too late',
  lost: 'not saved',
  blocked: 'not this person',
  favourites: 'Put favourites in order',
  favouritesTitle: 'Your favourites',
  favouritesText:
    'Your first choice stands on top. It decides only where everything else is equal.',
  add: 'Add',
  up: (name: string) => `Move ${name} up`,
  down: (name: string) => `Move ${name} down`,
  remove: (name: string) => `Take ${name} out`,
  others: 'Others you met',
  place: (number: number) => ordinal(number),
  leftTitle: 'Goodbye',
  leftText: 'You have left. You can still rate the people you met.',
  again: 'I am here again',
};

const result = {
  matching: 'Pairs are being found',
  matchingText:
    'Ratings are closed. The organizer shows the result to everybody at the same moment.',
  here: 'Your result is here.',
  hereText: 'Open it when you like, where you like.',
  open: 'Open',
  youAnd: 'You and',
  canTeach: (name: string) => `${name} can teach`,
  canLearn: (name: string) => `${name} would like to learn`,
  contact: (name: string) => `${name} lets you write to`,
  contactSoon:
    'How to reach each other appears here once the result is final, if it was given. The organizer can help.',
  noContact: (name: string) => `${name} left no contact. The organizer can help.`,
  next: 'Say hello, and agree on a first meeting within two weeks.',
  none: 'No partner this time',
  noneText:
    'It happens, and says nothing about you: many things decide who fits with whom. The organizer knows what can come next.',
  personal: 'A result may differ for personal reasons.',
  checking: 'The result is being checked',
  checkingText: 'Please wait for a moment. This page shows it as soon as it is ready.',
  changed: 'Your result has changed.',
  save: 'Save as a picture or print it if you like to keep it: it disappears with the event.',
};

const suggestion = {
  ...question,
  asks: 'The organizer asks',
  question: (name: string) => `Would you like ${name} as a partner?`,
  no: 'No, thank you',
  kind: 'If you both say yes, you become partners. If not, the question just goes away, and nobody is told who said what.',
};

const help = {
  title: 'What do you need?',
  table: 'I cannot find my table',
  phone: 'My phone does not work right',
  quietly: 'Please come quietly',
  quietlyText: 'Nothing shows on any other screen.',
  away: 'Skip the next rounds',
  leave: 'I have to leave',
  leaveTitle: 'You have to leave?',
  leaveText: 'May you still be paired with somebody you met?',
  leaveYes: 'Leave, and pair me if it fits',
  leaveNo: 'Leave, and do not pair me',
  back: "I'm back",
  called: 'A helper was called, quietly.',
  taken: 'A helper is on the way.',
  noLonger: 'No longer needed',
  block: 'Not this person',
  blockText:
    'You are never seated or paired with this person again. They are not told, and nobody asks why.',
  blockChoose: 'With whom?',
  blockAction: (name: string) => `Not ${name}`,
  blockUndo: (name: string) => `Allow ${name} again`,
  blockNumber: 'Or type a badge number',
  blockNumberOnly: 'Type their badge number',
  blockGo: 'Continue',
  blockOwn: 'This is your own number.',
  blockSomebody: (badge: number) => `number ${badge}`,
  blockNoted: (badge: number) => `Noted for number ${badge}.`,
  blockAllowed: (badge: number) => `Number ${badge} is allowed again.`,
  profile: 'Change what others see about me',
};

const note = {
  title: (name: string) => `Note about ${name}`,
  label: 'Only you can read it',
  kept: 'On this phone. It is sent as soon as there is a connection.',
  saved: 'Saved',
  refused: 'This could not be saved. Please shorten it.',
  placeholder: 'What you want to remember',
};

export const evening = {
  consent,
  eligible,
  profile,
  rounds,
  rate,
  review,
  result,
  suggestion,
  help,
  note,
};
