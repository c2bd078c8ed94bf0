// What a picture's clock says at a moment. Pure.
import type { Clock, Phase } from '../protocol.ts';

export interface Reading {
  /** Milliseconds left; null when the phase has no end of its own. */
  left: number | null;
  length: number;
  over: boolean;
  /** The clock stands still. */
  paused: boolean;
}

export function readingOf(clock: Clock, now: number): Reading {
  const left = clock.paused
    ? clock.left_ms
    : clock.ends_tick === null
      ? null
      : clock.ends_tick - now;
  // The server's time is a guess at first: never more than there can be.
  const most = clock.length_ms > 0 ? clock.length_ms : Infinity;
  return {
    left: left === null ? null : Math.max(0, Math.min(left, most)),
    length: clock.length_ms,
    over: left !== null && left <= 0,
    paused: clock.paused,
  };
}

const WITHIN: Partial<Record<Phase, number>> = {
  move: 0,
  talk: 1,
  rate: 2,
  pause_break: 3,
  waiting: 3,
};
const BEFORE: Partial<Record<Phase, number>> = { draft: 0, open: 1, lobby: 2 };
const AFTER: Partial<Record<Phase, number>> = { review: 3, closed: 4, preview: 4, published: 5 };

/** In quarters: rises by one with every phase, so that the mark always turns onwards. */
export function turnOf(clock: Clock): number {
  const within = WITHIN[clock.phase];
  if (within !== undefined) return clock.round * 3 + within;
  const after = AFTER[clock.phase];
  return after === undefined ? (BEFORE[clock.phase] ?? 0) : clock.rounds * 3 + after;
}
