import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PATIENCE_MS } from '../src/connection/staff.svelte.ts';
import type { PublicView } from '../src/protocol.ts';
import { clock, deskView, NOW, pageOf } from './builders.ts';
import { desk, helper, people, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const lobby: Partial<PublicView> = {
  clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
};
const draft: Partial<PublicView> = {
  clock: clock({ phase: 'draft', round: 0, ends_tick: null }),
};
const preview: Partial<PublicView> = {
  clock: clock({ phase: 'preview', round: 8, ends_tick: null }),
};
const published: Partial<PublicView> = {
  clock: clock({ phase: 'published', round: 8, ends_tick: null }),
};
const matching = {
  ...deskView().matching,
  state: 'proposed' as const,
  shown: true,
  pairs: 18,
  pairs_bound: 18,
};
const buttons = () => screen.getAllByRole('button').map((one) => one.textContent.trim());
const shown = (it: StaffPage) => it.said('show').map((one) => one.list);
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

// --- contact -----------------------------------------------------------------------------------

test('C40 a tap that gets no answer is given up, and never sent later', async () => {
  const it = await desk();
  const { socket } = it.world;
  await it.tap('Pause');
  expect(socket.saidOf('control')).toHaveLength(1);
  it.world.turn(PATIENCE_MS);
  await it.settled();
  expect(it.text()).toContain('the event computer did not answer');
  socket.drops();
  it.world.turn(60_000);
  it.world.hint();
  it.world.socket.opens();
  await it.says({ type: 'welcome', role: 'organizer', protocol: 1, tick: NOW, acting: true });
  expect(it.said('hello')).toHaveLength(1);
  expect(it.said('control')).toEqual([]);
});

test('C40 one whose answer was lost in a short gap is asked again under its id', async () => {
  const it = await desk();
  await it.tap('Pause');
  const [first] = it.said('control');
  it.world.socket.drops();
  it.world.turn(2_000);
  it.world.socket.opens();
  await it.says({ type: 'welcome', role: 'organizer', protocol: 1, tick: NOW, acting: true });
  expect(it.said('control').map((one) => one.id)).toEqual([first?.id]);
});

test('C40 without contact the desk says that nothing can be changed, and nothing can', async () => {
  const it = await desk();
  expect(it.button('Pause').disabled).toBe(false);
  it.world.socket.drops();
  await it.settled();
  expect(it.text()).toContain('No connection: nothing can be changed from here');
  expect(it.button('Pause').disabled).toBe(true);
  expect(it.button('Skip').disabled).toBe(true);
  it.world.turn(12_000);
  await it.settled();
  expect(it.text()).toMatch(/No connection since \d\d:\d\d: nothing can be changed from here/);
  expect(await it.staff.command({ type: 'withdraw_announcement' })).toBe('unreachable');
});

test('C40 nor on a helper’s device', async () => {
  const it = await helper();
  await it.says(people(it));
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: 'Check in' })[0]?.disabled).toBe(
    false,
  );
  it.world.socket.drops();
  await it.settled();
  expect(screen.getAllByRole<HTMLButtonElement>('button', { name: 'Check in' })[0]?.disabled).toBe(
    true,
  );
});

// --- one tap, one act --------------------------------------------------------------------------

test('C43 a second tap while the first is on its way does nothing', async () => {
  const it = await desk(preview, { matching, pin_fresh: true });
  await it.tap(/^Publish to/);
  const publish = screen.getByRole<HTMLButtonElement>('button', { name: 'Publish' });
  publish.click();
  publish.click();
  await it.settled();
  expect(publish.disabled).toBe(true);
  expect(it.said('control').map((one) => one.action)).toEqual(['prepare_publish']);
  await it.answer();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.queryByRole('alert')).toBeNull();
});

test('C43 what was not done is said until the next phase begins', async () => {
  const it = await desk();
  await it.tap('Pause');
  await it.answer('stale_step');
  expect(it.text()).toContain('Not done: the event has moved on');
  it.world.turn(4_000);
  await it.shows({ clock: clock({ phase: 'rate' }) });
  expect(it.text()).not.toContain('Not done');
});

test('C43 what ends the event comes last behind "More", and no bar is empty', async () => {
  const it = await desk(draft);
  expect(buttons()).not.toContain('Cancel the event');
  await it.tap('More…');
  expect(it.button('Cancel the event').className).toContain('link');
  await it.shows({ clock: clock({ phase: 'purged' }) }, { undo: null });
  expect(document.querySelector('.bar')).toBeNull();
  await it.shows(published, { matching, undo: null });
  expect(document.querySelector('.bar button')?.textContent.trim()).toBe('Export pairs');
});

// --- the keyboard's place ----------------------------------------------------------------------

test('C45 who opened a panel has the keyboard again when it closes', async () => {
  const it = await desk();
  const skip = it.button('Skip');
  skip.focus();
  skip.click();
  await it.settled();
  expect(document.activeElement?.textContent).toBe('Skip');
  await it.tap('Cancel');
  expect(document.activeElement).toBe(it.button('Skip'));
});

test('C45 the heading has it when who opened the panel is gone', async () => {
  const it = await desk();
  const skip = it.button('Skip');
  skip.focus();
  skip.click();
  await it.settled();
  await it.shows({ clock: clock({ phase: 'closed', ends_tick: null }) });
  await fireEvent.keyDown(window, { key: 'Escape' });
  await it.settled();
  expect(document.activeElement?.tagName).toBe('H1');
});

test('C45 when a button of a list vanishes, the next one has the keyboard', async () => {
  const it = await desk(lobby);
  await it.says(people(it));
  const first = screen.getAllByRole('button', { name: 'Check in' })[0];
  first?.focus();
  await it.says(
    people(it, (page) => ({
      rows: page.rows.map((row) => (row.badge === 4 ? { ...row, presence: 'here' } : row)),
    })),
  );
  const row = document.activeElement?.closest('li')?.textContent;
  expect(row).toContain('Hanna');
});

// --- words ---------------------------------------------------------------------------------------

test('C48 ratings are said to be of a round only where this round alone is counted', async () => {
  const it = await desk({ clock: clock({ phase: 'talk', round: 4 }) });
  expect(it.text()).toContain('rated, round 4');
  for (const phase of ['pause_break', 'waiting', 'review', 'preview', 'published'] as const) {
    await it.shows({ clock: clock({ phase, round: 4 }) });
    expect(it.text(), phase).toContain('rated, all talks');
  }
});

test('C48 more pairs without stability are told only when there are more', async () => {
  const more = (count: number) => ({ ...matching, possible_without_stability: count });
  const it = await desk(preview, { matching: more(18) });
  expect(it.text()).not.toContain('without stability');
  await it.shows(preview, { matching: more(19) });
  expect(it.text()).toContain('19 pairs would be possible without stability');
  await it.shows({ ...preview, sides: [{ name: '', stays: false }] }, { matching: more(19) });
  expect(it.text()).toContain('At most 19 pairs would be possible without stability');
});

test('C48 a matching that does not finish, or fails, is told in words', async () => {
  const state = (name: 'running' | 'failing' | 'instant_only') => ({ ...matching, state: name });
  const it = await desk(preview, { matching: state('instant_only') });
  expect(it.text()).toContain('a better one may exist');
  await it.shows(preview, { matching: state('failing') });
  expect(it.text()).toContain('The matching does not succeed');
  await it.shows(preview, { matching: state('running') });
  expect(it.text()).toContain('The matching is running');
  expect(it.text()).toContain('It takes seconds');
  it.world.turn(21_000);
  await it.settled();
  expect(it.text()).toContain('It has about two minutes');
  await it.shows(preview, { matching: state('failing') });
  await it.shows(preview, { matching: state('running') });
  expect(it.text()).toContain('It takes seconds');
});

test('C48 people are shown with what they are, and buttons with what they do', async () => {
  const it = await desk(lobby);
  await it.says(people(it));
  const row = screen.getByText('Ana K.').closest('li');
  expect(row?.textContent.replace(/\s+/g, ' ')).toContain('here · phone connected');
  expect(row?.querySelector('button')).toBeNull();
  expect(buttons()).toContain('Check in');
  expect(buttons()).not.toContain('Here');
});

test('C48 an empty list says what to do', async () => {
  const it = await desk({ ...draft }, { counts: [] });
  await it.says(people(it, () => ({ rows: [], total: 0 })));
  expect(it.text()).toContain('Nobody is on the list yet. Import a table or add a person.');
});

test('C48 the use of the recovery code is told until somebody read it', async () => {
  const it = await desk({}, { recovered_tick: NOW - 60_000 });
  expect(it.text()).toMatch(/The recovery code was used at \d\d:\d\d\./);
  await it.tap('Close');
  await it.shows({}, { recovered_tick: NOW - 60_000 });
  expect(it.text()).not.toContain('recovery code');
  await it.shows({}, { recovered_tick: NOW - 1_000 });
  expect(it.text()).toContain('recovery code');
});

// --- lists ---------------------------------------------------------------------------------------

test('C49 after Start the desk shows tables, unless somebody chose', async () => {
  const it = await desk(lobby);
  expect(shown(it).pop()).toBe('people');
  await it.shows({ clock: clock({ phase: 'move', round: 1 }) });
  expect(shown(it).pop()).toBe('tables');
  screen.getByRole('tab', { name: 'People' }).click();
  await it.shows({ clock: clock({ phase: 'talk', round: 1 }) });
  expect(shown(it).pop()).toBe('people');
});

test('C49 a panel’s search does not filter the list behind it', async () => {
  const it = await desk(lobby);
  await it.says(people(it));
  await it.tap('Let in');
  expect(it.said('show').pop()?.filter).toBe('Iris');
  await it.says(people(it, () => ({ rows: [], total: 0 })));
  expect(it.text()).toContain('Ana K.');
});

test('C49 who asks to join and is not on the list can be added on the way', async () => {
  const it = await desk(lobby);
  await it.tap('Let in');
  await it.says(people(it, () => ({ rows: [], total: 0 })));
  await it.tap('Add “Iris M.” to the list');
  expect(field('Name').value).toBe('Iris M.');
  await it.tap('Add');
  await it.answer();
  expect(it.said('add_person').map((one) => one.name)).toEqual(['Iris M.']);
  await it.says(
    people(it, (page) => ({
      rows: page.rows.slice(0, 1).map((row) => ({ ...row, name: 'Iris M.' })),
    })),
  );
  await it.tap(/Iris M\./);
  expect(it.said('admit')).toHaveLength(1);
});

test('C49 who rests is named, as they rest now', async () => {
  const view = { clock: clock({ phase: 'talk' }) };
  const rests = (badge: number, name: string) => ({ resting: 1, resting_now: [{ badge, name }] });
  const it = await desk(view, rests(1, 'Ana K.'));
  await it.says(pageOf('tables'));
  expect(it.text()).toContain('Resting this round Ana K.');
  await it.shows(view, rests(2, 'Chiara M.'));
  expect(it.text()).toContain('Resting this round Chiara M.');
  expect(it.text()).not.toContain('Ana K.');
});
