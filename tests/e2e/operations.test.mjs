// What an operator meets: a second server, a busy port, a wrong key, a full disk, bad files, and
// what a file system may and may not show.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import {
  createEvent,
  Guest,
  http,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { run, Server, temporaryFolder, until } from './lib/server.mjs';

let server, ticket, folder;
before(async () => {
  folder = temporaryFolder();
  server = await new Server().start();
  ticket = await serverTicket(server);
});
after(async () => {
  await server?.dispose();
  folder?.remove();
});

const serve = (...args) =>
  run(['serve', '--listen', '127.0.0.1:0', '--data', folder.path, ...args]);

test('O41 a second server on the same data folder says so and changes nothing', async () => {
  const { code, err } = await run([
    'serve',
    '--listen',
    '127.0.0.1:0',
    '--data',
    server.folder.path,
  ]);
  assert.equal(code, 1);
  assert.match(err, /already|in use|another/i);
  assert.ok(await server.answers());
});

test('O42 a busy port is named', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  const { port } = taken.address();
  const { code, err } = await run([
    'serve',
    '--listen',
    `127.0.0.1:${port}`,
    '--data',
    folder.path,
  ]);
  taken.close();
  assert.equal(code, 1);
  assert.match(err, new RegExp(`${port}`));
});

test('O43 a wrong key of the config file is an error that names line and key', async () => {
  const path = join(folder.path, 'quadrille.conf');
  writeFileSync(path, 'listen = 127.0.0.1:0\nlisten-adress = 0.0.0.0:1\n');
  const { code, err } = await serve('--config', path);
  assert.equal(code, 2);
  assert.match(err, /quadrille\.conf:2: .*listen-adress/);
});

test('O44 another address than loopback needs TLS or the flag', async () => {
  const { code, err } = await run(['serve', '--listen', '0.0.0.0:0', '--data', folder.path]);
  assert.notEqual(code, 0);
  assert.match(err, /--lan-http/);
});

test('O45 SIGTERM stops the server within five seconds, devices are told', async () => {
  const own = await new Server().start();
  const room = await createEvent(own, await serverTicket(own), {
    title: 'Stop',
    people: roster(2),
  });
  const desk = await organizerOf(own, room);
  const started = process.hrtime.bigint();
  assert.equal(await own.stop(), 0);
  assert.ok(process.hrtime.bigint() - started < 5_000_000_000n);
  await until(() => desk.closed !== null, 'the close');
  assert.equal(desk.closed, 4000);
  await own.dispose();
});

test('O46 a full disk refuses with a reason and loses nothing', async () => {
  // The limit on file sizes arrives as a failed write, not as "full": both mean "no space".
  const shell = 'trap "" XFSZ; ulimit -f 600; exec "$0" "$@"';
  const small = await new Server({ shell }).start();
  try {
    const room = await createEvent(small, await serverTicket(small), {
      title: 'Full',
      people: roster(8),
    });
    const desk = await organizerOf(small, room);
    await must(desk, 'open');
    const refused = await until(
      async () => {
        const answer = await desk.ask({ type: 'announce', text: 'x'.repeat(900), to: 'everybody' });
        return answer.type === 'reject' && answer;
      },
      'a refusal',
      120,
    );
    assert.equal(refused.reason, 'unavailable');
    assert.ok(await small.answers());
    const { number } = desk.last.public_view.announcement;
    await small.kill();
    small.shell = undefined;
    await small.start();
    const again = await organizerOf(small, room);
    const view = await again.seen('public_view');
    assert.ok(view.announcement.number >= number);
    assert.equal((await again.ask({ type: 'withdraw_announcement' })).type, 'ack');
    again.close();
    desk.close();
  } finally {
    await small.dispose();
  }
});

test('O47 a bad roster is refused by line and field, and changes nothing', async () => {
  const event = await createEvent(server, ticket, { title: 'Bad files', people: roster(2) });
  const bad = {
    'no header': 'p1,Ada\n',
    'no id column': 'name,side\nAda,A\n',
    'an empty id': 'id,name\n,Ada\n',
    'an id with a space': 'id,name\np 1,Ada\n',
    'an id twice': 'id,name\np1,Ada\np1,Bo\n',
    'three sides': 'id,side\np1,A\np2,B\np3,C\n',
    'some sides empty': 'id,side\np1,A\np2,B\np3,\n',
    'a capacity of 0': 'id,capacity\np1,0\n',
    'a capacity of 21': 'id,capacity\np1,21\n',
    'a capacity in words': 'id,capacity\np1,many\n',
    'a cycle of managers': 'id,manager\np1,p2\np2,p1\n',
    'attends is not a flag': 'id,attends\np1,maybe\n',
    'stays_seated is not a flag': 'id,stays_seated\np1,2\n',
    'an open quote': 'id,name\np1,"Ada\n',
    'too many fields': 'id,name\np1,Ada,more\n',
    'not UTF-8': Buffer.from('id,name\np1,\xff\xfe\n', 'latin1').toString('latin1'),
  };
  for (const [what, text] of Object.entries(bad)) {
    const body = what === 'not UTF-8' ? Buffer.from(text, 'latin1') : text;
    const answer = await fetch(`${server.origin}${event.path}/roster/preview`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ticket}`, 'content-type': 'text/csv' },
      body,
    });
    const said = await answer.json();
    const errors = answer.status === 200 ? said.errors : [said];
    assert.ok(errors.length > 0, `${what}: ${JSON.stringify(said).slice(0, 300)}`);
    if (answer.status === 200) assert.ok(errors[0].line >= 1, what);
  }
  const desk = await organizerOf(server, event);
  const view = await desk.seen('public_view');
  assert.equal(view.expected, 2);
  desk.close();
});

/** Every file below a folder, with its bytes. */
function* filesBelow(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const full = join(path, entry.name);
    if (entry.isDirectory()) yield* filesBelow(full);
    else if (entry.isFile()) yield [full, readFileSync(full)];
  }
}

test('V31 names and secrets stand nowhere in clear, in no file and no log', async () => {
  const own = await new Server().start();
  try {
    const people = 'id,name,side\np1,Sentinelle Quixotry,Junior\np2,Zanzibar Sentinelle,Senior\n';
    const room = await createEvent(own, await serverTicket(own), { title: 'Sentinels', people });
    const desk = await organizerOf(own, room);
    await must(desk, 'open');
    const slips = await slipsOf(own, room);
    const guest = await Guest.enter(own, slips[0].link);
    const { ticket: secret } = guest.device;
    const body = { wants: ['quixotry'], offers: [], contact: 'sentinelle@example.org', pad: '' };
    const answer = await http(own.origin, 'PUT', `${room.path}/profile`, { ticket: secret, body });
    assert.equal(answer.status, 200);
    guest.device.close();
    desk.close();
    await own.kill();
    const hidden = [
      'Sentinelle',
      'Quixotry',
      'quixotry',
      'sentinelle@example.org',
      secret,
      room.pin,
      new URL(slips[0].link).hash.split('.')[1],
      room.recovery_code,
    ];
    const found = () =>
      [...filesBelow(own.folder.path)].flatMap(([path, bytes]) =>
        hidden.filter((word) => bytes.includes(word)).map((word) => `${word} in ${path}`),
      );
    assert.deepEqual(found(), []);
    for (const word of hidden) assert.ok(!own.output.includes(word), `${word} in the log`);
    // The positive control: a name in clear is found, also in the middle of other bytes.
    writeFileSync(join(own.folder.path, 'leak'), Buffer.from(`\0\xff${hidden[0]}\0`, 'latin1'));
    assert.equal(found().length, 1);
  } finally {
    await own.dispose();
  }
});

test('O48 files of the data folder are for their owner only', async () => {
  for (const [path] of filesBelow(server.folder.path)) {
    assert.equal(statSync(path).mode & 0o077, 0, path);
  }
});
