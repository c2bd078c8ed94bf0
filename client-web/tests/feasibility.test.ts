import { cleanup, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { feasibility as words } from '../src/i18n/en/feasibility.ts';
import type { DeskView, FeasibilitySummary, PublicView } from '../src/protocol.ts';
import { clock, deskView, pageOf, publicView } from './builders.ts';
import { feasibilityPage } from './pages.ts';
import { desk, type StaffPage } from './staff_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const draft: Partial<PublicView> = {
  clock: clock({ phase: 'draft', round: 0, ends_tick: null }),
};
const { findings } = feasibilityPage.summary;
const tab = (name: string | RegExp) => screen.getByRole('tab', { name });
const region = () => screen.getByRole('region', { name: 'Feasibility' });
const list = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map((item) => item.textContent.replace(/\s+/g, ' ').trim());
const number = (label: RegExp) => {
  const term = within(region())
    .getAllByRole('term')
    .find((one) => label.test(one.textContent));
  return term?.parentElement?.querySelector('dd')?.textContent.trim();
};
const with_ = (over: Partial<FeasibilitySummary>) => ({
  ...feasibilityPage,
  summary: { ...feasibilityPage.summary, ...over },
});

async function opened(
  view: Partial<PublicView> = draft,
  over: Partial<DeskView> = {},
  page = feasibilityPage,
): Promise<StaffPage> {
  const it = await desk(view, over);
  tab(/^Feasibility/).click();
  await it.settled();
  await it.says(page);
  return it;
}

test('C60 numbers come first: talks, people, tables, minutes, rests, devices', async () => {
  const it = await opened(draft, { organizers: 1 });
  expect(it.said('show').at(-1)).toMatchObject({ list: 'feasibility', filter: '', from: 0 });
  expect(number(/talks each/)).toBe('0–8');
  expect(number(/people expected/)).toBe('39');
  expect(number(/^tables/)).toBe('15 of 18');
  expect(number(/8 rounds/)).toBe('69 min');
  expect(number(/rest in each round/)).toBe('9');
  expect(number(/organizer device/)).toBe('1');
  expect(it.text()).toContain('Explorers 0–7, Navigators 5–8');
  expect(it.text()).toContain('Navigators 18 with 20 places');
});

test('C60 what to look at is said in sentences, with what can be done', async () => {
  await opened();
  const said = list('To look at');
  expect(said).toHaveLength(7);
  expect(said[0]).toContain('21 and 20 places: at least 1 stays without a partner.');
  expect(said[1]).toContain('Ana K. may meet nobody, mostly because of the reporting line.');
  expect(said[2]).toContain('4 people may meet fewer people than there are rounds: Chiara B. only');
  expect(said[3]).toContain('Emre S. and Georg H. never meet: neither can walk to the other.');
  expect(said[4]).toContain('Ana K. and Ben O. does not hold: one reports to the other.');
  expect(said[5]).toContain('15 tables where 18 are needed, which costs about 24 talks.');
  expect(said[5]).toContain('More tables in the settings');
});

test('C60 each person is told with choices, rules and talks, and can be looked for', async () => {
  const it = await opened();
  const people = list('People, fewest choices first');
  expect(people[0]).toMatch(
    /1 Ana Kowalski may meet 0 of 18 reporting line 11, same group 7 0 talk/,
  );
  expect(people[2]).toContain(
    'kept apart by name 1, groups that may not meet 7, neither can walk 1',
  );
  expect(people[4]).toMatch(/Fatou Diop may meet 18 of 18 6 talks/);
  const find = within(region()).getByRole<HTMLInputElement>('searchbox');
  find.value = ' ana ';
  find.dispatchEvent(new Event('input', { bubbles: true }));
  await it.settled();
  expect(it.said('show').at(-1)).toMatchObject({ list: 'feasibility', filter: 'ana' });
  // Until the answer is there the old page stays; one that is no answer is not taken for it.
  await it.says({ ...feasibilityPage, filter: 'an', total: 0, rows: [] });
  expect(list('People, fewest choices first')).toHaveLength(6);
  await it.says({ ...feasibilityPage, filter: 'ana', total: 0, rows: [] });
  expect(it.text()).toContain('Nobody fits this search.');
  expect(find.isConnected).toBe(true);
});

test('C60 wanted and offered tags: six at first, what nobody offers on top', async () => {
  const it = await opened();
  expect(list('Wanted and offered')).toHaveLength(6);
  expect(list('Wanted and offered')[0]).toBe(
    'negotiation wanted by 5 of Explorers, offered by nobody',
  );
  await it.tap('All 8');
  expect(list('Wanted and offered').at(-1)).toBe('woodwork offered by 1, wanted by nobody');
  await it.tap('Fewer');
  expect(list('Wanted and offered')).toHaveLength(6);
});

test('C60 without trouble it says so; without people it says what to do', async () => {
  const it = await opened(draft, {}, with_({ findings: [], tags: [] }));
  expect(it.text()).toContain('Nothing stands in the way.');
  expect(it.text()).not.toContain('Wanted and offered');
  await it.says({ ...with_({ findings: [] }), total: 0, rows: [] });
  expect(it.text()).toContain('Nobody is on the list yet.');
});

test('C60 too many people: nothing is claimed that was not tried out', async () => {
  const sides = [{ people: 800, places: 800, fewest: null, most: 8 }];
  const rows = feasibilityPage.rows.map((row) => ({ ...row, expected: null }));
  const it = await opened(
    { ...draft, sides: publicView().sides.slice(0, 1) },
    {},
    {
      ...with_({ sides }),
      rows,
    },
  );
  expect(number(/talks each/)).toBe('up to 8');
  expect(it.text()).toContain('what nobody exceeds');
});

test('C60 in the evening it is a list beside the others, of those here', async () => {
  const rows = feasibilityPage.rows.map((row) => ({ ...row, talks: 2, expected: 5 }));
  const it = await opened({}, {}, { ...with_({ started: true, rounds: 3 }), rows });
  expect(number(/3 rounds to come/)).toBe('69 min');
  expect(it.text()).toContain('Of those who are here');
  expect(list('People, fewest choices first')[0]).toContain('may still meet 0 of 18');
  expect(list('People, fewest choices first')[0]).toContain('2 of 5 talks');
});

test('C62 above every screen stand the two gravest, and the way to the others', async () => {
  const it = await desk(draft, { warnings: findings, organizers: 1 });
  expect(it.text()).toContain('at least 1 stays without a partner');
  expect(it.text()).toContain('Ana K. may meet nobody');
  expect(it.text()).not.toContain('Emre S. and Georg H.');
  expect(it.text()).toContain('Only one organizer device is connected');
  expect(tab(/^Feasibility/).querySelector('[role=img]')).not.toBeNull();
  await it.tap('4 more to look at');
  await it.says(pageOf('feasibility'));
  expect(tab(/^Feasibility/).getAttribute('aria-selected')).toBe('true');
  // Said once: in the list, not above it as well.
  expect(it.text().split('at least 1 stays without a partner')).toHaveLength(2);
});

test('C62 in a rehearsal nobody is asked for a second device', async () => {
  const it = await opened({ ...draft, kind: 'rehearsal' }, { warnings: findings });
  expect(it.text()).not.toContain('Only one organizer device');
});

test('C62 with nothing to look at, nothing is marked', async () => {
  await desk(draft, { warnings: [], organizers: deskView().organizers });
  expect(tab(/^Feasibility/).querySelector('[role=img]')).toBeNull();
  expect(screen.queryByRole('button', { name: /look at/ })).toBeNull();
});

test('C61 one is spoken of as one, and several as several', () => {
  expect(words.says('few_possible', ['1', '8', 'Ada L.', '1', 'never'])).toBe(
    'Ada L. may meet only 1 person in 8 rounds, mostly because of the names kept apart.',
  );
  expect(words.says('groupless', ['1', 'Ada L.'])).toContain('Ada L. has no group');
  expect(words.says('groupless', ['2', 'Ada L.'])).toContain('2 people have no group');
  expect(words.says('rules_unknown', ['1'])).toContain('1 pair of the rules names somebody');
  expect(words.says('no_talk', ['1', 'Ada L.'])).toContain('Ada L. gets no talk');
  expect(words.says('tables_short', ['3', '5', ''])).toBe('3 tables where 5 are needed.');
});
