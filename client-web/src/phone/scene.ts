// Which screen a guest sees: a function of the last pictures, whether there is contact, and the
// time.
import type { ParticipantView, PublicView } from '../protocol.ts';

export type Scene =
  | 'consent'
  | 'early'
  | 'arrive'
  | 'lobby'
  | 'move'
  | 'talk'
  | 'rate'
  | 'rest'
  | 'unseated'
  | 'unrated'
  | 'break'
  | 'waiting'
  | 'paused'
  | 'away'
  | 'left'
  | 'review'
  | 'matching'
  | 'result'
  | 'over'
  | 'cancelled';

export interface Contact {
  silent: boolean;
  now: number;
}

const RUNNING: ReadonlySet<string> = new Set([
  'move',
  'talk',
  'rate',
  'pause_break',
  'waiting',
  'lobby',
]);

export function sceneOf(view: PublicView, own: ParticipantView, contact: Contact): Scene {
  const { phase } = view.clock;
  if (phase === 'cancelled') return 'cancelled';
  if (phase === 'purged' || own.presence === 'removed') return 'over';
  if (phase === 'published') return 'result';
  if (own.consent === 'asked') return 'consent';
  if (phase === 'draft' || phase === 'open') return 'early';
  if (phase === 'closed' || phase === 'preview') return 'matching';
  if (own.presence === 'left') return 'left';
  if (phase === 'review') return 'review';
  return RUNNING.has(phase) ? present(view, own, contact) : 'waiting';
}

function present(view: PublicView, own: ParticipantView, contact: Contact): Scene {
  const { phase } = view.clock;
  if (own.presence === 'invited' || own.presence === 'joined') return 'arrive';
  if (own.presence === 'away') return 'away';
  if (phase === 'lobby') return 'lobby';
  if (phase === 'pause_break') return 'break';
  if (phase === 'waiting') return 'waiting';
  return seated(view, own, contact);
}

function seated(view: PublicView, own: ParticipantView, contact: Contact): Scene {
  if (own.seat.kind === 'rest') return 'rest';
  if (own.seat.kind === 'none') return 'unseated';
  const { phase, paused } = view.clock;
  if (phase === 'rate' || talkIsOverHere(view, contact)) return mayRate(own) ? 'rate' : 'unrated';
  if (paused) return 'paused';
  return phase === 'talk' ? 'talk' : 'move';
}

/** Without contact the clock runs on: when the talk's time is over, rating starts on the phone. */
function talkIsOverHere(view: PublicView, contact: Contact): boolean {
  const { phase, paused, ends_tick } = view.clock;
  return (
    contact.silent && phase === 'talk' && !paused && ends_tick !== null && contact.now >= ends_tick
  );
}

function mayRate(own: ParticipantView): boolean {
  if (own.consent !== 'given') return false;
  return own.met.find((met) => met.encounter === own.seat.encounter)?.may_rate ?? true;
}

/** Without contact, and the phase shown last is over: the wall knows, this phone does not. */
export function isBlind(view: PublicView, contact: Contact): boolean {
  const { ends_tick, paused } = view.clock;
  return contact.silent && !paused && ends_tick !== null && contact.now >= ends_tick;
}
