// Peers that are silent, slow, greedy or lie, against the real program: the table of network abuse.
// An honest device in the same event is served all the while.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';

import { padded } from './lib/device.mjs';
import {
  control,
  createEvent,
  Guest,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { frame, Raw, upgrade, upgraded } from './lib/raw.mjs';
import { Server, until } from './lib/server.mjs';

let server;
let event;
let desk;
let guest;

before(async () => {
  server = await new Server().start();
  const ticket = await serverTicket(server);
  event = await createEvent(server, ticket, { title: 'Hostile', people: roster(4) });
  desk = await organizerOf(server, event);
  assert.equal((await control(desk, 'open')).type, 'ack');
  const slips = await slipsOf(server, event);
  guest = await Guest.enter(server, slips[0].link);
});
after(async () => {
  desk?.close();
  guest?.device.close();
  await server?.dispose();
});

const memory = () => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)[1]) * 1024;
};

/** The honest device still gets its answer. */
async function honest() {
  const sent = Date.now();
  guest.device.say({ type: 'ping', sent });
  await guest.device.seen('pong', (pong) => pong.sent === sent);
  assert.equal((await fetch(`${server.origin}/healthz`)).status, 200);
}

// They wait for the server's patience to end, so they may wait at once.
describe('all at once', { concurrency: 8 }, () => {
  test('N34 a peer that says nothing, or drips its request, is closed', async () => {
    const silent = new Raw(server.port);
    const dripping = new Raw(server.port);
    await Promise.all([silent.opened, dripping.opened]);
    const text = upgrade(event.room, server.origin);
    let at = 0;
    const drip = setInterval(() => dripping.write(text[at++] ?? ''), 300);
    const ended = await Promise.all([silent.endsWithin(15), dripping.endsWithin(15)]);
    clearInterval(drip);
    assert.deepEqual(ended, [true, true]);
    await honest();
  });

  test('N34 a device that behaves is not closed in the time that silent ones are', async () => {
    assert.equal(await guest.device.closesWithin(6), false);
    await honest();
  });

  test('N34 a peer that upgrades and never says hello is closed', async () => {
    const raw = await upgraded(server, event.room);
    assert.ok(await raw.endsWithin(25));
  });

  test('N35 a frame that drips, and endless empty fragments, are closed', async () => {
    const dripping = await upgraded(server, event.room);
    const empty = await upgraded(server, event.room);
    const bytes = frame(padded({ type: 'ping', sent: 1 }));
    let at = 0;
    const drip = setInterval(() => dripping.write(bytes.subarray(at, ++at)), 300);
    empty.write(frame('', { fin: false }));
    const flood = setInterval(() => {
      for (let i = 0; i < 500; ++i) empty.write(frame('', { fin: false, opcode: 0 }));
    }, 20);
    const ended = await Promise.all([dripping.endsWithin(25), empty.endsWithin(25)]);
    clearInterval(drip);
    clearInterval(flood);
    assert.deepEqual(ended, [true, true]);
    await honest();
  });

  test('N37 frames that lie about themselves are refused, each with its close code', async () => {
    const cases = {
      'length with the top bit': [
        frame('x', { length: [127, 0x80, 0, 0, 0, 0, 0, 0, 1] }),
        [1002, 1009],
      ],
      'length of 2^64-1': [frame('x', { length: [127, ...Array(8).fill(255)] }), [1002, 1009]],
      'length not in its shortest form': [frame('x', { length: [126, 0, 1] }), [1002]],
      'no mask': [frame('{}', { mask: false }), [1002]],
      'unknown opcode': [frame('{}', { opcode: 3 }), [1002]],
      'reserved bit': [frame('{}', { rsv: 4 }), [1002]],
      'fragmented ping': [frame('x', { opcode: 9, fin: false }), [1002]],
      binary: [frame('{}', { opcode: 2 }), [1003, 4500]],
      'not UTF-8': [frame(Buffer.from([0xff, 0xfe])), [1007, 4500]],
      'not JSON': [frame('{'), [4500]],
      'too large': [frame('x'.repeat(5000)), [1009, 4500]],
      'unknown type': [frame(padded({ type: 'become_organizer' })), [4500]],
      'two equal keys': [frame('{"type":"ping","sent":1,"sent":2}'), [4500]],
      'a number with a fraction': [frame('{"type":"ping","sent":1.5}'), [4500]],
      'a NUL after the end': [frame('{"type":"ping","sent":1}\0'), [4500]],
      'very deep': [frame(`{"type":"ping","sent":${'['.repeat(500)}${']'.repeat(500)}}`), [4500]],
    };
    for (const [what, [bytes, codes]] of Object.entries(cases)) {
      const raw = await upgraded(server, event.room);
      raw.write(bytes);
      assert.ok(await raw.endsWithin(15), what);
      assert.ok(codes.includes(raw.closeCode), `${what}: closed with ${raw.closeCode}`);
    }
    await honest();
  });

  test('N38 requests that smuggle or are too large are never answered with 200', async () => {
    const host = `Host: 127.0.0.1:${server.port}\r\n`;
    const post = (headers, body) => `POST /codes HTTP/1.1\r\n${host}${headers}\r\n\r\n${body}`;
    const cases = {
      'length and chunks': post('Content-Length: 4\r\nTransfer-Encoding: chunked', '0\r\n\r\n'),
      'chunks and length': post('Transfer-Encoding: chunked\r\nContent-Length: 4', '0\r\n\r\n'),
      'two lengths': post('Content-Length: 4\r\nContent-Length: 5', 'abcde'),
      'bare line feeds': `GET / HTTP/1.1\n${host.replace('\r', '')}\n`,
      'NUL in a header': `GET / HTTP/1.1\r\n${host}X-A: a\0b\r\n\r\n`,
      'space in a header name': `GET / HTTP/1.1\r\n${host}X A: b\r\n\r\n`,
      'a folded header': `GET / HTTP/1.1\r\n${host}X-A: a\r\n b\r\n\r\n`,
      'a large header': `GET / HTTP/1.1\r\n${host}X-A: ${'a'.repeat(20000)}\r\n\r\n`,
      'a path upwards': `GET /../../etc/passwd HTTP/1.1\r\n${host}\r\n`,
      'another method': `DELETE / HTTP/1.1\r\n${host}\r\n`,
      'a huge declared body': post('Content-Length: 99999999999', ''),
      'not HTTP': '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03',
    };
    for (const [what, bytes] of Object.entries(cases)) {
      const raw = new Raw(server.port);
      await raw.opened;
      raw.write(Buffer.from(bytes, 'latin1'));
      const answered = until(() => raw.text.includes('\r\n\r\n') || raw.closed, what, 15);
      assert.ok(
        await answered.then(
          () => true,
          () => false,
        ),
        `${what}: neither answered nor closed`,
      );
      assert.doesNotMatch(raw.text, /^HTTP\/1\.1 2/, what);
      raw.close();
    }
    await honest();
  });

  test('N39 a socket from another origin is refused', async () => {
    const own = new URL(server.origin).host;
    const others = [
      'null',
      `https://${own}`,
      `http://${own}.example`,
      'http://evil.example',
      `http://127.0.0.1:${server.port + 1}`,
      `http://x@${own}`,
      `${server.origin}/`,
    ];
    for (const origin of others) {
      const raw = new Raw(server.port);
      await raw.opened;
      raw.write(upgrade(event.room, server.origin).replace(/Origin: .*\r/, `Origin: ${origin}\r`));
      await until(() => raw.text.includes('\r\n\r\n') || raw.closed, 'an answer');
      assert.doesNotMatch(raw.text, /^HTTP\/1\.1 101/, origin);
      raw.close();
    }
  });
});

test('N36 a flood that is never read costs no memory and is ended', async () => {
  const before = memory();
  const floods = [];
  for (let i = 0; i < 10; ++i) {
    const raw = await upgraded(server, event.room);
    raw.socket.pause();
    floods.push(raw);
  }
  const ping = frame('x'.repeat(100), { opcode: 9 });
  const message = frame(padded({ type: 'ping', sent: 1 }));
  const pump = setInterval(() => {
    for (const [i, raw] of floods.entries()) {
      if (raw.socket.writableLength > 1 << 20) continue;
      for (let n = 0; n < 200; ++n) raw.write(i % 2 ? ping : message);
    }
  }, 10);
  await honest();
  const ended = await Promise.all(
    floods.map(async (raw) => {
      const over = until(() => raw.closed || raw.socket.destroyed || raw.socket.errored, 'end', 30);
      return over.then(
        () => true,
        () => false,
      );
    }),
  );
  clearInterval(pump);
  for (const raw of floods) raw.close();
  assert.deepEqual(
    ended,
    ended.map(() => true),
  );
  assert.ok(memory() - before < 32 << 20, `memory grew by ${(memory() - before) >> 20} MiB`);
  await honest();
});

test('N40 when descriptors run out clients stay and it accepts again later', async () => {
  const small = await new Server({ shell: 'ulimit -n 64; exec "$0" "$@"' }).start();
  try {
    const ticket = await serverTicket(small);
    const room = await createEvent(small, ticket, { title: 'Small', people: roster(2) });
    const tablet = await organizerOf(small, room);
    const crowd = Array.from({ length: 100 }, () => new Raw(small.port));
    await Promise.allSettled(crowd.map((raw) => raw.opened));
    const sent = Date.now();
    tablet.say({ type: 'ping', sent });
    await tablet.seen('pong', (pong) => pong.sent === sent);
    for (const raw of crowd) raw.close();
    await until(() => small.answers(), 'the server to accept again', 10);
    tablet.close();
  } finally {
    await small.dispose();
  }
});
