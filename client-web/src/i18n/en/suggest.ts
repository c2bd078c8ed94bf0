import { firstName } from '../../lib/format.ts';
import { staffSentence } from './staff_refusals.ts';

/** What stands against asking these two; everything else has its common sentence. */
const refusals: Record<string, string> = {
  already_there: 'These two are partners, or will be with the next version of the result.',
  no_place_left: 'One of the two has as many partners as they may have.',
  no_such_person: 'One of the two cannot be paired any more: they left, or take no part.',
  suggestion_open:
    'One of the two is being asked about somebody already. That is over after five minutes at most.',
  too_many: 'An event has room for 100 suggestions, and there were so many.',
};

/** Pairs that an organizer suggests, or dissolves, once the pairs were shown. */
export const suggest = {
  title: 'Suggest a pair',
  text: 'Both phones are asked for five minutes. You see then whether both agreed, and nothing of who said what.',
  start: 'Choose two people',
  same: (name: string) => `That is ${name} again. Please choose somebody else.`,
  panelTitle: (one: string | undefined, other: string | undefined): string => {
    if (one === undefined) return 'Who is one of the two?';
    return other === undefined ? `Who with ${one}?` : `Would ${one} and ${other} be partners?`;
  },
  ask: (one: string, other: string) => `Ask ${firstName(one)} and ${firstName(other)}`,
  another: 'Choose somebody else',
  refused: (code: string) => refusals[code] ?? staffSentence(code),
  none: 'No pair was suggested yet.',
  open: (time: string, left: string) => `asked until ${time}, ${left} left`,
  agreed: 'both agreed; they join when you publish',
  agreedLater: 'both agreed; they join with the next version',
  declined: 'not agreed',
  joined: 'both agreed, and joined the result',
  dissolve: 'Dissolve',
  dissolveTitle: (one: string, other: string) => `Dissolve ${one} and ${other}`,
  dissolveText:
    'Both see at once that their result has changed; nobody else does. This cannot be undone, but you can suggest them to each other again.',
};
