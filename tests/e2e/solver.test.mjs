// The search for the pairs runs in a child process. Here it is killed, hangs, answers rubbish, and
// answers more pairs than a stable matching has, while a desk and phones look on in a real browser:
// the event goes on, the desk tells, and nothing is published but what holds.
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { launch, openPage } from './lib/browser.mjs';
import { DeskPage } from './lib/desk_page.mjs';
import {
  createEvent,
  Guest,
  linkOf,
  must,
  organizerOf,
  roster,
  serverTicket,
  slipsOf,
} from './lib/event.mjs';
import { agree, checkIn, choose, openResult, says } from './lib/phone_page.mjs';
import { look } from './lib/seats.mjs';
import { run, Server, temporaryFolder, until } from './lib/server.mjs';
import { acceptableIn, childrenOf, forged, StandIn, unstable } from './lib/solver.mjs';

const TABLET = { width: 820, height: 1180 };
// Nothing is ended by the clock.
const settings = { rounds: 3, move_ms: 600000, talk_ms: 600000, rate_ms: 600000, breaks_after: [] };
const NAMES = ['Ada', 'Bo', 'Cleo', 'Dan', 'Eve', 'Finn'];
const [ADA, BO, CLEO, DAN, EVE, FINN] = [1, 2, 3, 4, 5, 6];
const WITH_SCREEN = [ADA, CLEO];
const SCALE = [100, 70, 40, 0];
const [VERY_GLADLY, GLADLY, POSSIBLE, RATHER_NOT] = [0, 1, 2, 3];
// Ada and Bo like each other best, Eve and Finn too. Three pairs would be possible if Ada went with
// Dan and Bo with Cleo; Ada and Bo would rather have each other.
const LIKES = {
  [ADA]: { [BO]: VERY_GLADLY, [DAN]: POSSIBLE },
  [BO]: { [ADA]: VERY_GLADLY, [CLEO]: POSSIBLE },
  [CLEO]: { [BO]: GLADLY },
  [DAN]: { [ADA]: VERY_GLADLY },
  [EVE]: { [FINN]: GLADLY },
  [FINN]: { [EVE]: GLADLY },
};
const STABLE = ['p001 p002', 'p005 p006'];
// As the solver is asked: everybody by their place in the list.
const MORE = [
  [0, 3],
  [2, 1],
  [4, 5],
];
const BLOCKS_MORE = [[0, 1]];
const LEFT_ALONE = 'No partner this time';
const GUARD = 120;

let folder, standIn, server, ticket, browser, people, ratings, hung;
const evenings = [];

const opinion = (of, badge) => LIKES[of][badge] ?? RATHER_NOT;
const id = (badge) => `p${String(badge).padStart(3, '0')}`;

before(async () => {
  folder = temporaryFolder();
  standIn = new StandIn(folder.path);
  people = join(folder.path, 'people.csv');
  ratings = join(folder.path, 'ratings.csv');
  writeFileSync(people, roster(6));
  const rows = [1, 2, 3, 4, 5, 6].flatMap((a) =>
    [1, 2, 3, 4, 5, 6]
      .filter((b) => a % 2 !== b % 2)
      .map((b) => [a, b, SCALE[opinion(a, b)]])
      .map(([, b, tenths]) => `${id(a)},${id(b)},${tenths > 0 ? 1 : 0},${tenths / 10}`),
  );
  writeFileSync(ratings, `rater,rated,accepts,score\n${rows.join('\n')}\n`);
  server = await new Server({ args: ['--solver', standIn.command] }).start();
  ticket = await serverTicket(server);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  for (const evening of evenings) evening.close();
  await server?.dispose();
  folder?.remove();
});

/** One event with a tablet, two phones and four guests without a screen. */
class Evening {
  phones = {}; // by badge
  guests = [];

  async open(title) {
    evenings.push(this);
    const event = await createEvent(server, ticket, { title, settings, people: roster(6) });
    this.watch = await organizerOf(server, event);
    await must(this.watch, 'open');
    const slips = await slipsOf(server, event);
    this.page = await openPage(browser, 'desk', (await linkOf(server, event, 'organizer')).link);
    await this.page.setViewportSize(TABLET);
    this.desk = new DeskPage(this.page);
    this.desk.pin = event.pin;
    for (const [at, { link }] of slips.entries()) {
      const badge = at + 1;
      const like = (other) => {
        const score_tenths = SCALE[opinion(badge, other)];
        return { accepts: score_tenths > 0, score_tenths };
      };
      if (WITH_SCREEN.includes(badge)) this.phones[badge] = await openPage(browser, 'phone', link);
      else this.guests.push(await Guest.enter(server, link, like));
    }
    await must(this.watch, 'open_lobby');
    for (const phone of Object.values(this.phones)) await agree(phone);
    for (const phone of Object.values(this.phones)) await checkIn(phone);
    for (const guest of this.guests) await guest.arrive();
    await this.watch.seen('public_view', ({ here }) => here === 6);
    return this;
  }

  async skipTo(phase) {
    await must(this.watch, 'skip');
    await this.watch.phase(phase);
  }

  /** Three rounds, in which everybody rates everybody of the other side, up to the review. */
  async rounds() {
    await must(this.watch, 'start');
    await this.watch.phase('move');
    const met = new Set();
    for (let round = 1; round <= settings.rounds; ++round) {
      await this.skipTo('talk');
      await this.skipTo('rate');
      for (const [badge, phone] of Object.entries(this.phones)) await rate(phone, badge, met);
      await Promise.all(this.guests.map((guest) => guest.rate()));
      await this.skipTo(round < settings.rounds ? 'move' : 'review');
    }
    for (const { acked } of this.guests) assert.equal(acked.size, settings.rounds);
    return this;
  }

  async closeRatings() {
    await this.desk.shows('Review');
    // The desk's own picture comes a little after that of everybody, and with it the step.
    await says(this.page, '18 of 18');
    await this.desk.tap('Close ratings');
    await says(this.page, 'The matching is running');
    return standIn.asked(server);
  }

  state(name, seconds) {
    return this.watch.seen('desk_view', ({ matching }) => matching.state === name, seconds);
  }

  /** Publishes what was shown. */
  async publish() {
    await this.page.getByRole('button', { name: /^Publish to/ }).click();
    await this.desk.enterPin();
    await this.page.getByRole('dialog').locator('.ends button').first().click();
    await this.watch.phase('published', 30);
  }

  /** Looks at the pairs at the desk. */
  async show() {
    await this.desk.tap('Show the pairs');
    await this.page.getByRole('heading', { name: '2 pairs', exact: true }).waitFor();
  }

  /** Whom the phones show: the pairs that are stable, and no others. */
  async shownOnPhones() {
    for (const phone of Object.values(this.phones)) await openResult(phone);
    await says(this.phones[ADA], /Bo/);
    await says(this.phones[CLEO], LEFT_ALONE);
    for (const text of ['Dan', 'Finn'])
      assert.equal(await this.phones[ADA].getByText(text).count(), 0, text);
    for (const { device } of this.guests) {
      const { me, result } = await device.seen(
        'participant_view',
        ({ result }) => result.state === 'ready',
      );
      const own = STABLE.find((pair) => pair.includes(id(me.badge)));
      const with_ = result.partners.map(({ card }) =>
        [id(me.badge), id(card.badge)].sort().join(' '),
      );
      assert.deepEqual(with_, own ? [own] : []);
    }
  }

  /** The exported result is what `match` makes of these files, which `verify` accepts. */
  async exported(...how) {
    const path = await this.desk.download('Result with proof (JSON)');
    const result = JSON.parse(readFileSync(path, 'utf8'));
    const files = ['--people', people, '--ratings', ratings];
    const out = join(folder.path, 'result.json');
    const same = ['--rule', 'pairs', '--seed', result.seed, '--out', out];
    const made = await run(['match', ...files, ...same, ...how]);
    assert.equal(made.code, 0, made.err);
    const verified = await run(['verify', ...files, out]);
    assert.equal(verified.code, 0, verified.err + verified.out);
    const expected = JSON.parse(readFileSync(out, 'utf8'));
    for (const member of ['pairs', 'unmatched', 'stable', 'size', 'size_bound', 'size_proof'])
      assert.deepEqual(result[member], expected[member], member);
    assert.deepEqual(
      result.pairs.map(({ a, b }) => [a, b].sort().join(' ')),
      STABLE,
    );
    return result;
  }

  /** Nothing on a screen or a wire that should not be there; then its screens go. */
  async over() {
    for (const { device } of this.guests) assert.deepEqual(device.complaints, []);
    assert.deepEqual(this.watch.complaints, []);
    for (const page of [this.page, ...Object.values(this.phones)]) {
      assert.deepEqual(page.problems, []);
      await page.context().close();
    }
    this.close();
  }

  close() {
    for (const { device } of this.guests) device.close();
    this.watch?.close();
  }
}

/** A phone rates whom it is asked about now, and did not meet before. */
async function rate(phone, badge, met) {
  const asked = () => phone.getByText(/^Would you like to work with \w+\?$/).allInnerTexts();
  const other = await until(async () => {
    const [text] = await asked();
    const at = NAMES.findIndex((name) => (text ?? '').includes(`with ${name}?`));
    return at >= 0 && !met.has(`${badge} ${at + 1}`) && at + 1;
  }, `a question on the phone of ${badge}`);
  met.add(`${badge} ${other}`);
  await choose(phone, opinion(badge, other));
  await says(phone, 'Saved');
}

const evening = async (title) => (await new Evening().open(title)).rounds();

test('O101 the child of one event hangs, and the desk waits with words', async () => {
  hung = await evening('The one that hangs');
  hung.question = await hung.closeRatings();
  assert.equal(hung.question.instant, false);
  await hung.question.stop();
  await says(hung.phones[ADA], 'Pairs are being found');
  await says(hung.page, 'It takes seconds.');
});

test('O104 beside it one that answers honestly: proven, told, and published so', async () => {
  const event = await evening('Honest');
  const question = await event.closeRatings();
  const real = question.honest();
  const pairs = real.split('\n').slice(2, 4);
  assert.deepEqual(pairs, ['0 1', '4 5']);
  // The pairs it has, put together in the way in which others are forged.
  const same = forged(real, question.text, [
    [0, 1],
    [4, 5],
  ]);
  assert.equal(same, real);
  question.answer(same);
  await event.state('proposed');
  await event.show();
  await event.publish();
  await says(event.page, 'Proven: no stable matching has more pairs.');
  assert.equal(await event.page.getByText('The full search did not finish.').count(), 0);
  await event.shownOnPhones();
  assert.equal((await event.exported()).size_proof, 'certificate');
  await event.over();
});

test('O100 killed every time: told, asked again, and proven once one lives', async () => {
  const event = await evening('Killed');
  const { page, phones } = event;
  let question = await event.closeRatings();
  for (const instant of [false, true, true]) {
    assert.equal(question.instant, instant);
    question.kill();
    question = await standIn.asked(server);
  }
  // The fourth child: the question was asked anew from the beginning.
  assert.equal(question.instant, false);
  await says(page, 'The matching does not succeed');
  await says(phones[ADA], 'Pairs are being found');
  await look(page, 'solver-failing-desk');
  // Meanwhile the ratings can be opened again, and a phone rates.
  await page.getByRole('button', { name: /^Undo: close ratings,/ }).click();
  await event.watch.phase('review');
  question.kill();
  await says(phones[CLEO], 'Everyone you met');
  await page.getByRole('button', { name: /^Undo: close ratings/ }).waitFor({ state: 'detached' });
  question = await event.closeRatings();
  assert.equal(question.instant, false);
  question.answer(question.honest());
  await event.state('proposed');
  await event.show();
  await event.publish();
  await event.shownOnPhones();
  assert.equal((await event.exported()).size_proof, 'certificate');
  await event.over();
});

test('O102 rubbish costs the proof: the instant answer is told, shown and published', async () => {
  const event = await evening('Rubbish');
  const { page } = event;
  const exact = await event.closeRatings();
  exact.answer(`quadrille-answer 1\npairs 3\n\u0000 \u{1f4a5}\n${exact.text}`);
  const instant = await standIn.asked(server);
  assert.equal(instant.instant, true);
  instant.answer(instant.honest());
  await event.state('instant_only');
  await event.show();
  await says(page, 'The full search brought no result.');
  await says(page, 'At most 3 pairs could be possible; this was not decided.');
  assert.equal(await page.getByText(/Proven|Found by a full search/).count(), 0);
  await look(page, 'solver-instant-desk');
  await event.publish();
  await event.shownOnPhones();
  assert.equal((await event.exported('--instant')).size_proof, 'none');
  await event.over();
});

test('O103 more pairs that are not stable are none, whatever is claimed of them', async () => {
  const event = await evening('Forged');
  const { desk, page } = event;
  const exact = await event.closeRatings();
  const pairs = acceptableIn(exact.text).map(({ a, b }) => [a, b]);
  for (const pair of [...MORE, ...BLOCKS_MORE]) assert.ok(pairs.some((p) => `${p}` === `${pair}`));
  const claimed = forged(exact.honest(), exact.text, MORE);
  assert.match(claimed, /^pairs 3$/m);
  assert.match(claimed, /^stable 1$/m);
  assert.match(claimed, /^size 3 2 3$/m);
  exact.answer(claimed);
  const second = await standIn.asked(server);
  assert.equal(second.instant, true);
  const admitted = unstable(forged(second.honest(), second.text, MORE), BLOCKS_MORE);
  assert.match(admitted, /^stable 0\nblocking 1 0 0\n0 1$/m);
  second.answer(admitted);
  const third = await standIn.asked(server);
  third.answer(third.honest());
  await event.state('instant_only');
  await event.show();
  await says(page, 'The full search brought no result.');
  // A look at another result is answered with the pair that it was to be without.
  await page.getByRole('checkbox', { name: /Ada N.*Bo N/ }).check();
  await desk.button('What if not this pair?').click();
  const whatIf = await standIn.asked(server);
  whatIf.answer(third.honest());
  await says(page, 'There was no answer to this “what if”.');
  await look(page, 'solver-what-if-desk');
  await event.publish();
  await event.shownOnPhones();
  assert.equal((await event.exported('--instant')).size_proof, 'none');
  await event.over();
});

test('O101 the child that hangs is ended, and the instant answer stands', async () => {
  const { page, question } = hung;
  await says(page, 'The search takes longer than usual.', 40);
  await look(page, 'solver-hangs-desk');
  const instant = await standIn.asked(server, GUARD + 30);
  assert.equal(instant.instant, true);
  assert.deepEqual(
    childrenOf(server.pid).map(([pid]) => pid),
    [instant.pid],
    `${question.pid} is still there`,
  );
  instant.answer(instant.honest());
  await hung.state('instant_only');
  await hung.show();
  await hung.publish();
  await says(page, 'The full search brought no result.');
  await hung.shownOnPhones();
  await hung.exported('--instant');
  await hung.over();
  assert.equal(standIn.waiting, 0);
});
