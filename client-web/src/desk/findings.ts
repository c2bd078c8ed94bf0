// What the desk warns of, and how much of it stands above everything else. Pure.
import type { DeskView, Warning } from '../protocol.ts';

const DEVICES = 'one_organizer_device';
/** So many sentences of feasibility stand above every screen; the others wait in their list. */
const SHOWN = 2;

/** What stands against the evening; devices are no part of it. */
export const feasibilityWarnings = (desk: DeskView): Warning[] =>
  desk.warnings.filter((one) => one.code !== DEVICES);

interface Shown {
  warnings: Warning[];
  /** Of feasibility: the last of them, and how many there are beside. */
  lastFinding: Warning | undefined;
  more: number;
}

/** `listed`: the list of feasibility is open below. In a rehearsal nobody needs a second device. */
export function shownWarnings(desk: DeskView, real: boolean, listed: boolean): Shown {
  const all = feasibilityWarnings(desk);
  const some = listed ? [] : all.slice(0, SHOWN);
  const devices = real ? desk.warnings.filter((one) => one.code === DEVICES) : [];
  return {
    warnings: [...some, ...devices],
    lastFinding: some[some.length - 1],
    more: all.length - some.length,
  };
}
