// What became of the last wish of a kind about one encounter: nothing was wished, it is on this
// phone, saved, or refused. Pure.
import type { Entry, MustArrive } from './outbox.ts';

type AboutSeat = Extract<MustArrive, { type: 'report_missing' | 'show_up' | 'claim_partner' }>;

export interface Sent {
  state: 'none' | 'phone' | 'saved' | 'lost';
  reason: string;
}

export function sentOf(
  entries: readonly Entry[],
  type: AboutSeat['type'],
  encounter: number,
): Sent {
  const about = entries.filter(
    ({ message }) => message.type === type && message.encounter === encounter,
  );
  const last = about[about.length - 1];
  if (!last) return { state: 'none', reason: '' };
  if (last.state === 'saved' || last.state === 'lost')
    return { state: last.state, reason: last.reason };
  return { state: 'phone', reason: '' };
}
