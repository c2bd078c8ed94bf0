import { beforeEach, expect, test } from 'vitest';
import { backoffMs, FIRST_MS, MOST_MS } from '../src/connection/backoff.ts';
import { ClockOffset } from '../src/connection/clock_offset.ts';
import {
  RoomConnection,
  SILENCE_MS,
  type Introduction,
  type Status,
} from '../src/connection/room_connection.ts';
import { closeCodes, comesBack, type ServerMessage } from '../src/protocol.ts';
import { FakeWorld } from './fake_world.ts';
import { publicView } from './builders.ts';

let world: FakeWorld;
let heard: string[];
let seen: ServerMessage[];
let status: Status;
let connection: RoomConnection;

function connect(introduction: Introduction = { kind: 'ticket' }): RoomConnection {
  connection = new RoomConnection(
    world,
    { address: 'ws://x/rooms/r1/socket', ticket: 'ab'.repeat(16), introduction, screen: 'page1' },
    {
      message: (message) => seen.push(message),
      status: (now) => (status = now),
      attached: () => heard.push('attached'),
      claimed: () => heard.push('claimed'),
      refused: (reason) => heard.push(`refused ${reason}`),
    },
  );
  connection.start();
  return connection;
}

const welcome = (tick = 500_000, acting = true): ServerMessage => ({
  type: 'welcome',
  role: 'participant',
  protocol: 1,
  tick,
  acting,
});

function attach(): void {
  world.socket.opens();
  world.socket.says(welcome());
}

beforeEach(() => {
  world = new FakeWorld();
  heard = [];
  seen = [];
});

test('C6 hello is the first frame, and only after welcome may anything be sent', () => {
  connect();
  expect(connection.send({ type: 'check_in', id: 'a' })).toBe(false);
  world.socket.opens();
  expect(world.socket.said[0]).toMatchObject({ type: 'hello', protocol: 1, screen: 'page1' });
  expect(connection.send({ type: 'check_in', id: 'a' })).toBe(false);
  world.socket.says(welcome());
  expect(heard).toEqual(['attached']);
  expect(connection.send({ type: 'check_in', id: 'a' })).toBe(true);
});

test('C6 a slip is claimed first, then hello follows on the same socket', () => {
  connect({ kind: 'claim', id: 'c1', secret: 's', ticket_hash: 'cd'.repeat(32) });
  world.socket.opens();
  expect(world.socket.said.map((one) => one.type)).toEqual(['claim']);
  world.socket.says({ type: 'ack', id: 'c1', receipt: 'x' });
  expect(world.socket.said.map((one) => one.type)).toEqual(['claim', 'hello']);
  expect(heard).toEqual(['claimed']);
});

test('C6 a refused claim ends without a further try', () => {
  connect({ kind: 'claim', id: 'c1', secret: 's', ticket_hash: 'cd'.repeat(32) });
  world.socket.opens();
  world.socket.says({ type: 'reject', id: 'c1', reason: 'already_taken' });
  world.turn(60_000);
  expect(heard).toEqual(['refused already_taken']);
  expect(world.sockets).toHaveLength(1);
});

test('C6 who asked to join says hello once admitted, and asks again when cut off', () => {
  connect({ kind: 'ask', id: 'j1', name: 'Iris', ticket_hash: 'cd'.repeat(32) });
  world.socket.opens();
  world.socket.says({ type: 'visitor_view', state: 'asked', words: 'blue otter', title: 'x' });
  expect(status.stage).toBe('visiting');
  world.turn(5_000);
  world.socket.says({ type: 'pong', sent: world.now(), tick: 1 });
  expect(world.socket.saidOf('ping')).toHaveLength(1);
  world.socket.drops();
  world.turn(2_000);
  world.socket.opens();
  expect(world.socket.said.map((one) => one.type)).toEqual(['ask_to_join']);
  world.socket.says({ type: 'visitor_view', state: 'admitted', words: '', title: 'x' });
  expect(world.socket.saidOf('hello')).toHaveLength(1);
});

test('C7 a lost connection comes back with growing, jittered pauses', () => {
  connect();
  for (let tries = 0; tries < 4; tries++) {
    world.socket.drops();
    const before = world.sockets.length;
    world.turn(backoffMs(tries, () => 0.5) - 1);
    expect(world.sockets).toHaveLength(before);
    world.turn(1);
    expect(world.sockets).toHaveLength(before + 1);
  }
  expect(backoffMs(0, () => 0)).toBe(FIRST_MS / 4);
  expect(backoffMs(30, () => 1)).toBe(MOST_MS);
});

test('C7 codes from 4500 on are not tried again, all others are', () => {
  for (const [name, code] of Object.entries(closeCodes)) {
    world = new FakeWorld();
    connect();
    attach();
    world.socket.drops(code);
    world.turn(60_000);
    expect(world.sockets.length > 1, name).toBe(comesBack(code));
    expect(status.ended).toBe(comesBack(code) ? null : name);
  }
});

test('C7 network or page coming back tries at once', () => {
  connect();
  for (let tries = 0; tries < 6; tries++) {
    world.socket.drops();
    world.turn(MOST_MS);
  }
  world.socket.drops();
  const before = world.sockets.length;
  world.hint();
  expect(world.sockets).toHaveLength(before + 1);
});

test('C8 ten seconds without contact are said with the time, and a new socket is tried', () => {
  connect();
  attach();
  const last = world.now();
  world.turn(SILENCE_MS - 1_000);
  expect(status.silent_since).toBeNull();
  world.turn(1_000);
  expect(status.silent_since).toBe(last);
  world.turn(3_000);
  expect(world.sockets.length).toBeGreaterThan(1);
  attach();
  expect(status.silent_since).toBeNull();
});

test('C8 pings keep a quiet connection known to be alive', () => {
  connect();
  attach();
  for (let n = 0; n < 20; n++) {
    world.turn(2_000);
    const ping = world.socket.saidOf('ping').at(-1);
    if (ping) world.socket.says({ type: 'pong', sent: ping.sent, tick: 500_000 + world.now() });
  }
  expect(world.sockets).toHaveLength(1);
  expect(status.silent_since).toBeNull();
});

test('C8 a device that slept notices at once that the connection is dead', () => {
  connect();
  attach();
  world.sleep(600_000);
  world.turn(1_000);
  expect(world.socket.said).toEqual([]);
  expect(world.sockets).toHaveLength(2);
});

test('C8 a timer that the browser held back concludes nothing before an answer had time', () => {
  connect();
  attach();
  world.sleep(60_000);
  world.turn(1_000);
  expect(status.silent_since).toBeNull();
  expect(world.socket.saidOf('ping')).toHaveLength(1);
  world.socket.says({ type: 'pong', sent: world.now(), tick: 1 });
  world.turn(5_000);
  expect(world.sockets).toHaveLength(1);
  expect(status.silent_since).toBeNull();
});

test('C9 whatever an abandoned socket still delivers is not listened to', () => {
  connect();
  attach();
  const old = world.socket;
  connection.takeOver();
  old.says(publicView());
  old.drops(closeCodes.removed);
  expect(seen.filter((one) => one.type === 'public_view')).toEqual([]);
  expect(status.ended).toBeNull();
});

test('C10 the shortest round trip sets the clock, and a jump discards what was known', () => {
  const clock = new ClockOffset();
  clock.add(1_000, 1_400, 6_200);
  clock.add(2_000, 2_020, 7_010);
  clock.add(3_000, 3_300, 8_200);
  expect(clock.offset).toBe(5_000);
  clock.add(100_000, 100_040, 9_020);
  expect(clock.offset).toBe(-91_000);
});

test('C10 deadlines are read on the server clock', () => {
  connect();
  world.socket.opens();
  world.turn(100);
  world.socket.says(welcome(900_000));
  expect(connection.serverNow()).toBe(900_050);
  world.turn(1_000);
  expect(connection.serverNow()).toBe(901_050);
  expect(connection.toLocal(connection.serverNow())).toBe(world.now());
});
