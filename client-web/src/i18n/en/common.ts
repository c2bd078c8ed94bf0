import type { Phase } from '../../protocol.ts';

const phases: Record<Phase, string> = {
  draft: 'Set-up',
  open: 'Open',
  lobby: 'Lobby',
  move: 'Move',
  talk: 'Talk',
  rate: 'Rate',
  pause_break: 'Break',
  waiting: 'Waiting',
  review: 'Review',
  closed: 'Matching',
  preview: 'Matching',
  published: 'Result',
  purged: 'Over',
  cancelled: 'Cancelled',
};

/** Where somebody sits, within a sentence: the number of a table, or its name. */
export const placeOf = (table: string): string => (/^\d+$/.test(table) ? `table ${table}` : table);

export const common = {
  phases,
  product: 'Quadrille',
  back: 'Back',
  close: 'Close',
  cancel: 'Cancel',
  save: 'Save',
  help: 'Help',
  done: 'Done',
  dot: ' · ',
  roundOf: (round: number, rounds: number) => `Round ${round} of ${rounds}`,
  table: (name: string) => (/^\d+$/.test(name) ? `Table ${name}` : name),
  noConnection: (time: string) => `No connection since ${time}. The clock runs on.`,
  noContact: (time: string) => `No connection since ${time}.`,
  connecting: 'Connecting…',
  paused: 'Paused',
  standsStill: 'The clock stands still.',
  rehearsal: 'Rehearsal',
  timeLeft: 'time left',
  breakAfterThis: 'break after this round',
  breakAfter: (round: number) => `break after round ${round}`,
  announcementWithdrawn: 'Withdrawn',
};
