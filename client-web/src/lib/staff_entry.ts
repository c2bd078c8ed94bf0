// How a desk, wall or helper device gets into its room: by a link, or as the one it already is.
import type { Introduction } from '../connection/room_connection.ts';
import { showRoom, type Link } from './link.ts';
import { keyOf, type Storage } from './storage.ts';
import { freshTicket, hashOf, newId, readTicket, writeTicket, type Ticket } from './ticket.ts';

export type StaffRole = 'organizer' | 'helper' | 'wall';

export interface StaffEntry {
  room: string;
  ticket: Ticket;
  introduction: Introduction;
}

export function staffEntry(storage: Storage, role: StaffRole, link: Link): StaffEntry | null {
  if (link.kind === 'claim' && link.role === role) return byLink(storage, role, link);
  const room = link.kind === 'room' ? link.room : storage.getItem(keyOf('last', '', role));
  if (room === null) return null;
  const ticket = readTicket(storage, room, role);
  if (ticket === null) return null;
  showRoom(room);
  return { room, ticket, introduction: { kind: 'ticket' } };
}

function byLink(
  storage: Storage,
  role: StaffRole,
  link: Extract<Link, { kind: 'claim' }>,
): StaffEntry {
  const from = hashOf(link.secret);
  const known = readTicket(storage, link.room, role);
  if (known?.claimed && known.from === from)
    return { room: link.room, ticket: known, introduction: { kind: 'ticket' } };
  const ticket = freshTicket(from);
  if (!known?.claimed) writeTicket(storage, link.room, ticket, role);
  const introduction: Introduction = {
    kind: 'claim',
    id: newId(),
    secret: link.secret,
    ticket_hash: hashOf(ticket.ticket),
  };
  return { room: link.room, ticket, introduction };
}

/** The ticket is good from now on. */
export const keepStaff = (storage: Storage, role: StaffRole, entry: StaffEntry): void =>
  writeTicket(storage, entry.room, { ...entry.ticket, claimed: true }, role);

export function forgetStaff(storage: Storage, role: StaffRole, room: string): void {
  storage.removeItem(keyOf('ticket', room, role));
  if (storage.getItem(keyOf('last', '', role)) === room)
    storage.removeItem(keyOf('last', '', role));
}
