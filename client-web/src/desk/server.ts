// The server link, and what it allows: list and create events.
import { decodeOwn } from '../decode.ts';
import { request, type Answer } from '../lib/http.ts';
import { keyOf, type Storage } from '../lib/storage.ts';
import { hashOf, newTicket } from '../lib/ticket.ts';

export interface RoomRow {
  room: string;
  title: string;
  phase: string;
  code: string;
  kind: 'real' | 'rehearsal';
  created_tick: number;
}

export type Template =
  'reverse_mentoring' | 'mentoring_with_capacities' | 'speed_dating' | 'one_pool';

export interface Created {
  room: string;
  code: string;
  pin: string;
  recovery_code: string;
}

export function storedServer(storage: Storage): string | null {
  const text = storage.getItem(keyOf('server'));
  return text === null ? null : decodeOwn<string>(text);
}

/** Claims the link for a ticket of this device; gives the ticket. */
export async function claimServer(storage: Storage, secret: string): Promise<Answer<string>> {
  const ticket = newTicket();
  const answer = await request('/server/claim', {
    method: 'POST',
    body: { secret, ticket_hash: hashOf(ticket) },
  });
  if (!answer.ok) return answer;
  storage.setItem(keyOf('server'), JSON.stringify(ticket));
  return { ok: true, value: ticket };
}

export const roomsOf = (ticket: string): Promise<Answer<RoomRow[]>> =>
  request('/rooms', { ticket });

export function createRoom(
  ticket: string,
  wish: { title: string; template: Template; kind: 'real' | 'rehearsal' },
): Promise<Answer<Created>> {
  return request('/rooms', {
    method: 'POST',
    ticket,
    body: { ...wish, ticket_hash: hashOf(ticket) },
  });
}
