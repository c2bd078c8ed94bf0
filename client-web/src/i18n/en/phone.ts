import { plural } from '../plural.ts';

const lobby = {
  welcome: (name: string) => `Hello ${name}`,
  badge: (badge: number) => `Your badge number is ${badge}.`,
  hereAction: "I'm here",
  hereTitle: 'You are checked in',
  arriveText: 'Tap when you are in the room.',
  early: 'You are on the list. Come at the time, and keep this page.',
  count: (here: number, expected: number) => `${here} of ${expected} here`,
  promised: (talks: number) => `You meet at least ${plural(talks, 'person', 'people')}.`,
  soon: 'It starts soon. Keep this page open.',
  profile: 'About you',
  profileAction: 'Tell others about yourself',
  profileEdit: 'Change what others see',
  programme: (names: string) =>
    `The programme has made you and ${names} partners already. That stands, whatever you rate.`,
  late: 'The event is running. Tap, and you get a table as soon as there is one.',
};

const mirror = {
  text: 'You went on in another tab. This one only watches.',
  action: 'Go on here',
};

const state = {
  over: 'This event is over',
  overText: 'What was on this phone about it is erased.',
  cancelled: 'The event was cancelled',
  cancelledText: 'Please ask the organizer what comes next.',
  moment: 'One moment…',
  called: 'A helper was called.',
  taken: 'A helper is on the way.',
  noHelp: 'No longer needed',
  unheard: (reason: string) => `Nobody was called: ${reason}. Please go to a helper.`,
  lookAtWall: (table: string) => `Look at the wall. Last known: ${table}.`,
  addNote: 'Add a note',
  changeNote: 'Change your note',
  allSaved: 'all on the server',
  someOnPhone: (count: number) => `${count} on this phone`,
};

export const phone = { lobby, mirror, state };
