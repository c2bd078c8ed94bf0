import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { breaksOf, timeOf } from '../src/desk/settings.ts';
import type { PublicView } from '../src/protocol.ts';
import { settings } from './answers.ts';
import { clock } from './builders.ts';
import { desk, people, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const lobby: Partial<PublicView> = {
  clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
};
const draft: Partial<PublicView> = {
  clock: clock({ phase: 'draft', round: 0, ends_tick: null }),
};
const field = (label: string) => screen.getByLabelText<HTMLInputElement>(label);

async function openSettings(it: StaffPage): Promise<void> {
  screen.getByRole('tab', { name: /Settings/ }).click();
  await it.settled();
}

async function write(label: string, text: string): Promise<void> {
  const input = field(label);
  await fireEvent.input(input, { target: { value: text } });
  await tick();
}

test('C44 what is written and not saved is shown, asked about, and not lost', async () => {
  const it = await desk(draft, { settings_frozen: false });
  await openSettings(it);
  expect(it.text()).not.toContain('Not saved yet');
  await write('Title', 'Spring pairs');
  expect(it.text()).toContain('Not saved yet');
  expect(screen.getByRole('tab', { name: /Settings/ }).querySelector('[role=img]')).not.toBeNull();
  await it.tap('Open the event');
  expect(it.text()).toContain('changes that are not saved');
  expect(it.said('control')).toEqual([]);
  await it.tap('Cancel');
  await it.shows(lobby, { settings_frozen: false });
  await it.tap('Set-up, not saved');
  await openSettings(it);
  expect(field('Title').value).toBe('Spring pairs');
  await it.tap('Save settings');
  expect(JSON.parse(it.http.asked.pop()?.body ?? '{}')).toEqual({
    ...settings,
    title: 'Spring pairs',
  });
  expect(it.text()).not.toContain('Not saved yet');
  expect(it.button('Back to the evening')).toBeTruthy();
});

test('C44 breaks and times that are none are refused with a reason', async () => {
  const it = await desk(draft, { settings_frozen: false });
  await openSettings(it);
  await write('Breaks after rounds', '1, x, 9');
  await it.tap('Save settings');
  expect(it.text()).toContain('Breaks: please give numbers from 1 to 7, separated by commas.');
  await write('Breaks after rounds', '6 2,2');
  await write('Talk', '4:xx');
  await it.tap('Save settings');
  expect(it.text()).toContain('Talk: please write minutes and seconds, as 5:00.');
  expect(it.http.asked.filter((one) => one.method === 'PUT')).toEqual([]);
  await write('Talk', '4:30');
  await it.tap('Save settings');
  const body = JSON.parse(it.http.asked.pop()?.body ?? '{}') as typeof settings;
  expect([body.breaks_after, body.talk_ms]).toEqual([[2, 6], 270_000]);
  expect(field('Breaks after rounds').value).toBe('2, 6');
});

test('C44 what the server refuses is said by its field, never by its code', async () => {
  const it = await desk(draft, { settings_frozen: false });
  await openSettings(it);
  for (const [error, detail, words] of [
    ['out_of_range', 'title: out_of_range', 'Please give the event a title'],
    ['bad_settings', 'move: expected 10000 milliseconds to 12 hours', 'Move: please choose 10 s'],
    ['wrong_kind', 'rounds: wrong_kind', 'Rounds: please choose 1 to 200'],
    ['settings_frozen', 'the room did not do it', 'The settings are fixed since'],
  ] as const) {
    it.http.answers['PUT settings'] = new Error(JSON.stringify({ error, detail }));
    await it.tap('Save settings');
    expect(it.text()).toContain(words);
    expect(it.text()).not.toContain(error);
  }
});

test('C44 times and breaks are read as people write them', () => {
  expect(['5', '5:00', '0:45', '45 s', ' 90:05 '].map(timeOf)).toEqual([
    300_000, 300_000, 45_000, 45_000, 5_405_000,
  ]);
  expect(['', ':', '5:7x', '1:99', '-1', '5.5'].map(timeOf)).toEqual(Array(6).fill(null));
  expect(breaksOf('', 8)).toEqual([]);
  expect(breaksOf('4; 2', 8)).toEqual([2, 4]);
  expect(breaksOf('8', 8)).toBeNull();
});

const roster = {
  rows: [{ line: 2, id: 'a', name: 'Ada', side: 'Junior', capacity: 1, change: 'new' }],
  sides: ['Junior', 'Senior'],
  errors: [],
  warnings: [],
  missing: [],
  digest: 'd',
};
const importing = (side_names: string[]) => ({
  'GET settings': { ...settings, side_names },
  'POST roster/preview': roster,
  'POST roster/confirm': { added: 1, changed: 0 },
});

async function importSome(it: StaffPage): Promise<void> {
  await write('or paste the table here', 'id,name,side');
  await it.tap('Check');
}

test('C44 the sides take the names of the imported file while nobody has named them', async () => {
  const it = await desk(draft, { counts: [] }, importing(['Group A', 'Group B']));
  await importSome(it);
  expect(it.text()).toContain('Call the two sides “Junior” and “Senior”');
  await it.tap('Import 1 person');
  const put = it.http.asked.find((one) => one.method === 'PUT');
  expect(JSON.parse(put?.body ?? '{}')).toMatchObject({ side_names: ['Junior', 'Senior'] });
  expect(it.text()).toContain('1 added, 0 changed.');
});

test('C44 sides that somebody named keep their names', async () => {
  const it = await desk(draft, { counts: [] }, importing(['Explorers', 'Navigators']));
  await importSome(it);
  expect(it.text()).not.toContain('Call the two sides');
  await it.tap('Import 1 person');
  expect(it.http.asked.some((one) => one.method === 'PUT')).toBe(false);
});

test('C50 in a rehearsal the desk hands out the phone of a guest who has none', async () => {
  const it = await desk({ ...lobby, kind: 'rehearsal' });
  it.http.answers['POST slips'] = [{ badge: 4, name: 'Fatou B.', link: 'http://x/#s=r1.s' }];
  await it.tap('Open the wall and a guest’s phone');
  await it.says(people(it));
  await it.tap('Open a guest’s phone');
  await it.settled();
  expect(it.http.asked.pop()).toMatchObject({ method: 'POST', body: '{"badges":[4]}' });
  await vi.waitFor(() => expect(it.text()).toContain('You are Fatou B., badge 4.'));
  expect(screen.getByRole<HTMLAnchorElement>('link', { name: /Open/ }).href).toBe(
    'http://x/#s=r1.s',
  );
});

test('C50 a real event offers no such phone', async () => {
  const it = await desk(draft);
  screen.getByRole('tab', { name: 'Devices' }).click();
  await it.settled();
  expect(it.text()).not.toContain('Phone of a guest');
});
