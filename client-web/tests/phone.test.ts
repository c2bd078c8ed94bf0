import { cleanup, screen } from '@testing-library/svelte';
import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import type { ParticipantView, PublicView } from '../src/protocol.ts';
import { isBlind, sceneOf } from '../src/phone/scene.ts';
import { ada, clock, jon, met, NOW, ownView, people, publicView, seat } from './builders.ts';
import { phone } from './phone_page.ts';

afterEach(cleanup);

const SAMPLES = `${process.cwd()}/../protocol/samples/`;
const sample = <T>(name: string): T =>
  JSON.parse(readFileSync(`${SAMPLES}${name}.json`, 'utf8')) as T;
const near = { silent: false, now: NOW };

test.each([
  ['draft_pool', 'joined', /You are on the list/],
  ['open', 'joined', /You are on the list/],
  ['lobby', 'joined', /I'm here/],
  ['move', 'talk', /Please go to|Stay at/],
  ['talk', 'talk', /you talk with/],
  ['rate', 'talk', /Only you see this/],
  ['rate', 'rest_and_help', /You rest this round/],
  ['pause_break', 'talk', /Break/],
  ['paused', 'talk', /The clock stands still|Only you see this/],
  ['waiting', 'talk', /The next round starts in a moment/],
  ['talk', 'away', /You are taking a break/],
  ['review', 'talk', /Everyone you met/],
  ['closed', 'talk', /Pairs are being found/],
  ['preview', 'talk', /Pairs are being found/],
  ['published', 'result', /Your result is here/],
  ['published', 'checking', /The result is being checked/],
  ['talk', 'removed', /This event is over/],
  ['purged', 'talk', /This event is over/],
  ['cancelled', 'talk', /The event was cancelled/],
])('C16 the golden samples %s and %s make a screen', async (shown, own, words) => {
  const view = sample<PublicView>(`public_view.${shown}`);
  const mine = sample<ParticipantView>(`participant_view.${own}`);
  await phone({
    view,
    own: { ...mine, step: view.step, consent: mine.consent === 'asked' ? 'given' : mine.consent },
  });
  expect(document.body.textContent).toMatch(words);
});

test('C16 who was not asked yet sees consent first, bound to the policy shown', async () => {
  const page = await phone({ view: { policy: 'counts_only' }, own: { consent: 'asked' } });
  expect(page.text()).toContain('Before you start');
  expect(page.text()).toContain('Not who.');
  await page.tap('I agree');
  expect(page.wishes('consent')).toMatchObject([
    { agrees: true, policy_hash: publicView().policy_hash },
  ]);
  expect(page.text()).toContain('you talk with');
});

test('C17 public and own picture are shown only when they speak of the same step', async () => {
  const page = await phone();
  await page.says(publicView({ step: 13, clock: clock({ phase: 'rate' }) }));
  expect(page.text()).toContain('you talk with');
  await page.says(ownView({ step: 13 }));
  expect(page.text()).toContain('Only you see this');
});

const rating = { phase: 'rate', ends_tick: NOW + 38_000, length_ms: 45_000 } as const;
const radio = (at: number) => {
  const found = screen.getAllByRole('radio')[at];
  if (!(found instanceof HTMLInputElement)) throw new Error('no choice');
  return found;
};

test('C18 two taps to a saved rating: chosen, on this phone, saved with the time', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  radio(1).click();
  await page.settled();
  expect(page.text()).toContain('On this phone');
  expect(radio(1).checked).toBe(true);
  const [wish] = page.wishes('give_rating');
  expect(wish).toMatchObject({
    encounter: 40,
    choice: { accepts: true, score_tenths: 70 },
    replaces: 0,
  });
  await page.says({ type: 'ack', id: wish?.id ?? '', receipt: 'x' });
  expect(page.text()).toMatch(/Saved \d\d:\d\d/);
});

test('C18 a rating without contact stays, over a reload too, and is saved later', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  page.socket.drops();
  await page.settled();
  radio(2).click();
  await page.settled();
  expect(page.text()).toContain('On this phone');
  cleanup();
  const again = await phone({
    view: { clock: clock(rating) },
    storage: page.storage,
    ticket: page.ticket,
  });
  expect(radio(2).checked).toBe(true);
  const [wish] = again.wishes('give_rating');
  expect(wish?.choice).toEqual({ accepts: true, score_tenths: 40 });
  await again.says({ type: 'ack', id: wish?.id ?? '', receipt: 'x' });
  expect(again.text()).toContain('Saved');
});

test('C18 a refused choice shows the reason, and the one before stands', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  radio(0).click();
  await page.settled();
  await page.says({
    type: 'reject',
    id: page.wishes('give_rating')[0]?.id ?? '',
    reason: 'stale_rating',
  });
  expect(page.text()).toContain('Not saved: you changed it on another screen since');
  expect(radio(0).checked).toBe(false);
});

test('C18 too late is said, and nothing pretends to count', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  radio(0).click();
  await page.settled();
  await page.says({
    type: 'reject',
    id: page.wishes('give_rating')[0]?.id ?? '',
    reason: 'ratings_closed',
  });
  expect(page.text()).toContain('Too late, not counted');
});

test('C18 the same choice again says nothing, taking back says null', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  page.guest.rate(40, { accepts: true, score_tenths: 70 });
  page.guest.rate(40, { accepts: true, score_tenths: 70 });
  await page.settled();
  expect(page.wishes('give_rating')).toHaveLength(1);
  await page.tap('Take it back');
  expect(page.wishes('give_rating')[1]).toMatchObject({ choice: null, replaces: 1 });
});

test('C19 every choice looks the same, chosen or not, but for a small mark', async () => {
  await phone({ view: { clock: clock(rating) } });
  const classes = screen.getAllByRole('radio').map((one) => one.closest('label')?.className);
  expect(classes).toHaveLength(4);
  expect(new Set(classes).size).toBe(1);
});

test('C20 without contact the clock runs on, and rating starts on the phone', () => {
  const view = publicView();
  const late = { silent: true, now: NOW + 300_000 };
  expect(sceneOf(view, ownView(), near)).toBe('talk');
  expect(sceneOf(view, ownView(), { silent: true, now: NOW })).toBe('talk');
  expect(sceneOf(view, ownView(), late)).toBe('rate');
  expect(sceneOf(view, ownView(), { silent: false, now: NOW + 300_000 })).toBe('talk');
  expect(isBlind(view, late)).toBe(true);
});

test('C20 ten seconds of silence are said with the time and the last known table', async () => {
  const page = await phone({ view: { clock: clock({ phase: 'move', ends_tick: NOW + 5_000 }) } });
  page.world.turn(11_000);
  await page.settled();
  expect(page.text()).toMatch(/No connection since \d\d:\d\d\. The clock runs on\./);
  expect(page.text()).toContain('Look at the wall. Last known: Table 9.');
});

test('C21 a new picture takes neither focus nor half-written text nor an open panel', async () => {
  const page = await phone();
  await page.tap('Add a note');
  const field = screen.getByRole('textbox');
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
  field.focus();
  field.value = 'half a sen';
  field.dispatchEvent(new Event('input'));
  await page.shows({ step: 13, clock: clock(rating) }, { step: 13 });
  expect(document.activeElement).toBe(field);
  expect(field.value).toBe('half a sen');
  await page.tap('Back');
  expect(page.text()).toContain('Only you see this');
  expect(page.guest.note(40)).toBe('half a sen');
});

test('C22 who rests, is not rated, or sits nowhere is told so', () => {
  const own = ownView({ seat: seat({ kind: 'rest', partner: null }) });
  expect(sceneOf(publicView(), own, near)).toBe('rest');
  expect(sceneOf(publicView(), ownView({ seat: seat({ kind: 'none' }) }), near)).toBe('unseated');
  const rate = publicView({ clock: clock(rating) });
  expect(sceneOf(rate, ownView({ met: [met(40, jon, { may_rate: false })] }), near)).toBe(
    'unrated',
  );
  expect(sceneOf(rate, ownView({ consent: 'refused' }), near)).toBe('unrated');
});

test('C23 in the review the unrated come first and stand out', async () => {
  await phone({ view: { clock: clock({ phase: 'review' }) }, own: { met: people } });
  expect(screen.getByText('2 are not rated yet.')).toBeTruthy();
  const rows = [...document.querySelectorAll('.rows .row')].map((row) => row.textContent ?? '');
  expect(rows.slice(0, 2).every((row) => row.includes('Rate'))).toBe(true);
  expect(rows[2]).toContain('rated 1st');
});

test('C23 favourites are ordered by buttons and sent once, as one order', async () => {
  const page = await phone({ view: { clock: clock({ phase: 'review' }) }, own: { met: people } });
  await page.tap('Put favourites in order');
  await page.tap('Move Samira K. up');
  await page.tap('Done');
  expect(page.wishes('order_favourites')).toMatchObject([{ encounters: [14, 40] }]);
});

test('C24 the result is the same screen for everybody until it is opened', async () => {
  const view = { clock: clock({ phase: 'published' as const, ends_tick: null }) };
  const partner = { card: jon, contact: 'jon@company.example' };
  const shown: string[] = [];
  for (const partners of [[], [partner], [partner, { card: ada, contact: '' }]]) {
    const page = await phone({
      view,
      own: { result: { state: 'ready', version: 1, final: false, partners } },
    });
    shown.push(document.querySelector('main')?.innerHTML ?? '');
    await page.tap('Open');
    expect(page.text()).toMatch(partners.length > 0 ? /You and/ : /No partner this time/);
    cleanup();
  }
  expect(new Set(shown).size).toBe(1);
});

test('C25 a mirror only watches, and takes over by a tap', async () => {
  const page = await phone({ view: { clock: clock(rating) } });
  await page.says({ type: 'standing', acting: false });
  expect(page.text()).toContain('You went on in another tab');
  page.guest.rate(40, { accepts: true, score_tenths: 70 });
  expect(page.wishes('give_rating')).toEqual([]);
  await page.says({ type: 'standing', acting: true });
  expect(page.wishes('give_rating')).toHaveLength(1);
  await page.says({ type: 'standing', acting: false });
  await page.tap('Go on here');
  page.socket.opens();
  await page.says({ type: 'welcome', role: 'participant', protocol: 1, tick: NOW, acting: true });
  expect(page.wishes('give_rating')).toHaveLength(1);
});

test('C26 help, leaving and blocking are wishes like any other', async () => {
  const page = await phone({ own: { met: people } });
  await page.tap('Help');
  await page.tap(/Please come quietly/);
  expect(page.wishes('ask_help')).toMatchObject([{ kind: 'quietly' }]);
  await page.tap('Help');
  await page.tap('Not this person');
  await page.tap(/Lena W/);
  await page.tap('Not Lena W.');
  expect(page.wishes('block')).toMatchObject([{ badge: 17, blocked: true }]);
  await page.tap('Help');
  await page.tap('I have to leave');
  await page.tap('Leave, and do not pair me');
  expect(page.wishes('leave')).toMatchObject([{ may_be_paired: false }]);
  expect(page.text()).toContain('Goodbye');
});

test('C42 a call for help that reached nobody is said, a quiet one in its panel only', async () => {
  const page = await phone();
  const refuse = async (kind: RegExp) => {
    await page.tap('Help');
    await page.tap(kind);
    const { id } = page.wishes('ask_help').at(-1) ?? { id: '' };
    await page.says({ type: 'reject', id, reason: 'too_many' });
  };
  await refuse(/find my table/);
  expect(page.text()).toContain('Nobody was called: there were too many already.');
  await page.tap('Close');
  expect(page.text()).not.toContain('Nobody was called');
  await refuse(/Please come quietly/);
  expect(page.text()).not.toContain('Nobody was called');
  await page.tap('Help');
  expect(page.text()).toContain('Nobody was called: there were too many already.');
});

test('C27 a change of phase is told to screen readers', async () => {
  const page = await phone();
  const live = document.querySelector('[aria-live=polite]');
  expect(live?.textContent).toBe('Talk, Round 4 of 8');
  await page.shows({ step: 13, clock: clock(rating) }, { step: 13 });
  expect(live?.textContent).toBe('Rate, Round 4 of 8');
});
