// What the wire may tell: nothing. Lengths, bursts, and foreign ids, against the real program.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { hex, padded } from './lib/device.mjs';
import {
  createEvent,
  Guest,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { Server, until } from './lib/server.mjs';

const settings = { rounds: 2, talk_ms: 600000, breaks_after: [] };
const choices = [
  { accepts: true, score_tenths: 100 },
  { accepts: true, score_tenths: 70 },
  { accepts: true, score_tenths: 40 },
  { accepts: false, score_tenths: 0 },
];

let server, event, desk;
let guests = [];

before(async () => {
  server = await new Server().start();
  event = await createEvent(server, await serverTicket(server), {
    title: 'Lengths',
    settings,
    people: roster(6),
  });
  desk = await organizerOf(server, event);
  await must(desk, 'open');
  const slips = await slipsOf(server, event);
  guests = await Promise.all(slips.map((slip) => Guest.enter(server, slip.link)));
  await must(desk, 'open_lobby');
  await Promise.all(guests.map((guest) => guest.arrive()));
  await must(desk, 'start');
  await desk.phase('move');
  await must(desk, 'skip');
  await desk.phase('talk');
  for (const guest of guests)
    await guest.device.seen('participant_view', (v) => v.met.length === 1);
});
after(async () => {
  for (const guest of guests) guest.device.close();
  desk?.close();
  await server?.dispose();
});

/** Lengths of each kind of frame that came to a device while something was done. */
async function lengths(device, doing) {
  const from = device.frames.length;
  await doing();
  const found = {};
  for (const { type, bytes } of device.frames.slice(from)) (found[type] ??= new Set()).add(bytes);
  return Object.fromEntries(Object.entries(found).map(([type, set]) => [type, [...set]]));
}

async function rate(guest, choice) {
  const [met] = guest.view.met;
  const wish = { type: 'give_rating', encounter: met.encounter, choice, replaces: met.revision };
  const answer = await guest.device.ask(wish);
  const same = (v) => JSON.stringify(v.met[0].rating?.choice ?? null) === JSON.stringify(choice);
  if (answer.type === 'ack') await guest.device.seen('participant_view', same);
  return answer;
}

test('V32 an answer and an own picture have one length, whatever was rated', async () => {
  const [guest] = guests;
  const seen = await lengths(guest.device, async () => {
    for (const choice of [...choices, null, ...choices]) {
      assert.equal((await rate(guest, choice)).type, 'ack');
    }
    // A refusal is as long as a success.
    const [met] = guest.view.met;
    const late = { type: 'give_rating', encounter: met.encounter, choice: null, replaces: 0 };
    assert.equal((await guest.device.ask(late)).type, 'reject');
  });
  assert.deepEqual(seen.ack, [192]);
  assert.deepEqual(seen.reject, [192]);
  assert.equal(seen.participant_view.length, 1);
  assert.equal(seen.participant_view[0] % 1024, 0);
});

test('V32 the measure of lengths notices messages that differ', async () => {
  // The desk's answers are no secret to itself: its pictures have the length of what they say.
  const seen = await lengths(desk, async () => {
    for (const text of ['short', 'a longer announcement to everybody who is here']) {
      assert.equal((await desk.ask({ type: 'announce', text, to: 'everybody' })).type, 'ack');
      await desk.seen('public_view', (view) => view.announcement?.text === text);
    }
  });
  assert.ok(seen.public_view.length > 1, JSON.stringify(seen));
});

test('V33 a rating sends nothing to anybody else but the desk', async () => {
  const [rater, ...others] = guests;
  await new Promise((resolve) => setTimeout(resolve, 500));
  const from = others.map((guest) => guest.device.frames.length);
  await rate(rater, choices[0]);
  await rate(rater, choices[3]);
  // A round trip of every other device shows that nothing is on its way to it.
  for (const [i, guest] of others.entries()) {
    const sent = Date.now() + i;
    guest.device.say({ type: 'ping', sent });
    await guest.device.seen('pong', (pong) => pong.sent === sent);
    const heard = guest.device.frames.slice(from[i]).map(({ type }) => type);
    assert.deepEqual(
      heard.filter((type) => type !== 'pong'),
      [],
    );
  }
});

test('S31 sixty ratings that waited arrive without a close', async () => {
  const [polite, hasty] = guests;
  for (let i = 0; i < 60; ++i) await rate(polite, choices[i % 4]);
  const [met] = hasty.view.met;
  let { revision } = met;
  const ids = Array.from({ length: 60 }, () => hex(8));
  const answers = ids.map((id, i) => {
    const answer = new Promise((resolve) => hasty.device.answers.set(id, resolve));
    const choice = choices[i % 4];
    const wish = { type: 'give_rating', id, encounter: met.encounter, choice, replaces: revision };
    hasty.device.socket.send(padded(wish));
    revision += 1;
    return answer;
  });
  for (const answer of await Promise.all(answers)) assert.equal(answer.type, 'ack', answer.reason);
  assert.equal(hasty.device.closed, null);
  // The answer leaves before the picture that includes it.
  await hasty.device.seen('participant_view', (view) => view.met[0].revision === revision);
});

test('S32 a foreign encounter, person or control is refused, and nothing changes', async () => {
  const [guest] = guests;
  const own = new Set(guest.view.met.map((met) => met.encounter));
  for (let encounter = 0; encounter < 8; ++encounter) {
    if (own.has(encounter)) continue;
    const wish = { type: 'give_rating', encounter, choice: choices[0], replaces: 0 };
    const answer = await guest.device.ask(wish);
    assert.equal(answer.type, 'reject');
  }
  const { step } = guest.device.last.public_view;
  for (const message of [
    { type: 'control', at_step: step, action: 'skip', effect: null, typed: null },
    { type: 'announce', text: 'hello', to: 'everybody' },
    { type: 'set_presence', badges: [2], presence: 'left', may_be_paired: true, effect: null },
  ]) {
    const stranger = await Promise.race([
      guest.device.ask(message).catch(() => ({ type: 'closed' })),
      until(() => guest.device.closed !== null && { type: 'closed' }, 'an answer or a close'),
    ]);
    assert.notEqual(stranger.type, 'ack', message.type);
    if (guest.device.closed !== null) await guest.comeBack();
  }
  assert.equal(desk.last.public_view.clock.phase, 'talk');
});

test('P31 every frame that the server sent is described by the schema', () => {
  for (const device of [desk, ...guests.map((guest) => guest.device)]) {
    assert.deepEqual(device.complaints, []);
    assert.ok(device.frames.length > 3);
  }
});
