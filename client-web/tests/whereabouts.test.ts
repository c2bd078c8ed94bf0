// A guest's phone while somebody is missing, rests, or sat elsewhere.
import { cleanup, screen } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { memoryStorage } from '../src/lib/storage.ts';
import { freshTicket } from '../src/lib/ticket.ts';
import { answerOf } from '../src/outbox/answer.ts';
import type { Entry } from '../src/outbox/outbox.ts';
import { sentOf } from '../src/outbox/sent.ts';
import type { OwnClaim, OwnOffer, ParticipantView, PublicView, Seat } from '../src/protocol.ts';
import { clock, NOW, ownView, people, person, seat } from './builders.ts';
import { phone } from './phone_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const move = (gone_ms: number): Partial<PublicView> => ({
  clock: clock({ phase: 'move', ends_tick: NOW + 60_000 - gone_ms, length_ms: 60_000 }),
});
const rate: Partial<PublicView> = {
  clock: clock({ phase: 'rate', ends_tick: NOW + 38_000, length_ms: 45_000 }),
};
const walking = { met: [] };
const offered = () => screen.queryByRole('button', { name: 'Nobody here?' }) !== null;
const spoken = () =>
  [...document.querySelectorAll('.spoken')].map((one) => one.textContent.trim()).join(' ');
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const sample = (name: string): ParticipantView => {
  const path = `${process.cwd()}/../protocol/samples/participant_view.${name}.json`;
  return JSON.parse(readFileSync(path, 'utf8')) as ParticipantView;
};

// --- the way -----------------------------------------------------------------------------------

test('C78 the way is told in tables, on or back, and by no arrow where one stays', async () => {
  const at = (from_table: number, walk: number) => ({
    met: [],
    seat: seat({ from_table, table: 9, table_name: '9', walk }),
  });
  const page = await phone({ view: move(20_000), own: at(7, 2) });
  expect(page.text()).toContain('2 tables on');
  expect(document.querySelector('svg.back')).toBeNull();
  await page.shows(move(20_000), at(10, -1));
  expect(page.text()).toContain('1 table back');
  expect(document.querySelector('svg.back')).not.toBeNull();
  await page.shows(move(20_000), at(9, 0));
  expect(page.text()).not.toMatch(/tables? (on|back)/);
});

// --- nobody here -------------------------------------------------------------------------------

test('C70 "nobody here" is there from 45 seconds of Move on, by the public clock', async () => {
  const page = await phone({ view: move(44_000), own: walking });
  expect(offered()).toBe(false);
  await page.shows(move(45_000), walking);
  expect(offered()).toBe(true);
  const stands = { paused: true, ends_tick: null, left_ms: 20_000, length_ms: 60_000 };
  await page.shows({ clock: clock({ phase: 'move', ...stands }) }, walking);
  expect(offered()).toBe(false);
  await page.shows({ clock: clock({ phase: 'talk' }) }, {});
  expect(offered()).toBe(true);
  await page.shows(rate, {});
  expect(offered()).toBe(false);
});

test('C70 it is asked once more before somebody is looked for', async () => {
  const page = await phone();
  await page.tap('Nobody here?');
  expect(page.text()).toContain('you rest this round, and there is nothing to rate');
  expect(page.wishes('report_missing')).toEqual([]);
  await page.tap('Look for Jon');
  expect(page.wishes('report_missing')).toMatchObject([{ encounter: 40 }]);
  expect(document.querySelector('.panel')).toBeNull();
  expect(offered()).toBe(false);
});

test('C70 a plan that has changed while it was asked is not reported', async () => {
  const page = await phone();
  await page.tap('Nobody here?');
  await page.shows({ step: 13 }, { step: 13, seat: seat({ encounter: 41 }) });
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Look for Jon' }).disabled).toBe(
    true,
  );
});

test('C70 until when somebody is looked for is said; seconds are not read out', async () => {
  const running = { search: 'running' as const, search_until_tick: NOW + 42_000 };
  const page = await phone({ own: { seat: seat(running) } });
  expect(page.text()).toContain('We are looking for Jon.');
  expect(page.text()).toMatch(/If there is no sign by \d\d:\d\d, you rest this round\./);
  const left = [...document.querySelectorAll('main *')].find((one) => one.textContent === '0:42');
  expect(left).toBeDefined();
  expect(left?.closest('[role=status], [aria-live]')).toBeNull();
  await page.shows({ step: 13 }, { step: 13, seat: seat({ search: 'over' }) });
  expect(page.text()).toContain('Jon gave a sign.');
  expect(offered()).toBe(false);
});

test('C70 without contact it is said to be on this phone, and is sent later', async () => {
  const storage = memoryStorage();
  const ticket = { ...freshTicket(''), claimed: true };
  const before = await phone({ storage, ticket });
  before.socket.drops();
  await before.tap('Nobody here?');
  await before.tap('Look for Jon');
  expect(before.text()).toContain('On this phone. It is sent as soon as there is a connection.');
  expect(before.text()).not.toContain('We are looking');
  before.guest.stop();
  cleanup();
  const page = await phone({ storage, ticket });
  expect(page.wishes('report_missing')).toMatchObject([{ encounter: 40 }]);
});

test('C70 a refusal is told in words, and it can be said again', async () => {
  const page = await phone();
  await page.tap('Nobody here?');
  await page.tap('Look for Jon');
  const id = page.wishes('report_missing')[0]?.id ?? '';
  await page.says({ type: 'reject', id, reason: 'too_early' });
  expect(page.text()).toContain('Not done: people are still on their way');
  expect(offered()).toBe(true);
});

// --- awaited -----------------------------------------------------------------------------------

test('C71 who is waited for reads one sentence, over an open panel, and is shaken', async () => {
  const shaken = vi.fn(() => true);
  vi.stubGlobal('navigator', { ...navigator, vibrate: shaken, userAgent: 'x' });
  const page = await phone();
  await page.tap('Help');
  shaken.mockClear();
  const waits = seat({ awaited_until_tick: NOW + 42_000, awaited_by: 22 });
  await page.shows({ step: 13 }, { step: 13, seat: waits });
  expect(screen.getByRole('heading', { name: 'Jon waits for you at table 9' }).isConnected).toBe(
    true,
  );
  expect(page.text()).toContain('What do you need?');
  expect(spoken()).toContain('Jon waits for you at table 9');
  expect(shaken).toHaveBeenCalledTimes(1);
  await page.shows({ step: 14 }, { step: 14, seat: waits });
  expect(shaken).toHaveBeenCalledTimes(1);
  await page.tap('I am coming');
  expect(page.wishes('show_up')).toMatchObject([{ encounter: 40 }]);
  expect(screen.queryByRole('button', { name: 'I am coming' })).toBeNull();
  const id = page.wishes('show_up')[0]?.id ?? '';
  await page.says({ type: 'ack', id, receipt: 'x' });
  expect(page.text()).toContain('Jon is told.');
  await page.shows({ step: 15 }, { step: 15, includes: [id] });
  expect(page.text()).not.toContain('waits for you');
  vi.unstubAllGlobals();
});

// --- a rest ------------------------------------------------------------------------------------

const rests = (why: Seat['why']) =>
  seat({ kind: 'rest', partner: null, table_name: '', encounter: 0, why });

test('C72 a rest without the partner says so, and never why; a bye does not', async () => {
  const page = await phone({ own: { seat: rests('no_partner'), met: [] } });
  expect(page.text()).toContain('You rest this round');
  expect(page.text()).toContain('Your partner is not available.');
  const told = document.querySelector('.calm')?.textContent;
  await page.shows(
    { step: 13 },
    { step: 13, seat: { ...rests('no_partner'), search: 'over' }, met: [] },
  );
  expect(document.querySelector('.calm')?.textContent).toBe(told);
  await page.shows({ step: 14 }, { step: 14, seat: rests('bye'), met: [] });
  expect(page.text()).not.toContain('not available');
});

test('C72 who rests next reads it from Rate on, and when that has changed', async () => {
  const none = seat({ kind: 'none', partner: null, encounter: 0 });
  const page = await phone({ view: rate, own: { next_round: 'rests' } });
  expect(page.text()).toContain('You rest in the next round.');
  for (const phase of ['pause_break', 'waiting'] as const) {
    await page.shows({ clock: clock({ phase }) }, { seat: none, next_round: 'rests' });
    expect(page.text(), phase).toContain('You rest in the next round.');
  }
  await page.shows(rate, { next_round: 'seated_after_all' });
  expect(page.text()).not.toContain('You rest in the next round.');
  expect(page.text()).toContain('You have a table in the next round after all.');
  await page.shows(rate, { next_round: 'unknown' });
  expect(page.text()).not.toContain('next round');
  await page.shows(rate, { presence: 'away', next_round: 'rests' });
  expect(page.text().match(/You rest/g)).toHaveLength(1);
});

test('C72 who has another table than was shown is told and shaken, nobody else', async () => {
  const shaken = vi.fn(() => true);
  vi.stubGlobal('navigator', { ...navigator, vibrate: shaken, userAgent: 'x' });
  const page = await phone({ view: move(20_000), own: walking });
  shaken.mockClear();
  const at = (table: number, over: Partial<Seat> = {}) => ({
    ...walking,
    seat: seat({ table, table_name: String(table), ...over }),
  });
  await page.shows(move(21_000), at(9, { partner: lena, encounter: 44 }));
  expect(page.text()).not.toContain('has changed');
  await page.shows(move(22_000), at(4));
  expect(page.text()).toContain('Your table has changed. Please go to table 4.');
  expect(shaken).toHaveBeenCalledTimes(1);
  await page.tap('Close');
  expect(page.text()).not.toContain('has changed');
  await page.shows({ clock: clock({ phase: 'talk' }) }, { seat: rests('no_partner') });
  await page.shows({ clock: clock({ phase: 'talk' }) }, at(6));
  expect(page.text()).toContain('You have a seat now. Please go to table 6.');
  await page.shows({ clock: clock({ phase: 'move', round: 5 }) }, at(7));
  expect(page.text()).not.toContain('Please go to table');
  vi.unstubAllGlobals();
});

// --- an offer ----------------------------------------------------------------------------------

const lena = { ...person(17, 'Lena W.'), wants: ['pricing'] };
const offer = (over: Partial<OwnOffer> = {}): OwnOffer => ({
  number: 3,
  partner: lena,
  until_tick: NOW + 24_000,
  answer: 'none',
  ...over,
});
const alone = (over: Partial<OwnOffer> = {}): Partial<ParticipantView> => ({
  seat: rests('no_partner'),
  met: people,
  offer: offer(over),
});

test('C73 two without a partner are asked over an open panel, with what is left', async () => {
  const page = await phone({ own: { seat: rests('no_partner'), met: people } });
  await page.tap('People you met');
  await page.shows({ step: 13 }, { step: 13, ...alone() });
  expect(page.text()).toMatch(/Lena\sW\. has no partner either\. Sit together\?/);
  expect(spoken()).toContain('Lena W. has no partner either');
  expect(page.text()).toContain('0:24');
  expect(page.text()).toContain('Nobody is told a no.');
  expect(page.text()).toContain('Everyone you met');
});

test('C73 the answer is shown, can be changed, and counts only until the end', async () => {
  const page = await phone({ own: alone() });
  radio('No, I rest').click();
  await page.settled();
  const [no] = page.wishes('answer_offer');
  expect(no).toMatchObject({ number: 3, accepts: false });
  expect(radio('No, I rest').checked).toBe(true);
  expect(page.text()).toContain('On this phone.');
  await page.says({ type: 'ack', id: no?.id ?? '', receipt: 'x' });
  expect(page.text()).toMatch(/Saved\. You can change your answer until \d\d:\d\d\./);
  await page.shows(
    { step: 13 },
    { step: 13, ...alone({ answer: 'no' }), includes: [no?.id ?? ''] },
  );
  radio('Yes, gladly').click();
  await page.settled();
  expect(page.wishes('answer_offer').at(-1)).toMatchObject({ number: 3, accepts: true });
  await page.says({
    type: 'reject',
    id: page.wishes('answer_offer').at(-1)?.id ?? '',
    reason: 'no_such_offer',
  });
  expect(page.text()).toContain('Not saved: the question is over.');
  await page.shows({ step: 14 }, { step: 14, ...alone(), offer: null });
  expect(page.text()).toContain('Your answer came too late');
  await page.shows({ step: 15 }, { step: 15, ...alone({ until_tick: NOW - 1 }) });
  expect(radio('Yes, gladly').disabled).toBe(true);
});

// --- sat elsewhere -----------------------------------------------------------------------------

const claim = (over: Partial<OwnClaim> = {}): OwnClaim => ({
  number: 2,
  partner: lena,
  answer: 'none',
  ...over,
});

async function says(page: Awaited<ReturnType<typeof phone>>, badge: string): Promise<void> {
  const field = screen.getByLabelText<HTMLInputElement>('Badge number');
  field.value = badge;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await page.settled();
  await page.tap('Send');
}

test('C74 "I sat with someone else" takes a badge number, in Talk and Rate only', async () => {
  const page = await phone({ view: move(50_000), own: walking });
  await page.tap('Help');
  expect(page.text()).not.toContain('I sat with someone else');
  cleanup();
  history.replaceState(null, '', '/');
  const rating = await phone({ view: rate });
  await rating.tap('Help');
  await rating.tap('I sat with someone else');
  await says(rating, '7');
  expect(rating.text()).toContain('This is your own number.');
  await says(rating, '22');
  expect(rating.text()).toContain('whom you were to meet');
  expect(rating.wishes('claim_partner')).toEqual([]);
  await says(rating, '17');
  expect(rating.wishes('claim_partner')).toMatchObject([{ encounter: 40, badge: 17 }]);
  const id = rating.wishes('claim_partner')[0]?.id ?? '';
  await rating.says({ type: 'reject', id, reason: 'no_such_person' });
  expect(rating.text()).toContain('Not done: nobody has this number.');
  await says(rating, '18');
  expect(rating.text()).not.toContain('nobody has this number');
  const again = rating.wishes('claim_partner').at(-1)?.id ?? '';
  await rating.says({ type: 'ack', id: again, receipt: 'x' });
  expect(rating.text()).toContain('The other phone is asked.');
});

test('C74 who said so reads that it waits, and for whom, and may take it back', async () => {
  const page = await phone({ view: rate, own: { claim: claim({ answer: 'yes' }) } });
  expect(page.text()).toContain('You said that you sat with Lena W. · 17.');
  expect(page.text()).toContain('A helper can settle it.');
  expect(screen.queryByRole('radio', { name: 'Yes, we did' })).toBeNull();
  await page.tap('Take it back');
  expect(page.wishes('answer_claim')).toMatchObject([{ number: 2, confirms: false }]);
});

test('C74 the other one is asked, neither told as a fault of anybody', async () => {
  const page = await phone({ own: { claim: claim() } });
  expect(page.text()).toMatch(/Did you talk with Lena\sW\. this round\?/);
  expect(spoken()).toContain('Did you talk with Lena W. this round?');
  radio('Yes, we did').click();
  await page.settled();
  expect(page.wishes('answer_claim')).toMatchObject([{ number: 2, confirms: true }]);
  expect(page.text()).toContain('On this phone.');
  const id = page.wishes('answer_claim')[0]?.id ?? '';
  await page.says({ type: 'ack', id, receipt: 'x' });
  expect(page.text()).toContain('You said that you sat with Lena W.');
});

test('C70, C71, C73, C74 what the server says of it is shown as it comes', async () => {
  const at = { step: 12, ...rate };
  const shown: Record<string, RegExp> = {
    nobody_here: /We are looking for Bo\./,
    awaited: /Bo waits for you at Table 7/,
    offer: /has no partner either/,
  };
  for (const [name, words] of Object.entries(shown)) {
    const page = await phone({ pictures: false });
    const talk = name === 'awaited' ? at : { step: 12 };
    await page.says({ type: 'welcome', role: 'participant', protocol: 1, tick: NOW, acting: true });
    await page.shows(talk, sample(name));
    const view = { ...sample(name), met: ownView().met };
    await page.shows(talk, { ...view, met: view.met.map((one) => ({ ...one, encounter: 17 })) });
    expect(page.text(), name).toMatch(words);
    cleanup();
  }
});

// The control of this group: what says saved of an entry that the server refused is caught.
test('C70 a refused report that counted as sent would be noticed', () => {
  const wish = { type: 'report_missing' as const, id: 'a', encounter: 40 };
  const entry = (state: Entry['state']): Entry => ({ message: wish, state, reason: 'too_early' });
  const states = (['waiting', 'sent', 'saved', 'lost'] as const).map(
    (state) => sentOf([entry(state)], 'report_missing', 40).state,
  );
  expect(states).toEqual(['phone', 'phone', 'saved', 'lost']);
  expect(sentOf([entry('saved')], 'report_missing', 41).state).toBe('none');
  expect(sentOf([entry('saved')], 'show_up', 40).state).toBe('none');
  const no = { type: 'answer_claim' as const, id: 'b', number: 2, confirms: false };
  const said = { message: no, state: 'sent' as const, reason: '' };
  expect(answerOf(claim({ answer: 'yes' }), [said], 'answer_claim').answer).toBe('no');
  expect(answerOf(claim({ answer: 'yes' }), [said], 'answer_offer').answer).toBe('yes');
});
