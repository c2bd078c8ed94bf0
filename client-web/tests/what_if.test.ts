import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DeskView, PublicView, WhatIf } from '../src/protocol.ts';
import { clock, deskView, pageOf } from './builders.ts';
import { desk } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const preview: Partial<PublicView> = {
  clock: clock({ phase: 'preview', round: 8, ends_tick: null }),
};
const matching = {
  ...deskView().matching,
  state: 'proposed' as const,
  shown: true,
  pairs: 18,
  pairs_bound: 18,
};
const shown = (over: Partial<WhatIf> = {}): Partial<DeskView> => ({
  matching,
  what_if: { ...deskView().what_if, ...over },
});
const forbids = [{ a: 1, a_name: 'Ana', b: 21, b_name: 'Ben' }];
const box = (name: RegExp) => screen.queryByRole<HTMLInputElement>('checkbox', { name });

test('C53 pairs are chosen, the result without them is looked at and taken', async () => {
  const it = await desk(preview, shown());
  await it.says(pageOf('pairs'));
  expect(it.text()).toContain('3 “what ifs” left');
  box(/^Ana and Ben/)?.click();
  await it.settled();
  await it.tap('What if not this pair?');
  expect(it.said('ask_what_if')).toMatchObject([{ number: 1, pairs: [{ a: 1, b: 21 }] }]);
  await it.answer();
  await it.shows(preview, shown({ state: 'running', number: 1, next: 2, left: 2, forbids }));
  expect(it.text()).toContain('The matching runs without Ana – Ben.');
  const answered = { number: 1, next: 2, left: 2, forbids, pairs: 17, changes: 2 };
  await it.shows(preview, shown({ ...answered, state: 'answered' }));
  expect(it.said('show').at(-1)).toMatchObject({ list: 'changes' });
  await it.says(pageOf('changes'));
  expect(it.text()).toContain('17 pairs instead of 18');
  expect(it.text()).toContain('David instead of Ben');
  expect(it.text()).toContain('nobody instead of Ana');
  await it.tap('Take this result');
  expect(it.said('settle_what_if')).toMatchObject([{ number: 1, adopt: true }]);
  await it.answer();
  expect(document.activeElement?.tagName).toBe('H1');
  await it.shows(preview, shown({ next: 2, left: 2 }));
  expect(it.said('show').at(-1)).toMatchObject({ list: 'pairs' });
  expect(it.text()).toContain('2 “what ifs” left');
});

test('C53 the pairs may stay as they were; a refusal and a failure are told', async () => {
  const it = await desk(preview, shown({ state: 'answered', number: 1, forbids, pairs: 18 }));
  expect(it.text()).toContain('Still 18 pairs');
  await it.tap('Keep the pairs as they were');
  expect(it.said('settle_what_if')).toMatchObject([{ number: 1, adopt: false }]);
  await it.answer('already_published');
  expect(it.text()).toContain('Not done: the result was published already');
  await it.shows(preview, shown({ state: 'failed', number: 1, next: 2 }));
  expect(it.text()).toContain('It does not count');
});

test('C53 where no what-if is possible none is offered', async () => {
  const it = await desk(preview, shown({ left: 0 }));
  await it.says(pageOf('pairs'));
  expect(box(/^Ana and Ben/)).toBeNull();
  expect(it.text()).toContain('No further “what if” is left');
  await it.shows(preview, { ...shown(), publish: { ...deskView().publish, version: 1 } });
  expect(box(/^Ana and Ben/)).toBeNull();
  expect(it.text()).not.toContain('what if');
  await it.shows({ ...preview, policy: 'counts_only' }, shown());
  expect(it.text()).not.toContain('what if');
});
