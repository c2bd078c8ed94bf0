// Requests to the server's HTTP side. An answer is a value or a named trouble; nothing throws.
import { decodeOwn, isObject, parseJson } from '../decode.ts';

export type Answer<T> = { ok: true; value: T } | { ok: false; error: string; detail: string };

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT';
  ticket?: string;
  body?: object | string;
  type?: string;
}

export const socketAddress = (room: string): string => {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  return `${scheme}://${location.host}/rooms/${encodeURIComponent(room)}/socket`;
};

export const roomPath = (room: string, rest: string): string =>
  `/rooms/${encodeURIComponent(room)}/${rest}`;

function headersOf(ask: Ask): Record<string, string> {
  const headers: Record<string, string> = {};
  if (ask.ticket !== undefined) headers['Authorization'] = `Bearer ${ask.ticket}`;
  if (ask.body !== undefined) headers['Content-Type'] = ask.type ?? 'application/json';
  return headers;
}

async function send(path: string, ask: Ask): Promise<Response | null> {
  const init: RequestInit = {
    method: ask.method ?? 'GET',
    headers: headersOf(ask),
    cache: 'no-store',
  };
  if (ask.body !== undefined)
    init.body = typeof ask.body === 'string' ? ask.body : JSON.stringify(ask.body);
  try {
    return await fetch(path, init);
  } catch {
    return null;
  }
}

function troubleOf(text: string): Answer<never> {
  const said = parseJson(text);
  const error = isObject(said) && typeof said['error'] === 'string' ? said['error'] : 'unknown';
  const detail = isObject(said) && typeof said['detail'] === 'string' ? said['detail'] : '';
  return { ok: false, error, detail };
}

const unreachable: Answer<never> = { ok: false, error: 'unreachable', detail: '' };

export async function request<T>(path: string, ask: Ask = {}): Promise<Answer<T>> {
  const response = await send(path, ask);
  if (response === null) return unreachable;
  const text = await response.text().catch(() => '');
  if (!response.ok) return troubleOf(text);
  const value = decodeOwn<T>(text === '' ? '{}' : text);
  return value === null ? unreachable : { ok: true, value };
}

/** A file, for saving. */
export async function download(path: string, ticket: string): Promise<Answer<Blob>> {
  const response = await send(path, { ticket });
  if (response === null) return unreachable;
  if (!response.ok) return troubleOf(await response.text().catch(() => ''));
  return { ok: true, value: await response.blob() };
}
