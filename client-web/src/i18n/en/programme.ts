import { plural } from '../plural.ts';

/** Fixed pairs, for the organizer. */
export const programme = {
  title: 'Programme pairs',
  text: 'Two people who are partners whatever is rated. Both see it on their phones. The rules of who may meet come first, and so does “not this person”, of which nobody is told.',
  frozen: 'The programme pairs are fixed since the first rating.',
  count: (count: number) => plural(count, 'pair', 'pairs'),
  none: 'No pair is fixed.',
  add: 'Fix a pair',
  remove: 'Undo',
  removeLabel: (one: string, other: string) => `${one} and ${other}: fix no more`,
  pickFirst: 'Who is one of the two?',
  pickOther: (name: string) => `Who with ${name}?`,
  hindrances: {
    gone: 'does not hold: one of them is not part of the event any more',
    same_side: 'does not hold: both are of one side',
    never: 'does not hold: a rule keeps the two apart',
    met_before: 'does not hold: they have met before',
    reporting_line: 'does not hold: the reporting line',
    same_group: 'does not hold: both are of one group',
    groups: 'does not hold: their groups may not meet',
    not_placed: 'could not be placed',
    no_place: 'does not hold: one of them has no place left',
  } as Record<string, string>,
};
