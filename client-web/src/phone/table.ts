// Who sits at one's table: the partner first, then a third. Pure.
import type { ParticipantView, PersonCard, Seat } from '../protocol.ts';

export interface Mate {
  card: PersonCard;
  /** 0: of one's own side, and not met. */
  encounter: number;
}

export const matesOf = (seat: Seat): Mate[] =>
  seat.partner ? [{ card: seat.partner, encounter: seat.encounter }, ...seat.beside] : [];

/** Those of them who may be rated, once the talk began. */
export const ratedNow = (own: ParticipantView): Mate[] =>
  matesOf(own.seat).filter(({ encounter }) =>
    own.met.some((met) => met.encounter === encounter && met.may_rate),
  );
