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

export const isGathered = (phase: Phase): boolean => GATHERED.has(phase);
