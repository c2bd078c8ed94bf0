import { plural } from '../plural.ts';

const people = (count: number) => plural(count, 'person', 'people');

/** A look at another result, for the organizer. */
export const whatIf = {
  choose: (one: string, other: string) => `${one} and ${other}: choose to look at a result without`,
  ask: (chosen: number) => (chosen > 1 ? `What if not these ${chosen}?` : 'What if not this pair?'),
  left: (count: number) =>
    count === 0
      ? 'No further “what if” is left.'
      : `Choose pairs that should not be, up to 10. ${plural(count, '“what if”', '“what ifs”')} left.`,
  text: 'The matching is computed anew without them. Each look is noted in the log, and nobody else sees it.',
  running: 'Looking at what would be',
  runningText: (names: string) => `The matching runs without ${names}.`,
  title: (names: string) => `Without ${names}`,
  pairs: (after: number, before: number) =>
    after === before
      ? `Still ${plural(after, 'pair', 'pairs')}`
      : `${plural(after, 'pair', 'pairs')} instead of ${before}`,
  changes: (count: number) => `${people(count)} would have another partner, or none.`,
  none: 'nobody',
  instead: (gets: string, loses: string) => `${gets} instead of ${loses}`,
  adopt: 'Take this result',
  drop: 'Keep the pairs as they were',
  failed:
    'There was no answer to this “what if”. It does not count; please try again, or with other pairs.',
};
