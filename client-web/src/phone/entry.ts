// How a guest gets in: by a slip, by the event's code, or as the one this phone already is.
import { takeLink, foldCode, showRoom } from '../lib/link.ts';
import { request } from '../lib/http.ts';
import { keyOf, type Storage } from '../lib/storage.ts';
import { freshTicket, hashOf, newId, readTicket, writeTicket, type Ticket } from '../lib/ticket.ts';
import type { Introduction } from '../connection/room_connection.ts';

/** Where the phone stands before there is a guest. */
export type Entry =
  | { kind: 'code'; damaged?: boolean }
  | { kind: 'name'; room: string }
  | { kind: 'in'; room: string; ticket: Ticket; introduction: Introduction; older: Ticket | null };

const known = (room: string, ticket: Ticket): Entry => ({
  kind: 'in',
  room,
  ticket,
  introduction: { kind: 'ticket' },
  older: null,
});

/** A slip makes a new ticket, unless this phone already came with exactly this slip. */
function bySlip(storage: Storage, room: string, secret: string): Entry {
  const from = hashOf(secret);
  const older = readTicket(storage, room);
  if (older?.claimed && older.from === from) return known(room, older);
  const ticket = older && !older.claimed && older.from === from ? older : freshTicket(from);
  // Kept before it is claimed: if the answer gets lost, a reload still is the person of this slip.
  if (!older?.claimed) writeTicket(storage, room, ticket);
  const introduction: Introduction = {
    kind: 'claim',
    id: newId(),
    secret,
    ticket_hash: hashOf(ticket.ticket),
  };
  return { kind: 'in', room, ticket, introduction, older: older?.claimed ? older : null };
}

function byRoom(storage: Storage, room: string): Entry {
  const ticket = readTicket(storage, room);
  if (ticket?.claimed) return known(room, ticket);
  if (ticket && ticket.name !== '') return asking(room, ticket);
  if (ticket && ticket.from !== '') return known(room, ticket);
  return { kind: 'name', room };
}

const asking = (room: string, ticket: Ticket): Entry => ({
  kind: 'in',
  room,
  ticket,
  introduction: {
    kind: 'ask',
    id: ticket.ask,
    name: ticket.name,
    ticket_hash: hashOf(ticket.ticket),
  },
  older: null,
});

export async function enter(storage: Storage): Promise<Entry> {
  const link = takeLink();
  if (link.kind === 'damaged') return { kind: 'code', damaged: true };
  if (link.kind === 'claim' && link.role === 'slip') return bySlip(storage, link.room, link.secret);
  if (link.kind === 'code') {
    const found = await findRoom(link.code);
    if (found.ok) return byCode(storage, found.room);
    return { kind: 'code' };
  }
  const room = link.kind === 'room' ? link.room : storage.getItem(keyOf('last'));
  if (room === null || readTicket(storage, room) === null) return { kind: 'code' };
  showRoom(room);
  return byRoom(storage, room);
}

export function byCode(storage: Storage, room: string): Entry {
  showRoom(room);
  return byRoom(storage, room);
}

export async function findRoom(
  code: string,
): Promise<{ ok: true; room: string } | { ok: false; error: string }> {
  const answer = await request<{ room: string }>('/codes', {
    method: 'POST',
    body: { code: foldCode(code) },
  });
  return answer.ok ? { ok: true, room: answer.value.room } : { ok: false, error: answer.error };
}

/** Asks at the door under a typed name. The ticket is kept, so that a reload goes on asking. */
export function byName(storage: Storage, room: string, name: string): Entry {
  const ticket: Ticket = { ...freshTicket(''), name, ask: newId() };
  writeTicket(storage, room, ticket);
  return asking(room, ticket);
}

export function keepTicket(storage: Storage, room: string, ticket: Ticket): void {
  writeTicket(storage, room, { ...ticket, claimed: true });
  showRoom(room);
}

export function forget(storage: Storage, room: string): void {
  storage.removeItem(keyOf('ticket', room));
  if (storage.getItem(keyOf('last')) === room) storage.removeItem(keyOf('last'));
}
