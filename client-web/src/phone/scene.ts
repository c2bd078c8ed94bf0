// Which screen a guest sees: a function of the last pictures, whether there is contact, and the
// time.
import type { ParticipantView, PublicView } from '../protocol.ts';
import { matesOf, ratedNow } from './table.ts';

export type Scene =
  | 'consent'
  | 'early'
  | 'arrive'
  | 'lobby'
  | 'move'
  | 'talk'
  | 'rate'
  | 'rest'
  | 'alone'
  | 'unseated'
  | 'unrated'
  | 'break'
  | 'waiting'
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
  // A result that was withdrawn goes back to preview, and is told before anything else.
  if (phase === 'closed' || phase === 'preview')
    return own.result.state === 'checking' ? 'result' : 'matching';
  // Nothing can be agreed to before the event is open: the policy may still change.
  if (phase === 'draft') return 'early';
  if (own.consent === 'asked') return 'consent';
  if (phase === 'open') return 'early';
  if (own.presence === 'left') return 'left';
  if (phase === 'review') return 'review';
  return RUNNING.has(phase) ? present(view, own, contact) : 'waiting';
}

function present(view: PublicView, own: ParticipantView, contact: Contact): Scene {
  const { phase } = view.clock;
  if (own.presence === 'invited' || own.presence === 'joined') return 'arrive';
  if (own.presence === 'away' && !finishesTalk(view, own)) return 'away';
  if (phase === 'lobby') return 'lobby';
  if (phase === 'pause_break') return 'break';
  if (phase === 'waiting') return 'waiting';
  return seated(view, own, contact);
}

function seated(view: PublicView, own: ParticipantView, contact: Contact): Scene {
  if (own.seat.kind === 'rest' || own.seat.kind === 'helper') return 'rest';
  if (own.seat.kind === 'none') return 'unseated';
  const { phase } = view.clock;
  if (phase !== 'move' && !talkBegan(own)) return 'alone';
  if (phase === 'rate' || talkIsOverHere(view, contact)) return mayRate(own) ? 'rate' : 'unrated';
  return phase === 'talk' ? 'talk' : 'move';
}

/** Who rests from the next round on still sits in the talk that began, and rates it. */
export function finishesTalk(view: PublicView, own: ParticipantView): boolean {
  return view.clock.phase !== 'move' && own.seat.kind === 'table' && talkBegan(own);
}

/** False when the other one was gone before it could begin. */
const talkBegan = (own: ParticipantView): boolean =>
  matesOf(own.seat).some(({ encounter }) => own.met.some((met) => met.encounter === encounter));

/** Without contact the clock runs on: when the talk's time is over, rating starts on the phone. */
function talkIsOverHere(view: PublicView, contact: Contact): boolean {
  const { phase, paused, ends_tick } = view.clock;
  return (
    contact.silent && phase === 'talk' && !paused && ends_tick !== null && contact.now >= ends_tick
  );
}

function mayRate(own: ParticipantView): boolean {
  return own.consent === 'given' && ratedNow(own).length > 0;
}

/** Without contact, and the phase shown last is over: the wall knows, this phone does not. */
export function isBlind(view: PublicView, contact: Contact): boolean {
  const { ends_tick, paused } = view.clock;
  return contact.silent && !paused && ends_tick !== null && contact.now >= ends_tick;
}
