// The device's own secret: 128 random bits, kept under the room; the server only ever learns its
// SHA-256 before it is claimed. crypto.subtle is missing on plain HTTP, so the hash is our own.
import { decodeOwn } from '../decode.ts';
import { sha256Hex } from './sha256.ts';
import { keyOf, type Storage } from './storage.ts';

const hex = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

export function randomHex(bytes: number): string {
  return hex(crypto.getRandomValues(new Uint8Array(bytes)));
}

export const newTicket = (): string => randomHex(16);
export const newId = (): string => randomHex(8);
export const hashOf = (text: string): string => sha256Hex(new TextEncoder().encode(text));

/** A stored ticket. `from` is the hash of the slip it was claimed with: the same slip again is the
 * same person. `name` is set while the door has not answered yet. */
export interface Ticket {
  ticket: string;
  claimed: boolean;
  from: string;
  name: string;
  ask: string;
}

export const freshTicket = (from: string): Ticket => ({
  ticket: newTicket(),
  claimed: false,
  from,
  name: '',
  ask: '',
});

/** `role` tells the tickets of one browser apart: a laptop may be desk and wall of one event. */
export function readTicket(storage: Storage, room: string, role = ''): Ticket | null {
  const text = storage.getItem(keyOf('ticket', room, role));
  return text === null ? null : decodeOwn<Ticket>(text);
}

export function writeTicket(storage: Storage, room: string, ticket: Ticket, role = ''): void {
  storage.setItem(keyOf('ticket', room, role), JSON.stringify(ticket));
  storage.setItem(keyOf('last', '', role), room);
}

/** Names the device in storage keys without naming its ticket. */
export const ownerOf = (ticket: string): string => hashOf(ticket).slice(0, 12);
