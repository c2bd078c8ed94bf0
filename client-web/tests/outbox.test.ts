import { beforeEach, expect, test } from 'vitest';
import { keyOf, memoryStorage, type Storage } from '../src/lib/storage.ts';
import { Outbox, UNANSWERED_MAX, type MustArrive } from '../src/outbox/outbox.ts';
import { overlaid, ratingOf, revisionOf } from '../src/outbox/overlay.ts';
import { met, ownView, jon, people } from './builders.ts';

let storage: Storage;
let sent: string[];
let online: boolean;
let later: (() => void)[];

const make = (room = 'r1', owner = 'ada') =>
  new Outbox({
    storage,
    room,
    owner,
    send: (message) => online && sent.push(message.id) > 0,
    after: (_, then) => void later.push(then),
    changed: () => undefined,
  });

const rating = (id: string, encounter = 40, replaces = 0): MustArrive => ({
  type: 'give_rating',
  id,
  encounter,
  choice: { accepts: true, score_tenths: 70 },
  replaces,
});
const stored = (room = 'r1', owner = 'ada') => storage.getItem(keyOf('outbox', room, owner)) ?? '';
const seen = (over: object = {}) => ({ includes: [], may_rate: true, published: false, ...over });

beforeEach(() => {
  storage = memoryStorage();
  sent = [];
  later = [];
  online = true;
});

test('C1 a message stays stored until its ack', () => {
  const outbox = make();
  outbox.put(rating('a'));
  expect(sent).toEqual(['a']);
  expect(stored()).toContain('"a"');
  outbox.acked('a');
  expect(stored()).toBe('');
});

test('C1 a message survives reload and is sent again in order', () => {
  online = false;
  const before = make();
  for (const id of ['a', 'b', 'c']) before.put(rating(id));
  expect(sent).toEqual([]);
  online = true;
  make().attached();
  expect(sent).toEqual(['a', 'b', 'c']);
});

test('C1 what was sent but not answered goes out again after a reconnect', () => {
  const outbox = make();
  outbox.put(rating('a'));
  outbox.put(rating('b', 41));
  outbox.acked('a');
  outbox.attached();
  expect(sent).toEqual(['a', 'b', 'b']);
});

test('C1 a final refusal drops the message and keeps the reason to show', () => {
  const outbox = make();
  outbox.put(rating('a'));
  outbox.rejected('a', 'not_met_yet');
  outbox.attached();
  expect(sent).toEqual(['a']);
  expect(ratingOf(undefined, 40, outbox.entries)).toMatchObject({
    state: 'lost',
    reason: 'not_met_yet',
  });
  outbox.put(rating('b'));
  expect(outbox.entries.map((entry) => entry.message.id)).toEqual(['b']);
});

test('C1 too late parks: sent when ratings reopen, erased when the result is published', () => {
  const outbox = make();
  outbox.put(rating('a'));
  outbox.rejected('a', 'ratings_closed');
  outbox.seen(seen({ may_rate: false }));
  outbox.attached();
  expect(sent).toEqual(['a']);
  expect(stored()).toContain('parked');
  outbox.seen(seen());
  expect(sent).toEqual(['a', 'a']);
  outbox.rejected('a', 'ratings_closed');
  outbox.seen(seen({ may_rate: false, published: true }));
  expect(outbox.entries).toEqual([]);
  expect(stored()).toBe('');
});

test('C1 when nothing can be saved the message waits and is tried again', () => {
  const outbox = make();
  outbox.put(rating('a'));
  outbox.rejected('a', 'unavailable');
  expect(stored()).toContain('waiting');
  for (const then of later) then();
  expect(sent).toEqual(['a', 'a']);
});

test('C2 outboxes of two rooms, and of two persons, never mix', () => {
  online = false;
  make('r1', 'ada').put(rating('a'));
  make('r2', 'ada').put(rating('b'));
  make('r1', 'ben').put(rating('c'));
  online = true;
  make('r1', 'ada').attached();
  expect(sent).toEqual(['a']);
  make('r2', 'ada').clear();
  expect(stored('r1', 'ada')).toContain('"a"');
  expect(stored('r2', 'ada')).toBe('');
  expect(stored('r1', 'ben')).toContain('"c"');
});

test('C3 at most eight are unanswered, and sixty arrive in order', () => {
  online = false;
  const outbox = make();
  const ids = Array.from({ length: 60 }, (_, at) => `m${at}`);
  for (const [at, id] of ids.entries()) outbox.put(rating(id, at));
  online = true;
  outbox.attached();
  expect(sent).toEqual(ids.slice(0, UNANSWERED_MAX));
  for (const id of ids) outbox.acked(id);
  expect(sent).toEqual(ids);
  expect(stored()).toBe('');
});

test('C4 an acked wish is laid over the picture until a picture includes it', () => {
  const outbox = make();
  outbox.put(rating('a'));
  expect(ratingOf(undefined, 40, outbox.entries).state).toBe('phone');
  outbox.acked('a');
  expect(ratingOf(undefined, 40, outbox.entries).state).toBe('saved');
  const view = ownView({ met: [met(40, jon)] });
  expect(overlaid(view, outbox.entries).met[0]?.rating?.choice.score_tenths).toBe(70);
  outbox.seen(seen({ includes: ['other'] }));
  expect(outbox.entries).toHaveLength(1);
  outbox.seen(seen({ includes: ['a'] }));
  expect(outbox.entries).toHaveLength(0);
});

test('C4 the overlay shows every kind of wish', () => {
  const outbox = make();
  const suggestion = { number: 2, partner: jon, until_tick: 9, answer: 'none' as const };
  const view = ownView({ met: people, consent: 'asked', presence: 'joined', suggestion });
  const wishes: MustArrive[] = [
    { type: 'consent', id: '1', agrees: true, policy_hash: 'ab' },
    { type: 'check_in', id: '2' },
    { type: 'order_favourites', id: '3', encounters: [31, 25] },
    { type: 'block', id: '4', badge: 17, blocked: true },
    { type: 'ask_help', id: '5', kind: 'quietly' },
    { type: 'answer_suggestion', id: '7', number: 1, accepts: true },
    { type: 'answer_suggestion', id: '8', number: 2, accepts: false },
  ];
  for (const wish of wishes) outbox.put(wish);
  const shown = overlaid(view, outbox.entries);
  expect(shown).toMatchObject({ consent: 'given', presence: 'here', help: 'quietly' });
  expect(shown.suggestion?.answer).toBe('no');
  expect(shown.met.map((one) => [one.encounter, one.favourite, one.blocked])).toEqual([
    [25, 2, false],
    [14, 0, false],
    [40, 0, false],
    [31, 1, false],
    [17, 0, true],
  ]);
  outbox.put({ type: 'leave', id: '6', may_be_paired: true });
  expect(overlaid(view, outbox.entries).presence).toBe('left');
});

test('C5 a further rating replaces the revision that the one before will have', () => {
  const outbox = make();
  const own = met(40, jon, { revision: 3 });
  expect(revisionOf(own, 40, outbox.entries)).toBe(3);
  outbox.put(rating('a', 40, 3));
  expect(revisionOf(own, 40, outbox.entries)).toBe(4);
  outbox.rejected('a', 'stale_rating');
  expect(revisionOf(own, 40, outbox.entries)).toBe(3);
});

// The control of this group: an outbox that forgets on sending is caught by what C1 checks.
test('C1 an outbox that drops on sending would be noticed', () => {
  class Forgetful extends Outbox {
    override put(message: MustArrive): void {
      super.put(message);
      this.acked(message.id);
    }
  }
  const outbox = new Forgetful({
    storage,
    room: 'r1',
    owner: 'ada',
    send: () => true,
    after: () => undefined,
    changed: () => undefined,
  });
  outbox.put(rating('a'));
  expect(stored()).not.toContain('"a"');
});
