// SIGKILL at random moments while phones rate: whatever was acknowledged is there afterwards.
// QUADRILLE_KILLS sets how often (scripts/kill runs 200).
import assert from 'node:assert/strict';
import { test } from 'node:test';

import {
  createEvent,
  Guest,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { Server } from './lib/server.mjs';

const KILLS = Number(process.env.QUADRILLE_KILLS ?? 25);
const settings = { rounds: 1, talk_ms: 3600000, breaks_after: [] };

/** Rates again and again until the connection is gone. Keeps what was acknowledged and sent. */
async function load(guest, random) {
  guest.sent = null;
  const { encounter, revision } = guest.view.met[0];
  guest.revision = revision;
  for (;;) {
    const score_tenths = Math.floor(random() * 101);
    const choice = { accepts: random() < 0.5, score_tenths };
    // The same choice again changes nothing, its revision neither.
    if (JSON.stringify(choice) === JSON.stringify(guest.saved)) continue;
    guest.sent = choice;
    const wish = { type: 'give_rating', encounter, choice, replaces: guest.revision };
    const answer = await guest.device.ask(wish).catch(() => null);
    if (answer === null) return;
    assert.equal(answer.type, 'ack', answer.reason);
    guest.saved = choice;
    guest.sent = null;
    guest.revision += 1;
    guest.acks += 1;
  }
}

/** Whether what is there may be: the last choice that was acknowledged, or the one on its way. */
function explains(guest, there) {
  const allowed = [guest.saved, guest.sent].filter((choice, i) => i === 0 || choice !== null);
  return allowed.some((choice) => JSON.stringify(choice) === JSON.stringify(there));
}

test('J31 the comparison notices a rating that was lost, and one that was never given', () => {
  const one = { accepts: true, score_tenths: 10 };
  const other = { accepts: true, score_tenths: 11 };
  assert.ok(explains({ saved: one, sent: null }, one));
  assert.ok(explains({ saved: one, sent: other }, other));
  assert.ok(!explains({ saved: one, sent: null }, null));
  assert.ok(!explains({ saved: one, sent: other }, { accepts: false, score_tenths: 10 }));
  assert.ok(!explains({ saved: null, sent: null }, one));
});

/** A small generator, so that a failing run can be repeated by its seed. */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

test(`J31 ${KILLS} kills at random moments lose no acknowledged rating`, async () => {
  const seed = Number(process.env.QUADRILLE_SEED ?? Date.now() % 1e9);
  const random = generator(seed);
  console.log(`  seed ${seed}`);
  const server = await new Server().start();
  try {
    const made = { title: 'Kills', people: roster(16) };
    made.settings = {
      ...settings,
      scale: {
        choices: [
          { label: 'yes', accepts: true, score_tenths: null },
          { label: 'no', accepts: false, score_tenths: null },
        ],
        free_score: true,
      },
    };
    const event = await createEvent(server, await serverTicket(server), made);
    let desk = await organizerOf(server, event);
    await must(desk, 'open');
    const slips = await slipsOf(server, event);
    const guests = await Promise.all(slips.map((slip) => Guest.enter(server, slip.link)));
    await must(desk, 'open_lobby');
    await Promise.all(guests.map((guest) => guest.arrive()));
    await must(desk, 'start');
    await desk.phase('move');
    await must(desk, 'skip');
    for (const guest of guests) {
      await guest.device.seen('participant_view', (v) => v.met.length === 1);
      guest.saved = null;
      guest.acks = 0;
    }
    for (let kill = 0; kill < KILLS; ++kill) {
      const loads = guests.map((guest) => load(guest, random));
      await new Promise((resolve) => setTimeout(resolve, 20 + random() * 200));
      await server.kill();
      await Promise.all(loads);
      await server.start();
      for (const guest of guests) {
        await guest.comeBack();
        const there = guest.view.met[0].rating?.choice ?? null;
        assert.ok(
          explains(guest, there),
          `seed ${seed}, kill ${kill}: ${JSON.stringify({ there, ...guest, device: 0, view: 0 })}`,
        );
        guest.saved = there;
      }
    }
    const acks = guests.reduce((sum, guest) => sum + guest.acks, 0);
    console.log(`  ${acks} acknowledged ratings over ${KILLS} kills`);
    assert.ok(acks > KILLS, 'too few ratings to mean anything');
    for (const guest of guests) guest.device.close();
    desk.close();
  } finally {
    await server.dispose();
  }
});
