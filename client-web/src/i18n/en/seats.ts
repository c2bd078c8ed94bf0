// Who sits where, by an organizer's hand, and who is looked for.
import { common, placeOf } from './common.ts';

const searches = {
  looking: (name: string, badge: number) => `Looking for ${name} · ${badge}`,
  waits: (table: string) => `somebody waits at ${placeOf(table)}`,
  spoken: (name: string, table: string) =>
    `${name} is looked for: somebody waits at ${placeOf(table)}.`,
};

const claims = {
  question: (one: string, other: string) => `Did ${one} and ${other} sit together?`,
  text: 'not as planned; their phones are asked, too',
  confirm: 'Yes, they did',
  refuse: 'No',
  confirmLabel: (one: string, other: string) => `Yes, ${one} and ${other} sat together`,
  refuseLabel: (one: string, other: string) => `No, ${one} and ${other} did not sit together`,
};

/** For the desk and, what is looked for and claimed, for helpers. */
export const seats = {
  searches,
  claims,
  tapTwo: 'Tap two people, or choose them by name.',
  chosen: (one: string, other: string | undefined) =>
    other === undefined ? one : `${one} and ${other}`,
  clear: 'Clear',
  pickLabel: (name: string, badge: number, table: string) =>
    `${name}, ${badge}${table === '' ? ', resting' : `, ${placeOf(table)}`}`,
  swap: 'Swap',
  swapTitle: (one: string, other: string) => `Swap ${one} and ${other}`,
  swapFirst: 'Whom do you swap?',
  swapOther: (name: string) => `${name} with whom?`,
  together: 'Seat together',
  togetherNext: 'Seat two together next round',
  togetherTitle: (one: string, other: string) => `Seat ${one} and ${other} together`,
  nextTitle: (one: string, other: string, round: number) =>
    `Seat ${one} and ${other} together in round ${round}`,
  togetherFirst: 'Who is one of the two?',
  togetherOther: (name: string) => `Who with ${name}?`,
  join: 'Join their table',
  joinTitle: (name: string, table: string) => `${name} joins ${placeOf(table)}`,
  helper: 'Talk with a helper',
  helperTitle: (name: string) => `${name} talks with a helper`,
  helperEnd: 'Rest again',
  helperEndTitle: (name: string) => `${name} rests again`,
  helped: (name: string, badge: number, table: string) =>
    `${name} · ${badge}${table === '' ? '' : `, ${placeOf(table)}`}`,
  helperTalks: 'With a helper',
  same: (name: string) => `That is ${name} again. Please choose somebody else.`,
  pins: (round: number) => `Seated together in round ${round}`,
  apart: 'Take back',
  apartLabel: (one: string, other: string) => `${one} and ${other}: take back`,
  apartTitle: (one: string, other: string) => `${one} and ${other}: together no more`,
  restingNext: (round: number) => `Resting in round ${round}`,
  tableName: (table: string) => common.table(table),
  closed: 'Out of use',
  close: 'Take out of use',
  closeTitle: (table: string) => `${common.table(table)}: take out of use`,
  reopen: 'Put back',
  reopenLabel: (table: string) => `${common.table(table)}: put back in use`,
  broken: 'Promises that this breaks',
  addRound: (minutes: string) => `Add a round (+${minutes} min)`,
  roundAdded: 'A round was added.',
};
