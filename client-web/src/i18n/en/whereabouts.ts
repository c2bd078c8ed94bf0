// Who is where while a round runs, in words for a guest's phone.
import { placeOf } from './common.ts';
import { question } from './question.ts';

/** About a partner who is not at the table. */
const nobody = {
  action: 'Nobody here?',
  title: (name: string) => `${name} is not here?`,
  text: (name: string, table: string) =>
    `${name}’s phone then says that you wait at ${placeOf(table)}. Without a sign within a minute you rest this round, and there is nothing to rate.`,
  confirm: (name: string) => `Look for ${name}`,
  looking: (name: string) => `We are looking for ${name}.`,
  until: (time: string) => `If there is no sign by ${time}, you rest this round.`,
  onPhone: 'On this phone. It is sent as soon as there is a connection.',
  sign: (name: string) => `${name} gave a sign. Still alone? Tap Help.`,
  refused: (reason: string) => `Not done: ${reason}.`,
};

/** For the one who is not there. */
const awaited = {
  waits: (name: string, table: string) => `${name} waits for you at ${placeOf(table)}`,
  until: (time: string) => `until ${time}`,
  coming: 'I am coming',
  told: (name: string) => `Good. ${name} is told.`,
  onPhone: 'It is told as soon as there is a connection.',
};

/** A change of seats while the round runs. */
const moved = {
  moved: (table: string) => `Your table has changed. Please go to ${placeOf(table)}.`,
  joined: (name: string) => `${name} joins you: three sit at your table.`,
  leftTwo: (name: string) => `${name} sits somewhere else now.`,
  seated: (table: string) => `You have a seat now. Please go to ${placeOf(table)}.`,
};

const rest = {
  noPartner: 'Your partner is not available.',
};

const next = {
  rests: 'You rest in the next round',
  restsText: 'A good moment to get a drink and some air.',
  seated: 'You have a table in the next round after all',
  seatedText: 'People came or went.',
};

/** Two who both have nobody. */
const offer = {
  ...question,
  asks: 'This round',
  question: (name: string) => `${name} has no partner either. Sit together?`,
  no: 'No, I rest',
  kind: 'If you both say yes, you get a table at once. Nobody is told a no.',
};

/** "I sat with someone else". */
const claim = {
  help: 'I sat with someone else',
  title: 'With whom did you sit?',
  text: 'Ask for their badge number. Their phone is asked, too. Then the talk counts for you two, and the planned one does not.',
  field: 'Badge number',
  send: 'Send',
  own: 'This is your own number.',
  planned: 'This is the person whom you were to meet.',
  sent: 'Sent. The other phone is asked.',
  settled: (name: string) => `It counts: you talked with ${name}.`,
  refused: (reason: string) => `Not done: ${reason}.`,
  refusals: {
    no_such_person: 'nobody has this number',
    same_side: 'this person is of your own side',
    met_already: 'you met before',
    already_taken: 'this person says that they sat with somebody else',
  } as Record<string, string>,
  waits: (name: string) =>
    `You said that you sat with ${name}. It counts once they say so, too. A helper can settle it.`,
  takeBack: 'Take it back',
  asks: 'Not as planned?',
  question: (name: string) => `Did you talk with ${name} this round?`,
  badge: (badge: number) => `badge number ${badge}`,
  yes: 'Yes, we did',
  no: 'No, as planned',
  kind: 'It looks as if you two sat together, and not with whom the plan said.',
  until: () => '',
  saved: () => 'Saved.',
  onPhone: () => 'On this phone. It is sent as soon as there is a connection.',
  over: 'The question is over.',
  lost: (reason: string) => `Not saved: ${reason}.`,
  late: 'Your answer came too late: it was settled before.',
  mirror: 'Answer in your other tab, or go on here.',
};

export const whereabouts = { nobody, awaited, moved, rest, next, offer, claim };
