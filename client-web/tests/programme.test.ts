import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PublicView } from '../src/protocol.ts';
import { clock, ownView, pageOf, person } from './builders.ts';
import { phone } from './phone_page.ts';
import { desk, people } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const draft: Partial<PublicView> = {
  clock: clock({ phase: 'draft', round: 0, ends_tick: null }),
};
const lobby: Partial<PublicView> = {
  clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
};
const open = { settings_frozen: false };
const tab = (name: string | RegExp) => screen.getByRole('tab', { name });

test('C51 a programme pair is put together from two people, and taken apart', async () => {
  const it = await desk(draft, open);
  tab('Programme pairs').click();
  await it.settled();
  expect(it.said('show').at(-1)).toMatchObject({ list: 'programme', from: 0 });
  await it.says(pageOf('programme'));
  expect(it.text()).toContain('Ana · Ben');
  expect(it.text()).toContain('does not hold: the reporting line');
  await it.tap('Fix a pair');
  await it.says(people(it));
  await it.tap(/Ana K/);
  expect(it.text()).toContain('Who with Ana K.?');
  await it.says(people(it));
  await it.tap(/Emre/);
  expect(it.said('set_programme_pair')).toMatchObject([{ a: 1, b: 3, set: true }]);
  await it.answer('rule_reporting_line');
  expect(screen.getByRole('alert').textContent).toContain('reports to the other');
  await it.tap(/Fatou/);
  await it.answer();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(it.said('show').at(-1)).toMatchObject({ list: 'programme' });
  await it.tap('Ana and Ben: fix no more');
  expect(it.said('set_programme_pair').at(-1)).toMatchObject({ a: 1, b: 21, set: false });
});

test('C51 in the rounds the list is there, after the first rating only to read', async () => {
  const it = await desk({}, open);
  tab('Programme pairs').click();
  await it.settled();
  await it.says(pageOf('programme'));
  expect(screen.queryByRole('button', { name: 'Fix a pair' })).not.toBeNull();
  await it.shows({}, { settings_frozen: true });
  expect(it.text()).toContain('Ana · Ben');
  expect(it.text()).toContain('fixed since the first rating');
  expect(screen.queryByRole('button', { name: 'Fix a pair' })).toBeNull();
  expect(screen.queryByRole('button', { name: /fix no more/ })).toBeNull();
});

test('C52 whom the programme made partners is told on their phones', async () => {
  const told = 'The programme has made you and Bo F. · 31 partners already.';
  const it = await phone({ view: lobby, own: { programme: [person(31, 'Bo F.')] } });
  expect(it.text()).toContain(told);
  await it.shows(lobby, ownView({ programme: [] }));
  expect(it.text()).not.toContain('partners already');
  const review = { clock: clock({ phase: 'review' as const }) };
  await it.shows(review, { programme: [person(31, 'Bo F.')] });
  expect(it.text()).toContain(told);
});
