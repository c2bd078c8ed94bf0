// The only file that trusts what came from outside: frames, HTTP answers and stored text become
// typed
// values here or nothing. The server is checked against the schema in tests, so a frame is taken at
// its word once it is an object of a known type; a newer, unknown type is skipped.
import type { ServerMessage } from './protocol.ts';

const KNOWN: ReadonlySet<string> = new Set<ServerMessage['type']>([
  'welcome',
  'standing',
  'ack',
  'reject',
  'pong',
  'effect',
  'visitor_view',
  'public_view',
  'participant_view',
  'desk_view',
  'desk_page',
  'wall_view',
  'helper_view',
]);

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
export type JsonObject = { [key: string]: Json };

export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function decodeServerMessage(text: string): ServerMessage | null {
  const value = parseJson(text);
  if (!isObject(value) || typeof value['type'] !== 'string' || !KNOWN.has(value['type']))
    return null;
  return value as unknown as ServerMessage;
}

/** What an own HTTP route answers, or what this page stored: its shape is ours, so believed. */
export function decodeOwn<T>(text: string): T | null {
  const value = parseJson(text);
  return value === undefined || value === null ? null : (value as unknown as T);
}
