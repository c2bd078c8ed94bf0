// What is asked of the server when two people are swapped or seated together: now while people
// walk, otherwise for the next round. Pure.
import type { Foreseen } from '../connection/staff.svelte.ts';
import { seats as t } from '../i18n/en/seats.ts';
import type { Clock, Phase } from '../protocol.ts';
import type { Somebody } from './acts.svelte.ts';

export interface Shown {
  title: string;
  wish: Foreseen;
  action: string;
}

export function seatsWish(
  what: 'swap' | 'together',
  [one, other]: readonly [Somebody, Somebody],
  clock: Clock,
  at_step: number,
): Shown {
  const two = { at_step, a: one.badge, b: other.badge, effect: null };
  if (what === 'swap')
    return {
      title: t.swapTitle(one.name, other.name),
      wish: { type: 'swap_seats', ...two },
      action: t.swap,
    };
  const title =
    clock.phase === 'move'
      ? t.togetherTitle(one.name, other.name)
      : t.nextTitle(one.name, other.name, clock.round + 1);
  return { title, wish: { type: 'seat_together', ...two, together: true }, action: t.together };
}

const BETWEEN: ReadonlySet<Phase> = new Set(['lobby', 'talk', 'rate', 'pause_break', 'waiting']);

/** While people walk, or before another round. */
export const canSeatTogether = (clock: Clock): boolean =>
  clock.phase === 'move' || (BETWEEN.has(clock.phase) && clock.round < clock.rounds);
