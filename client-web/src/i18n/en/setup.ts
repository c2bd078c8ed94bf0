import { plural } from '../plural.ts';

const people = (count: number) => plural(count, 'person', 'people');

const server = {
  title: 'Your events',
  none: 'No event yet. Create the first one.',
  create: 'New event',
  open: 'Go to event',
  code: (code: string) => `code ${code}`,
  rehearsal: 'rehearsal',
  unknown: 'This device does not know an event yet.',
  unknownText:
    'Open the link that the program printed when it started, scan the code on another organizer device, or use the recovery code of your sheet.',
  claiming: 'Opening your link…',
  claimFailed: (reason: string) => `This link did not work: ${reason}.`,
  recoverTitle: 'Recovery',
  recoverText: 'All other organizer devices of the event are told.',
  recoverCode: 'Recovery code',
  eventCode: 'Event code',
  recoverAction: 'Open the event',
  recoverWrong: 'This is not the recovery code of this event.',
};

const create = {
  title: 'New event',
  name: 'Title',
  namePlaceholder: 'Autumn pairs',
  template: 'Kind of event',
  templates: {
    reverse_mentoring: 'Reverse mentoring',
    mentoring_with_capacities: 'Mentoring with several partners',
    speed_dating: 'Speed dating',
    one_pool: 'One pool',
  },
  templateTexts: {
    reverse_mentoring: 'Two sides, 8 rounds of 5 minutes, one partner each.',
    mentoring_with_capacities: 'As before, some people take more than one partner.',
    speed_dating: 'Two sides, 4 minutes, yes or no, every mutual yes counts.',
    one_pool: 'Everybody may meet everybody, one partner each.',
  },
  rehearsal: 'A rehearsal: marked clearly, short times allowed, nothing is kept',
  action: 'Create',
};

const sheet = {
  title: 'Print or write this down now',
  text: 'It is shown only once. The recovery code opens this event on any device; the PIN is asked before publishing, exporting and removing.',
  code: 'Event code',
  pin: 'PIN',
  recovery: 'Recovery code',
  print: 'Print',
  go: 'I have it, go on',
};

const tabs = {
  settings: 'Settings',
  people: 'People',
  programme: 'Programme pairs',
  feasibility: 'Feasibility',
  slips: 'Slips',
  links: 'Devices',
};

const settings = {
  title: 'Title',
  theme: 'Theme or goal, shown at the join page and on the wall',
  rules: 'House rules',
  sideA: 'First side',
  sideB: 'Second side',
  rounds: 'Rounds',
  move: 'Move',
  talk: 'Talk',
  rate: 'Rate',
  pause: 'Break',
  review: 'Review',
  trio: 'Longer, with three at a table',
  trios: 'Whoever would rest joins a pair: three at a table',
  timesHint: 'Times in minutes and seconds, as 5:00',
  breaks: 'Breaks after rounds',
  breaksHint: 'Numbers, separated by commas',
  tables: 'Tables',
  tablesHint: '0: as many as needed',
  wait: 'Wait for my tap before each round',
  rule: 'Pairs are made by',
  ruleNames: {
    pairs: 'stable pairs, as many as possible',
    mutual: 'every mutual yes',
    most: 'most pairs first',
  },
  policy: 'You will see',
  policyNames: { pairs: 'the final pairs', counts_only: 'counts only' },
  wall: 'Names on the wall',
  wallNames: {
    full: 'full',
    first_initial: 'first name and initial',
    badge: 'badge number',
    off: 'off',
  },
  retention: 'Days until ratings are erased',
  scale: 'Scale',
  prompts: 'Prompts, one per line',
  general: 'In general',
  times: 'Times',
  matching: 'Matching and privacy',
  save: 'Save settings',
  saved: 'Saved',
  unsaved: 'Not saved yet',
  /** What was wrong, by the member of the settings. */
  wrong: {
    title: 'Please give the event a title of at most 80 characters.',
    theme: 'The theme is too long, or has characters that cannot be used.',
    house_rules: 'The house rules are too long, or have characters that cannot be used.',
    side_names: 'Please give the two sides two different names.',
    rounds: 'Rounds: please choose 1 to 200.',
    move: 'Move: please choose 10 seconds to 12 hours.',
    talk: 'Talk: please choose 10 seconds to 12 hours.',
    rate: 'Rate: please choose 10 seconds to 12 hours.',
    break: 'Break: please choose 10 seconds to 12 hours.',
    review: 'Review: please choose 10 seconds to 12 hours.',
    trio: 'Longer, with three at a table: please choose at most 12 hours.',
    breaks_after: 'Breaks: please give numbers of rounds, separated by commas.',
    tables: 'Tables: please choose 0 to 1000.',
    table_names: 'The names of the tables are too long, or too many.',
    scale: 'This scale cannot be used: it needs a choice that accepts and one that does not.',
    rule: 'In one pool, pairs are made as stable pairs or as every mutual yes.',
    retention_days: 'Days until ratings are erased: please choose 1 to 365.',
    prompts: 'The prompts are too many or too long.',
  } as Record<string, string>,
  wrongTime: (label: string) => `${label}: please write minutes and seconds, as 5:00.`,
  wrongBreaks: (last: number) =>
    last < 1
      ? 'Breaks: with one round there is none.'
      : last === 1
        ? 'Breaks: with two rounds, only after round 1.'
        : `Breaks: please give numbers from 1 to ${last}, separated by commas.`,
  frozen: 'The settings are fixed since the first rating.',
  loading: 'Loading the settings…',
};

const roster = {
  title: 'Import people',
  text: 'A CSV file with a header row. Only the column id is required; name, side, capacity, group, manager, wants, offers and more are read when they are there.',
  choose: 'Choose a CSV file',
  paste: 'or paste the table here',
  example: 'id,name,side\na01,Ana Lind,Explorers',
  check: 'Check',
  checking: 'Checking…',
  found: (count: number) => `${people(count)} in the file`,
  errors: (count: number) =>
    `${plural(count, 'thing', 'things')} to mend first. Nothing was changed.`,
  errorAt: (line: number, field: number | string) => `line ${line}, column ${field}`,
  warnings: 'To look at',
  missing: (count: number) =>
    `${people(count)} of the list ${count === 1 ? 'is' : 'are'} not in the file. They stay.`,
  confirm: (count: number) => `Import ${people(count)}`,
  done: (added: number, changed: number) => `${added} added, ${changed} changed.`,
  changes: { new: 'new', same: 'as before', changed: 'changed', refused: 'not possible any more' },
  columns: ['Change', 'Id', 'Name', 'Side', 'Places'],
  preview: 'What the file would do',
  takeSides: (first: string, second: string) =>
    `Call the two sides “${first}” and “${second}”, as in the file`,
  sidesFailed: (reason: string) => `The sides kept their names: ${reason}.`,
  differs: 'The list changed since this was checked. Please check again.',
};

const slips = {
  title: 'Slips and links',
  text: 'Each person gets a secret slip. Opening it binds their phone. Links are shown only here and now; issuing again makes older slips of the same person void.',
  issue: 'Issue slips for all who have not joined',
  issued: (count: number) => `${plural(count, 'slip', 'slips')} issued`,
  print: 'Print slips',
  copy: 'Copy link',
  copyAll: 'Copy all as a table',
  copied: 'Copied',
  select: 'Copying is not possible here; the link is selected.',
  badge: (badge: number) => `Badge ${badge}`,
  qr: 'QR code of the link',
  nobody: 'Everybody has joined already.',
  scan: 'Scan with your phone’s camera',
  orType: (address: string, code: string) => `or open ${address} and type ${code}`,
};

const links = {
  title: 'Further devices',
  text: 'Show the code to the camera of the other device. A link works once.',
  helper: 'Helper at the door',
  wall: 'Wall',
  organizer: 'Second organizer',
  again: 'A new one',
  guest: 'Phone of a guest',
  guestText: 'Be a guest yourself: on this device, or on a phone in the same network.',
  guestAction: 'Open a guest’s phone',
  guestOf: (name: string, badge: number) => `You are ${name}, badge ${badge}.`,
  guestNobody: 'Everybody has a phone already. Add a person under People first.',
  openHere: 'Open in this browser',
};

export const setup = { server, create, sheet, tabs, settings, roster, slips, links };
