import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskView, PublicView } from '../src/protocol.ts';
import { clock, deskView, NOW, pageOf } from './builders.ts';
import { desk, people, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

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
const shown = (over: Partial<DeskView> = {}): Partial<DeskView> => ({ matching, ...over });
const tab = (name: string) => screen.queryByRole('tab', { name });
const START = 'Choose two people';
const alert = () => screen.getByRole('alert').textContent;

async function suggestions(view: Partial<PublicView>, over = shown()): Promise<StaffPage> {
  const it = await desk(view, over);
  tab('Suggestions')?.click();
  await it.settled();
  return it;
}

async function pick(it: StaffPage, name: RegExp): Promise<void> {
  await it.says(people(it));
  await it.tap(name);
}

test('C54 two people are picked and asked, and what happens is said before', async () => {
  const it = await suggestions(preview, shown({ suggestion_next: 5 }));
  expect(it.said('show').at(-1)).toMatchObject({ list: 'suggestions', from: 0 });
  await it.says(pageOf('suggestions'));
  expect(it.text()).toContain('nothing of who said what');
  it.button(START).focus();
  await it.tap(START);
  await pick(it, /Ana K/);
  expect(document.activeElement?.textContent).toBe('Who with Ana K.?');
  await pick(it, /Ana K/);
  expect(alert()).toContain('choose somebody else');
  await pick(it, /Emre/);
  expect(screen.getByRole('dialog').textContent).toContain('asked for five minutes');
  await it.tap('Ask Ana and Emre');
  expect(it.said('suggest_pair')).toMatchObject([{ number: 5, a: 1, b: 3 }]);
  await it.tap('Ask Ana and Emre');
  expect(it.said('suggest_pair')).toHaveLength(1);
  await it.answer();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(it.said('show').at(-1)).toMatchObject({ list: 'suggestions' });
  expect(document.activeElement).toBe(it.button(START));
});

test('C54 what stands against the two is said, and somebody else may be chosen', async () => {
  const it = await suggestions(preview);
  await it.tap(START);
  await pick(it, /Ana K/);
  await pick(it, /Emre/);
  const told: Record<string, string> = {
    already_there: 'are partners, or will be',
    no_place_left: 'as many partners as they may have',
    no_such_person: 'cannot be paired any more',
    suggestion_open: 'being asked about somebody already',
    too_many: '100 suggestions',
    rule_reporting_line: 'reports to the other',
    same_side: 'Both are of one side',
    counts_only: 'you see counts only',
    pairs_not_shown: 'nobody has looked at the pairs yet',
    wrong_phase: 'not possible at this point',
    no_such_suggestion: 'please ask again',
  };
  for (const [reason, words] of Object.entries(told)) {
    await it.tap('Ask Ana and Emre');
    await it.answer(reason);
    expect(alert()?.toLowerCase(), reason).toContain(words.toLowerCase());
  }
  await it.tap('Choose somebody else');
  await pick(it, /Fatou/);
  expect(alert()).toBe('');
  await it.tap('Ask Ana and Fatou');
  expect(it.said('suggest_pair').at(-1)).toMatchObject({ a: 1, b: 4 });
});

test('C54 the list says how each stands, in words, and how long is left', async () => {
  const it = await suggestions(preview);
  await it.says(pageOf('suggestions'));
  const rows = () =>
    [...document.querySelectorAll('.rows li')].map((row) => row.textContent.replace(/\s+/g, ' '));
  expect(rows()[0]).toMatch(/Chiara · Georg asked until \d\d:\d\d, 3:12 left/);
  expect(rows()[1]).toContain('Fatou · Lena both agreed; they join when you publish');
  expect(rows()[2]).toContain('Emre · Ben both agreed, and joined the result');
  expect(rows()[3]).toContain('Ana · David not agreed');
  await it.shows(published, shown());
  expect(rows()[1]).toContain('they join with the next version');
});

test('C54 none is suggested while publishing counts down, nor under counts only', async () => {
  const bar = { ...deskView().publish, bar_until_tick: NOW + 8_000 };
  const it = await suggestions(preview, shown({ publish: bar }));
  expect(it.button(START).disabled).toBe(true);
  await it.shows({ ...preview, policy: 'counts_only' }, shown());
  expect(tab('Suggestions')).toBeNull();
  await it.shows(preview, { matching: { ...matching, shown: false } });
  expect(tab('Suggestions')).toBeNull();
});

test('C54 a published pair is dissolved after the PIN and a sentence on what happens', async () => {
  const it = await desk(published, shown());
  await it.says(pageOf('pairs'));
  await it.tap('Dissolve Ana and Ben');
  expect(it.text()).toContain('Only for the organizer');
  const field = screen.getByLabelText<HTMLInputElement>('PIN');
  field.value = '123456';
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await it.settled();
  await it.tap('Continue');
  await it.answer();
  const sheet = screen.getByRole('dialog');
  expect(sheet.textContent).toContain('Both see at once that their result has changed');
  expect(sheet.textContent).toContain('cannot be undone');
  expect(it.said('dissolve_pair')).toHaveLength(0);
  [...sheet.querySelectorAll('button')].find((one) => /Dissolve/.test(one.textContent))?.click();
  await it.settled();
  expect(it.said('dissolve_pair')).toMatchObject([{ a: 1, b: 21 }]);
  await it.answer('no_such_pair');
  expect(it.text()).toContain('Not done: these two are not a pair of this result.');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('C54 before publishing no pair is dissolved', async () => {
  const it = await desk(preview, shown());
  await it.says(pageOf('pairs'));
  expect(it.text()).toContain('Ana');
  expect(screen.queryByRole('button', { name: /Dissolve/ })).toBeNull();
});
