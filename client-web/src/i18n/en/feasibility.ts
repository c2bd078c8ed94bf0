// Whether the evening can work out, for the organizer.
import { listed, plural, readable } from '../plural.ts';

const people = (count: number) => plural(count, 'person', 'people');
const many = (text: string) => people(Number(text));

/** What keeps people apart, in a list of how many. */
const KEPT_APART: Record<string, string> = {
  never: 'kept apart by name',
  met_before: 'met at another event',
  reporting_line: 'reporting line',
  same_group: 'same group',
  groups: 'groups that may not meet',
  both_seated: 'neither can walk',
  met: 'met this evening',
};

/** The same as the reason in a sentence. */
const KEEPS: Record<string, string> = {
  never: 'the names kept apart',
  met_before: 'those met at other events',
  reporting_line: 'the reporting line',
  same_group: 'the same-group rule',
  groups: 'the rule about groups',
  both_seated: 'people who cannot walk',
};
const keeps = (code: string) => KEEPS[code] ?? readable(code);

const HINDERED: Record<string, string> = {
  gone: 'one of them is not part of the event any more',
  same_side: 'both are of one side',
  never: 'they are kept apart by name',
  met_before: 'they met at another event',
  reporting_line: 'one reports to the other',
  same_group: 'both are of one group',
  groups: 'their groups may not meet',
  no_place: 'one of them has no place left',
};

type Args = readonly string[];
interface Finding {
  says: (args: Args) => string;
  /** What one can do about it. */
  advice: string;
}
const at = (args: Args, place: number) => args[place] ?? '';
const more = (noun: (count: number) => string) => (args: Args) => noun(Number(at(args, 0)));

const findings: Record<string, Finding> = {
  side_empty: {
    says: (args) => `Nobody is of the side “${at(args, 0)}”: nobody can be seated.`,
    advice: 'Import people of both sides, or choose one pool in the settings.',
  },
  places_differ: {
    says: (args) =>
      `${at(args, 0)} and ${at(args, 1)} places: at least ${at(args, 2)} ${at(args, 2) === '1' ? 'stays' : 'stay'} without a partner.`,
    advice: 'Let some people have more than one partner, or invite more of the smaller side.',
  },
  odd_one: {
    says: (args) => `${many(at(args, 0))} is an odd number: at least one stays without a partner.`,
    advice: 'One more or one fewer, or a person who may have two partners.',
  },
  nobody_possible: {
    says: (args) =>
      `${at(args, 0)} may meet nobody${args.length > 1 ? `, mostly because of ${keeps(at(args, 1))}` : ', by the rules'}.`,
    advice: 'Loosen a rule, or add people whom they may meet.',
  },
  nobody_possible_more: {
    says: more((count) => `${plural(count, 'more person', 'more people')} may meet nobody.`),
    advice: 'They come first in the list of people.',
  },
  few_possible: {
    says: (args) => {
      const [count, rounds, name, possible, rule] = [0, 1, 2, 3, 4].map((one) => at(args, one));
      const most = `mostly because of ${keeps(rule ?? '')}`;
      return count === '1'
        ? `${name ?? ''} may meet only ${many(possible ?? '')} in ${rounds ?? ''} rounds, ${most}.`
        : `${many(count ?? '')} may meet fewer people than there are rounds: ${name ?? ''} only ${possible ?? ''} in ${rounds ?? ''}, ${most}.`;
    },
    advice: 'They rest when they have met all they may. Fewer rounds or looser rules help.',
  },
  no_talk: {
    says: (args) =>
      at(args, 0) === '1'
        ? `${at(args, 1)} gets no talk, though there are people to meet.`
        : `${many(at(args, 0))} get no talk, though there are people to meet: ${at(args, 1)} is one.`,
    advice: 'More rounds or more tables give everybody a turn.',
  },
  cannot_meet: {
    says: (args) => `${at(args, 0)} and ${at(args, 1)} never meet: neither can walk to the other.`,
    advice: 'When one of them can change tables after all, say so in the list of people.',
  },
  cannot_meet_more: {
    says: more((count) => `So it is for ${plural(count, 'more pair', 'more pairs')}.`),
    advice: '',
  },
  programme_pair: {
    says: (args) =>
      `The programme pair ${at(args, 0)} and ${at(args, 1)} does not hold: ${HINDERED[at(args, 2)] ?? readable(at(args, 2))}.`,
    advice: 'Undo the pair, or change the rule.',
  },
  programme_pair_more: {
    says: more(
      (count) =>
        `${plural(count, 'more programme pair does', 'more programme pairs do')} not hold.`,
    ),
    advice: '',
  },
  tables_short: {
    says: (args) => {
      const lost = Number(at(args, 2));
      const cost = lost > 0 ? `, which costs about ${plural(lost, 'talk', 'talks')}` : '';
      return `${at(args, 0)} tables where ${at(args, 1)} are needed${cost}.`;
    },
    advice: 'More tables in the settings, or more rounds, so that everybody has a turn.',
  },
  more_rounds: {
    says: (args) =>
      `After ${plural(Number(at(args, 1)), 'round', 'rounds')} everybody has met all they may, and there are ${at(args, 0)}.`,
    advice: 'The rounds after that are not run. Fewer of them leave more time for each.',
  },
  groupless: {
    says: (args) =>
      at(args, 0) === '1'
        ? `${at(args, 1)} has no group, and there are rules about groups.`
        : `${many(at(args, 0))} have no group, and there are rules about groups: ${at(args, 1)} is one.`,
    advice: 'Fill in the column “group” and import again.',
  },
  managers_unknown: {
    says: (args) =>
      at(args, 0) === '1'
        ? `The manager of ${at(args, 1)} is not on the list, so nobody knows who is above.`
        : `The managers of ${many(at(args, 0))} are not on the list: ${at(args, 1)} is one.`,
    advice: 'Add the managers to the list with “attends” 0.',
  },
  rules_unknown: {
    says: (args) =>
      `${plural(Number(at(args, 0)), 'pair', 'pairs')} of the rules ${at(args, 0) === '1' ? 'names' : 'name'} somebody who is not on the list.`,
    advice: 'Look for a mistyped id in the rules.',
  },
  one_organizer_device: {
    says: () => 'Only one organizer device is connected. A second one is a good idea.',
    advice: 'Scan the code under Devices with another tablet, laptop or phone.',
  },
};

const range = (fewest: number | null, most: number): string => {
  if (fewest === null) return `up to ${most}`;
  return fewest === most ? `${most}` : `${fewest}–${most}`;
};

const figures = {
  talks: range,
  talksEach: 'talks each',
  talksOf: (side: string, fewest: number | null, most: number) => `${side} ${range(fewest, most)}`,
  people: 'people expected',
  peopleHere: 'people here',
  peopleOf: (side: string, count: number, places: number) =>
    places === count
      ? `${side} ${count}`
      : `${side} ${count} with ${plural(places, 'place', 'places')}`,
  tables: (there: number, needed: number) =>
    there < needed ? `${there} of ${needed}` : `${needed}`,
  tablesNeeded: 'tables needed',
  tablesThere: 'tables that are needed',
  minutes: (ms: number) => `${Math.ceil(ms / 60_000)} min`,
  rounds: (count: number) => `${plural(count, 'round', 'rounds')}, with breaks and review`,
  roundsToCome: (count: number) => `${plural(count, 'round', 'rounds')} to come, with review`,
  resting: 'rest in each round',
  restingBy: 'by sides and tables alone',
  devices: (count: number) => (count === 1 ? 'organizer device' : 'organizer devices'),
};

export const feasibility = {
  title: 'Feasibility',
  text: 'If everybody on the list comes: by the list, the rules and the settings alone. Nothing that people enter on their phones is part of it.',
  textHere:
    'Of those who are here, by the list, the rules and the settings alone. Nothing that people enter on their phones is part of it.',
  bounds:
    'There are too many people to try the rounds out, so talks are told as what nobody exceeds.',
  apart: KEPT_APART,
  figures,
  figuresLabel: 'In numbers',
  lookAt: 'To look at',
  nothing: 'Nothing stands in the way.',
  peopleTitle: 'People, fewest choices first',
  mayMeet: (possible: number, all: number) => `may meet ${possible} of ${all}`,
  mayStillMeet: (possible: number, all: number) => `may still meet ${possible} of ${all}`,
  keptApart: (parts: readonly { by: string; people: number }[]) =>
    listed(parts.map((part) => `${KEPT_APART[part.by] ?? readable(part.by)} ${part.people}`)),
  talks: (had: number, expected: number | null, started: boolean): string => {
    if (expected === null) return started ? `${plural(had, 'talk', 'talks')} so far` : '';
    return started
      ? `${had} of ${plural(expected, 'talk', 'talks')}`
      : plural(expected, 'talk', 'talks');
  },
  tagsTitle: 'Wanted and offered',
  tag: (wanted: number, offered: number, side: string): string => {
    if (wanted === 0) return `offered by ${offered}, wanted by nobody`;
    const who = side === '' ? `${wanted}` : `${wanted} of ${side}`;
    return `wanted by ${who}, offered by ${offered === 0 ? 'nobody' : offered}`;
  },
  allTags: (count: number) => `All ${count}`,
  fewerTags: 'Fewer',
  moreTags: (count: number) => `${count} more are not listed.`,
  says: (code: string, args: Args): string | undefined => findings[code]?.says(args),
  advice: (code: string): string => findings[code]?.advice ?? '',
};
