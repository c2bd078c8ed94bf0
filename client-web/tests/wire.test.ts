import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decodeServerMessage } from '../src/decode.ts';
import { encodeClientMessage, FRAME_BYTES, padded } from '../src/encode.ts';
import { foldCode, parseLink } from '../src/lib/link.ts';
import { sha256Hex } from '../src/lib/sha256.ts';
import { keyOf } from '../src/lib/storage.ts';
import { closeCodes, type ClientMessage } from '../src/protocol.ts';

const SAMPLES = `${process.cwd()}/../protocol/samples/`;
const bytes = (text: string) => new TextEncoder().encode(text).length;

test('C11 every frame of a phone has one length, whatever it says', () => {
  const wishes: ClientMessage[] = [
    { type: 'check_in', id: 'a' },
    {
      type: 'give_rating',
      id: 'abcdefgh',
      encounter: 4_000_000_000,
      choice: { accepts: true, score_tenths: 100 },
      replaces: 7,
    },
    { type: 'give_rating', id: 'a', encounter: 1, choice: null, replaces: 0 },
    { type: 'ask_to_join', id: 'a', name: 'Zoë 王小明 محمد', ticket_hash: 'ab'.repeat(32) },
    { type: 'order_favourites', id: 'a', encounters: [1, 2, 3] },
    { type: 'ping', sent: 1_795_000_000_000 },
    { type: 'answer_suggestion', id: 'a', number: 100, accepts: false },
    { type: 'answer_suggestion', id: 'a', number: 1, accepts: true },
  ];
  expect(wishes.map((wish) => bytes(encodeClientMessage(wish)))).toEqual(
    wishes.map(() => FRAME_BYTES),
  );
});

test('C11 what is longer than one frame fills the next, and the pad changes nothing else', () => {
  const long = { type: 'announce', text: 'x'.repeat(600) };
  const text = padded(long, FRAME_BYTES);
  expect(bytes(text)).toBe(2 * FRAME_BYTES);
  const { pad, ...rest } = JSON.parse(text) as Record<string, string>;
  expect(rest).toEqual(long);
  expect(pad?.trim()).toBe('');
});

test('C12 every good sample of the server is understood', () => {
  const server = new Set([
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
  const files = readdirSync(SAMPLES).filter((file) => server.has(file.split('.')[0] ?? ''));
  expect(files.length).toBeGreaterThan(20);
  for (const file of files) {
    const text = readFileSync(SAMPLES + file, 'utf8');
    expect(decodeServerMessage(text), file).toEqual(JSON.parse(text));
  }
});

test('C12 what is no message of a known type is skipped, and nothing throws', () => {
  for (const text of [
    '',
    '{',
    'null',
    '[]',
    '7',
    '"welcome"',
    '{}',
    '{"type":7}',
    '{"type":"from_the_future"}',
  ]) {
    expect(decodeServerMessage(text), text).toBeNull();
  }
});

test('C13 close codes are those of the protocol', () => {
  const sample = JSON.parse(readFileSync(`${SAMPLES}close_codes.json`, 'utf8')) as unknown;
  for (const [name, code] of Object.entries(closeCodes))
    expect(JSON.stringify(sample), name).toContain(String(code));
});

test('C14 the hash of a ticket is SHA-256', () => {
  for (const length of [0, 1, 3, 31, 32, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const data = Uint8Array.from({ length }, (_, at) => (at * 7 + length) % 256);
    expect(sha256Hex(data), String(length)).toBe(createHash('sha256').update(data).digest('hex'));
  }
});

test('C15 links are read from the fragment, by their kind', () => {
  const room = '0123456789abcdef'.repeat(2);
  const secret = 'fedcba9876543210'.repeat(2);
  for (const [key, role] of [
    ['s', 'slip'],
    ['o', 'organizer'],
    ['h', 'helper'],
    ['w', 'wall'],
  ])
    expect(parseLink(`#${key}=${room}.${secret}`)).toEqual({ kind: 'claim', role, room, secret });
  expect(parseLink(`#r=${room}`)).toEqual({ kind: 'room', room });
  expect(parseLink('#server=xyz')).toEqual({ kind: 'server', secret: 'xyz' });
  expect(parseLink('#c=7k3m-9qxa')).toEqual({ kind: 'code', code: '7K3M9QXA' });
  for (const text of ['', '#', '#q=r1.x', '#constructor=r1.x'])
    expect(parseLink(text).kind, text).toBe('none');
});

test('C15 a link that was cut short or mistyped is told from no link', () => {
  const token = '0123456789abcdef'.repeat(2);
  const links = ['#s=', `#s=${token}`, `#s=${token}.`, `#s=${token}.${token.slice(1)}`, '#r=r1'];
  for (const text of [...links, `#o=${token}x.${token}`, `#w=${token}.${token.toUpperCase()}`])
    expect(parseLink(text).kind, text).toBe('damaged');
});

test('C15 codes are folded: case, spaces and look-alikes', () => {
  expect(foldCode(' o1il-u7k3 ')).toBe('0111V7K3');
});

test('C2 storage keys name room and owner', () => {
  const keys = [
    keyOf('outbox', 'r1', 'a'),
    keyOf('outbox', 'r1', 'b'),
    keyOf('outbox', 'r2', 'a'),
    keyOf('notes', 'r1', 'a'),
    keyOf('ticket', 'r1'),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
