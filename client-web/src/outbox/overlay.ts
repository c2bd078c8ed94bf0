// The own picture with the wishes laid over it that it does not include yet: what the person sees
// at
// once after a tap. Pure.
import type { AnswerSuggestion, Choice, Met, OwnSuggestion, ParticipantView } from '../protocol.ts';
import type { Entry, MustArrive } from './outbox.ts';

/** Beside a rating: nothing yet, on this phone, saved, too late, or refused. */
export type SaveState = 'none' | 'phone' | 'saved' | 'late' | 'lost';

export interface RatingState {
  choice: Choice | null;
  state: SaveState;
  reason: string;
  /** Of the entry that was refused. */
  lost_id: string;
}

const standing = (entry: Entry) =>
  entry.state === 'waiting' || entry.state === 'sent' || entry.state === 'saved';

const aboutRating = (entries: readonly Entry[], encounter: number) =>
  entries.filter(
    (entry) => entry.message.type === 'give_rating' && entry.message.encounter === encounter,
  );

export function ratingOf(
  met: Met | undefined,
  encounter: number,
  entries: readonly Entry[],
): RatingState {
  const own = met?.rating?.choice ?? null;
  const last = lastOf(aboutRating(entries, encounter));
  if (!last || last.message.type !== 'give_rating') {
    return { choice: own, state: own ? 'saved' : 'none', reason: '', lost_id: '' };
  }
  const choice = last.message.choice;
  if (last.state === 'lost')
    return { choice: own, state: 'lost', reason: last.reason, lost_id: last.message.id };
  if (last.state === 'parked') return { choice, state: 'late', reason: last.reason, lost_id: '' };
  return { choice, state: last.state === 'saved' ? 'saved' : 'phone', reason: '', lost_id: '' };
}

/** The revision that a further rating of this encounter replaces: the picture's, plus one for each
 * own rating on the way, since they arrive in order. */
export function revisionOf(
  met: Met | undefined,
  encounter: number,
  entries: readonly Entry[],
): number {
  return (met?.revision ?? 0) + aboutRating(entries, encounter).filter(standing).length;
}

export function overlaid(view: ParticipantView, entries: readonly Entry[]): ParticipantView {
  return entries.filter(standing).reduce((shown, entry) => laid(shown, entry.message), view);
}

function laid(view: ParticipantView, message: MustArrive): ParticipantView {
  switch (message.type) {
    case 'give_rating':
      return { ...view, met: view.met.map((met) => rated(met, message.encounter, message.choice)) };
    case 'order_favourites':
      return { ...view, met: ordered(view.met, message.encounters) };
    case 'block':
      return {
        ...view,
        met: view.met.map((met) =>
          met.partner.badge === message.badge ? { ...met, blocked: message.blocked } : met,
        ),
      };
    case 'consent':
      return { ...view, consent: message.agrees ? 'given' : 'refused' };
    case 'check_in':
      return { ...view, presence: 'here' };
    case 'go_away':
      return { ...view, presence: 'away' };
    case 'leave':
      return { ...view, presence: 'left' };
    case 'answer_suggestion':
      return { ...view, suggestion: answered(view.suggestion, message) };
    case 'ask_help':
      return { ...view, help: message.kind };
    case 'cancel_help':
      return { ...view, help: null, help_taken: false };
    // What the rounds ask beside the seat reads the entries itself.
    default:
      return view;
  }
}

const ordered = (met: Met[], order: readonly number[]): Met[] =>
  met.map((one) => ({ ...one, favourite: order.indexOf(one.encounter) + 1 }));

const rated = (met: Met, encounter: number, choice: Choice | null): Met =>
  met.encounter === encounter
    ? { ...met, rating: choice ? { choice, revision: met.revision + 1 } : null }
    : met;

const answered = (asked: OwnSuggestion | null, said: AnswerSuggestion): OwnSuggestion | null =>
  asked?.number === said.number ? { ...asked, answer: said.accepts ? 'yes' : 'no' } : asked;

const lastOf = (entries: readonly Entry[]): Entry | undefined => entries[entries.length - 1];
