// What a guest is told in the turns of an evening that do not go by plan.
import { cleanup, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { keyOf, memoryStorage } from '../src/lib/storage.ts';
import { enter } from '../src/phone/entry.ts';
import Door from '../src/phone/Door.svelte';
import { sceneOf } from '../src/phone/scene.ts';
import type { Clock, OwnResult, PersonCard } from '../src/protocol.ts';
import { clock, jon, met, NOW, ownView, people, person, publicView, seat } from './builders.ts';
import { phone } from './phone_page.ts';

/** The page is gone, with the panels that were open on it. */
function gone(): void {
  cleanup();
  history.replaceState(null, '', '/');
}
afterEach(gone);

const near = { silent: false, now: NOW };
const at = (over: Partial<Clock>) => ({ clock: clock(over) });
const published = at({ phase: 'published', ends_tick: null });
const closed = at({ phase: 'closed', ends_tick: null });
const none = seat({ kind: 'none', partner: null, table_name: '', encounter: 0 });

const result = (version: number, ...cards: PersonCard[]): OwnResult => ({
  state: 'ready',
  version,
  final: false,
  partners: cards.map((card) => ({ card, contact: '' })),
});

test('C33 a withdrawn result is told as being checked, not as being found', async () => {
  const checking = { ...result(1), state: 'checking' as const };
  const page = await phone({ view: closed, own: { seat: none, result: checking } });
  expect(page.text()).toContain('The result is being checked');
  expect(page.text()).not.toContain('Pairs are being found');
  expect(document.querySelector('header')?.textContent).toContain('Result');
});

test('C33 only who has other partners than before hears of a change', async () => {
  const samira = person(14, 'Samira K.');
  const page = await phone({ view: published, own: { result: result(1, jon, samira) } });
  expect(page.text()).not.toContain('changed');
  await page.tap('Open');
  await page.shows({ ...published, step: 13 }, { step: 13, result: result(2, samira, jon) });
  expect(page.text()).toContain('You and');
  await page.shows({ ...published, step: 14 }, { step: 14, result: result(3, jon) });
  expect(page.text()).toContain('Your result has changed.');
  await page.tap('Open');
  expect(page.text()).toContain('You and');
});

test('C33 what was opened is remembered over a reload, and erased when the event is', async () => {
  const own = { result: result(1) };
  const page = await phone({ view: published, own });
  await page.tap('Open');
  cleanup();
  const { storage, ticket } = page;
  const again = await phone({ view: published, own: { result: result(2) }, storage, ticket });
  expect(again.text()).toContain('No partner this time');
  const held = vi.spyOn(storage, 'removeItem');
  await again.shows({ ...at({ phase: 'purged' }), step: 13 }, { step: 13 });
  expect(held.mock.calls.flat()).toContainEqual(expect.stringContaining(keyOf('opened', 'r1')));
  again.guest.rate(40, { accepts: true, score_tenths: 70 });
  expect(again.guest.entries).toEqual([]);
});

test('C24 a final partner without a contact is said to have left none', async () => {
  const page = await phone({ view: published, own: { result: result(1, jon) } });
  await page.tap('Open');
  expect(page.text()).toContain('once the result is final');
  const final = { ...result(1, jon), final: true };
  await page.shows({ ...published, step: 13 }, { step: 13, result: final });
  expect(page.text()).toContain('Jon left no contact. The organizer can help.');
});

test('C30 a call to come quietly shows nothing that the person opposite could read', async () => {
  const page = await phone({ own: { help: 'quietly', help_taken: true } });
  expect(document.querySelector('main')?.textContent).not.toMatch(/helper|quiet|call|way/i);
  expect(document.querySelector('.notice')).toBeNull();
  await page.tap('Help');
  expect(page.text()).toContain('A helper is on the way.');
  await page.tap('No longer needed');
  expect(page.wishes('cancel_help')).toHaveLength(1);
});

test('C30 any other call is told above the scene', async () => {
  const page = await phone({ own: { help: 'table' } });
  expect(document.querySelector('.notice')?.textContent).toContain('A helper was called.');
  await page.tap('No longer needed');
  expect(page.wishes('cancel_help')).toHaveLength(1);
});

const number = async (page: Awaited<ReturnType<typeof phone>>, typed: string) => {
  const field = screen.getByRole('textbox');
  if (!(field instanceof HTMLInputElement)) throw new Error('no field');
  field.value = typed;
  field.dispatchEvent(new Event('input'));
  await page.settled();
  await page.tap('Continue');
};

test('C30 "not this person" takes a badge number before anybody was met', async () => {
  const lobby = at({ phase: 'lobby', round: 0, ends_tick: null });
  const page = await phone({ view: lobby, own: { met: [], seat: none } });
  await page.tap('Help');
  await page.tap('Not this person');
  await number(page, '7');
  expect(page.text()).toContain('This is your own number.');
  await number(page, '31');
  await page.tap('Not number 31');
  expect(page.wishes('block')).toMatchObject([{ badge: 31, blocked: true }]);
});

test('C30 a number that nobody has is answered like one that somebody has', async () => {
  const said: string[] = [];
  for (const answer of ['ack', 'reject'] as const) {
    const page = await phone();
    await page.tap('Help');
    await page.tap('Not this person');
    await number(page, '31');
    await page.tap('Not number 31');
    const id = page.wishes('block')[0]?.id ?? '';
    await page.says(
      answer === 'ack'
        ? { type: 'ack', id, receipt: 'x' }
        : { type: 'reject', id, reason: 'no_such_person' },
    );
    said.push(document.querySelector('.panel')?.textContent ?? '');
    expect(page.guest.entries.filter((entry) => entry.state === 'lost')).toEqual([]);
    gone();
  }
  expect(said[0]).toContain('Noted for number 31.');
  expect(new Set(said).size).toBe(1);
});

test('C26 help offers a table only where there are some, and calls only in the hall', async () => {
  const offered: Record<string, boolean[]> = {};
  for (const phase of ['talk', 'review', 'closed', 'published', 'open'] as const) {
    const page = await phone({ view: at({ phase }), own: { result: result(1) } });
    await page.tap('Help');
    offered[phase] = [/my table/, /come quietly/].map((words) => words.test(page.text()));
    gone();
  }
  expect(offered).toEqual({
    talk: [true, true],
    review: [false, true],
    closed: [false, false],
    published: [false, false],
    open: [false, false],
  });
});

test('C34 a pause leaves way, talk and rating on the screen, and the time stands', async () => {
  const paused = { paused: true, ends_tick: null, left_ms: 41_000 };
  const page = await phone({ view: at({ ...paused, phase: 'move' }) });
  expect(page.text()).toContain('Please go to');
  expect(page.text()).toContain('0:41');
  expect(page.text()).toContain('The clock stands still.');
  await page.shows({ step: 13, ...at({ ...paused, phase: 'rate' }) }, { step: 13 });
  const header = document.querySelector('header')?.textContent ?? '';
  expect(header).toContain('0:41');
  expect(header.match(/Paused/g)).toHaveLength(1);
  await page.shows({ step: 14, ...at({ ...paused, phase: 'talk' }) }, { step: 14 });
  expect(page.text()).toContain('0:41');
  expect(page.text()).toContain('The clock stands still.');
});

test('C34 waiting for a tap shows no number', async () => {
  const waiting = at({ phase: 'waiting', ends_tick: null });
  const page = await phone({ view: waiting, own: { seat: none } });
  expect(page.text()).toContain('The next round starts in a moment');
  expect(page.text()).not.toMatch(/\d:\d\d/);
});

test('C36 who rests from the next round on keeps table, partner, clock, and rates', async () => {
  const page = await phone();
  await page.tap('Help');
  await page.tap('Skip the next rounds');
  expect(page.wishes('go_away')).toHaveLength(1);
  expect(page.text()).toContain('Jon B.');
  expect(page.text()).toContain('4:12');
  expect(page.text()).toContain('You rest from the next round on.');
  const away = { step: 13, presence: 'away' as const };
  await page.shows({ step: 13, ...at({ phase: 'rate' }) }, away);
  expect(page.text()).toContain('Only you see this');
  await page.tap('Help');
  await page.tap("I'm back");
  expect(page.wishes('check_in')).toHaveLength(1);
});

test('C36 away in the Move, or at a table where no talk began, is no talk', () => {
  const away = ownView({ presence: 'away' });
  expect(sceneOf(publicView(at({ phase: 'move' })), away, near)).toBe('away');
  expect(sceneOf(publicView(), ownView({ presence: 'away', met: [] }), near)).toBe('away');
  expect(sceneOf(publicView(), ownView({ met: [] }), near)).toBe('alone');
});

test('C22 a first rest speaks of nobody met, a later one does', async () => {
  const own = { seat: seat({ kind: 'rest', partner: null, table_name: '' }) };
  const page = await phone({ own: { ...own, met: [] } });
  expect(page.text()).not.toContain('people you met');
  await page.shows({ step: 13 }, { step: 13, ...own, met: people });
  expect(page.text()).toContain('people you met');
});

test('C22 the promise of talks stands in the first Move, and only there', async () => {
  const move = { phase: 'move' as const, ends_tick: NOW + 41_000 };
  const page = await phone({ view: at({ ...move, round: 1 }) });
  expect(page.text()).toContain('You meet at least 6 people.');
  await page.shows({ step: 13, ...at({ ...move, round: 2 }) }, { step: 13 });
  expect(page.text()).not.toContain('You meet at least');
});

test('C16 a slip opened early is answered: on the list, without a question', async () => {
  const early = 'You are on the list. Come at the time, and keep this page.';
  const own = { met: [], seat: none, presence: 'joined' as const };
  const draft = at({ phase: 'draft', round: 0, ends_tick: null });
  const page = await phone({ view: draft, own: { ...own, consent: 'asked' } });
  expect(page.text()).toContain(early);
  expect(document.querySelector('footer')?.hidden).toBe(true);
  const open = { step: 13, ...at({ phase: 'open', round: 0, ends_tick: null }) };
  await page.shows(open, { ...own, step: 13 });
  expect(page.text()).toContain(early);
});

test('C35 a withdrawn announcement is shown as withdrawn until the next phase', async () => {
  const drinks = { number: 1, text: 'Drinks at the bar', to: 'everybody' as const };
  const gone = { announcement: { ...drinks, withdrawn: true } };
  const page = await phone({ view: { announcement: { ...drinks, withdrawn: false } } });
  expect(page.text()).not.toContain('Withdrawn');
  await page.shows({ step: 13, ...gone }, { step: 13 });
  expect(page.text()).toContain('Withdrawn');
  expect(document.querySelector('s')?.textContent).toBe('Drinks at the bar');
  await page.shows({ step: 14, ...gone, ...at({ phase: 'rate' }) }, { step: 14 });
  expect(page.text()).not.toContain('Drinks');
  cleanup();
  const other = await phone({ view: gone });
  expect(other.text()).not.toContain('Drinks');
});

test('C18 too late can be found again while the pairs are being found', async () => {
  const page = await phone({ view: at({ phase: 'review' }), own: { met: people } });
  page.guest.rate(31, { accepts: true, score_tenths: 70 });
  const id = page.wishes('give_rating')[0]?.id ?? '';
  await page.says({ type: 'reject', id, reason: 'ratings_closed' });
  await page.shows({ step: 13, ...closed }, { step: 13, met: people, may_rate: false });
  expect(page.text()).toContain('Too late, not counted: David O.');
});

test('C23 an unrated favourite shows its place', async () => {
  const favourite = met(31, person(31, 'David O.'), { favourite: 1 });
  await phone({ view: at({ phase: 'review' }), own: { met: [favourite], seat: none } });
  expect(document.querySelector('.rows .row .end')?.textContent).toBe('Rate 1st');
});

test('C37 a damaged link is told, and no room is asked for', async () => {
  location.hash = '#s=0123.4567';
  const entry = await enter(memoryStorage());
  expect(entry).toEqual({ kind: 'code', damaged: true });
  expect(location.hash).toBe('');
  const nothing = () => undefined;
  render(Door, { room: '', damaged: true, found: nothing, named: nothing, another: nothing });
  await tick();
  expect(screen.getByRole('alert').textContent).toContain('This link is incomplete.');
});

test('C37 before the first picture no clock is said to run', async () => {
  const page = await phone({ pictures: false });
  page.world.turn(11_000);
  await page.settled();
  expect(page.text()).toMatch(/No connection since \d\d:\d\d\./);
  expect(page.text()).not.toContain('The clock runs on');
});
