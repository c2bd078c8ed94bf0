// Who sits at one's table: the partner first, then a third. Pure.
import { firstName } from '../lib/format.ts';
import type { ParticipantView, PersonCard, Search, Seat } from '../protocol.ts';

export interface Mate {
  card: PersonCard;
  /** 0: of one's own side, and not met. */
  encounter: number;
  search: Search;
}

export const matesOf = (seat: Seat): Mate[] =>
  seat.partner
    ? [{ card: seat.partner, encounter: seat.encounter, search: seat.search }, ...seat.beside]
    : [];

/** Who waits at the table for this person; nobody in particular when they are gone again. */
export const waitsFor = (seat: Seat): string =>
  firstName(matesOf(seat).find(({ card }) => card.badge === seat.awaited_by)?.card.name ?? '');

/** Those of them who may be rated, once the talk began. */
export const ratedNow = (own: ParticipantView): Mate[] =>
  matesOf(own.seat).filter(({ encounter }) =>
    own.met.some((met) => met.encounter === encounter && met.may_rate),
  );
