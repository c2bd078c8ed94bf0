// When people can be in the hall: only then can they be checked in or set away.
import type { Phase } from '../protocol.ts';

const GATHERED: ReadonlySet<Phase> = new Set([
  'lobby',
  'move',
  'talk',
  'rate',
  'pause_break',
  'waiting',
  'review',
]);

/** When a change of people changes seats, and promises. */
const ROUNDS: ReadonlySet<Phase> = new Set(['move', 'talk', 'rate', 'pause_break', 'waiting']);

export const isInRounds = (phase: Phase): boolean => ROUNDS.has(phase);

export const isGathered = (phase: Phase): boolean => GATHERED.has(phase);
