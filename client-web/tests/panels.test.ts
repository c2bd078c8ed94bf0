// The browser's own Back and the panels of the phone.
import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import { clock, people } from './builders.ts';
import { phone } from './phone_page.ts';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

/** What the browser does when somebody swipes back: to the step before. */
async function swipe(page: Awaited<ReturnType<typeof phone>>, panels: number): Promise<void> {
  history.replaceState(panels === 0 ? null : { panels }, '');
  dispatchEvent(new PopStateEvent('popstate', { state: history.state }));
  await page.settled();
}

test('C29 each panel is a step of the history, and Back closes one after the other', async () => {
  const page = await phone({ own: { met: people } });
  const pushed = vi.spyOn(history, 'pushState');
  await page.tap('Help');
  await page.tap('Not this person');
  await page.tap(/Lena W/);
  expect(pushed.mock.calls.map(([state]) => state)).toEqual([
    { panels: 1 },
    { panels: 2 },
    { panels: 3 },
  ]);
  await swipe(page, 2);
  expect(page.text()).toContain('With whom?');
  await swipe(page, 1);
  expect(page.text()).toContain('What do you need?');
  await swipe(page, 0);
  expect(document.querySelector('.panel')).toBeNull();
  expect(page.text()).toContain('you talk with');
});

test('C29 the Back button takes the step out of the history', async () => {
  const page = await phone();
  const went = vi.spyOn(history, 'go').mockImplementation(() => undefined);
  await page.tap('Help');
  await page.tap('I have to leave');
  await page.tap('Back');
  expect(page.text()).toContain('What do you need?');
  expect(went.mock.calls).toEqual([[-1]]);
  await swipe(page, 1);
  expect(page.text()).toContain('What do you need?');
  await page.tap(/Please come quietly/);
  expect(document.querySelector('.panel')).toBeNull();
  expect(went.mock.calls).toEqual([[-1], [-1]]);
});

test('C29 a page loaded again with a panel open forgets its steps', async () => {
  history.replaceState({ panels: 2 }, '');
  const went = vi.spyOn(history, 'go').mockImplementation(() => undefined);
  await phone();
  expect(went.mock.calls).toEqual([[-2]]);
});

test('C29 what was typed or ordered is kept, however the panel closes', async () => {
  const page = await phone({ view: { clock: clock({ phase: 'review' }) }, own: { met: people } });
  await page.tap('Put favourites in order');
  await page.tap('Move Samira K. up');
  await swipe(page, 0);
  expect(page.wishes('order_favourites')).toMatchObject([{ encounters: [14, 40] }]);
  await page.shows({ step: 13 }, { step: 13 });
  await page.tap('Add a note');
  const field = screen.getByRole('textbox');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
  field.value = 'half a sen';
  field.dispatchEvent(new Event('input'));
  await page.settled();
  await swipe(page, 0);
  expect(page.guest.note(40)).toBe('half a sen');
});
