import { cleanup, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { memoryStorage } from '../src/lib/storage.ts';
import { freshTicket } from '../src/lib/ticket.ts';
import { answerOf } from '../src/outbox/answer.ts';
import { Outbox } from '../src/outbox/outbox.ts';
import { overlaid } from '../src/outbox/overlay.ts';
import type { OwnSuggestion, ParticipantView, PublicView } from '../src/protocol.ts';
import { clock, NOW, ownView, person, seat } from './builders.ts';
import { phone } from './phone_page.ts';

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

const preview: Partial<PublicView> = {
  clock: clock({ phase: 'preview', round: 8, ends_tick: null }),
};
const published: Partial<PublicView> = {
  clock: clock({ phase: 'published', round: 8, ends_tick: null }),
};
const none = seat({ kind: 'none', partner: null, table_name: '', encounter: 0 });
const dan = { ...person(33, 'Dan O.'), wants: ['sql'], offers: ['writing'] };
const asked = (over: Partial<OwnSuggestion> = {}): OwnSuggestion => ({
  number: 2,
  partner: dan,
  until_tick: NOW + 300_000,
  answer: 'none',
  ...over,
});
const own = (over: Partial<ParticipantView> = {}): Partial<ParticipantView> => ({
  seat: none,
  may_rate: false,
  suggestion: asked(),
  ...over,
});
const radio = (name: string) => screen.getByRole<HTMLInputElement>('radio', { name });
const spoken = () =>
  [...document.querySelectorAll('.spoken')].map((one) => one.textContent.trim()).join(' ');
const QUESTION = 'Would you like Dan O. as a partner?';

test('C55 the question stands above the calm screen, with the card, and is spoken', async () => {
  const page = await phone({ view: preview, own: own({ suggestion: null }) });
  expect(page.text()).not.toContain('Would you like');
  await page.shows(preview, own());
  expect(
    screen.getByRole('heading', { name: /^Would you like Dan\sO\. as a partner\?$/ }).isConnected,
  ).toBe(true);
  expect(screen.getByRole('radiogroup', { name: QUESTION }).isConnected).toBe(true);
  expect(spoken()).toContain(QUESTION);
  expect(page.text()).toContain('badge number 33');
  expect(page.text()).toContain('wants: sql');
  expect(page.text()).toContain('offers: writing');
  expect(page.text()).toMatch(/You can answer until \d\d:\d\d\./);
  expect(page.text()).toContain('nobody is told who said what.');
  expect(page.text()).toContain('Pairs are being found');
  await page.shows(preview, own({ suggestion: null }));
  expect(page.text()).not.toContain('Would you like');
});

test('C55 an answer goes through the outbox, is saved, and can be changed', async () => {
  const page = await phone({ view: published, own: own() });
  radio('Yes, gladly').click();
  await page.settled();
  const [yes] = page.wishes('answer_suggestion');
  expect(yes).toMatchObject({ number: 2, accepts: true });
  expect(radio('Yes, gladly').checked).toBe(true);
  expect(page.text()).toMatch(/On this phone. It counts if it is sent by \d\d:\d\d\./);
  await page.says({ type: 'ack', id: yes?.id ?? '', receipt: 'x' });
  expect(page.text()).toMatch(/Saved. You can change your answer until \d\d:\d\d\./);
  const answered = own({ suggestion: asked({ answer: 'yes' }), includes: [yes?.id ?? ''] });
  await page.shows(published, answered);
  expect(page.guest.entries).toHaveLength(0);
  radio('No, thank you').click();
  await page.settled();
  expect(page.wishes('answer_suggestion').at(-1)).toMatchObject({ number: 2, accepts: false });
  expect([radio('Yes, gladly').checked, radio('No, thank you').checked]).toEqual([false, true]);
});

test('C55 an answer that was given without contact is sent later', async () => {
  const storage = memoryStorage();
  const ticket = { ...freshTicket(''), claimed: true };
  const before = await phone({ view: preview, own: own(), storage, ticket });
  before.socket.drops();
  radio('No, thank you').click();
  await before.settled();
  expect(before.text()).toContain('On this phone.');
  before.guest.stop();
  cleanup();
  const page = await phone({ view: preview, own: own(), storage, ticket });
  expect(page.wishes('answer_suggestion')).toMatchObject([{ number: 2, accepts: false }]);
});

test('C55 an answer that came too late is told, and the note can be closed', async () => {
  const page = await phone({ view: preview, own: own() });
  radio('Yes, gladly').click();
  await page.settled();
  const id = page.wishes('answer_suggestion')[0]?.id ?? '';
  await page.says({ type: 'reject', id, reason: 'no_such_suggestion' });
  expect(page.text()).toContain('Not saved: the question is over.');
  expect(radio('Yes, gladly').checked).toBe(false);
  await page.shows(preview, own({ suggestion: null }));
  expect(page.text()).toContain('Your answer came too late');
  await page.tap('Close');
  expect(page.text()).not.toContain('Your answer came too late');
});

test('C55 when its time is over the question takes no answer any more', async () => {
  const until = { suggestion: asked({ until_tick: NOW - 1, answer: 'yes' }) };
  const page = await phone({ view: preview, own: own(until) });
  expect(page.text()).toContain('The time to answer is over.');
  expect(radio('Yes, gladly').disabled).toBe(true);
});

test('C55 both answers look alike, but for the mark', async () => {
  await phone({ view: preview, own: own({ suggestion: asked({ answer: 'yes' }) }) });
  const [yes, no] = [...document.querySelectorAll('.choice')];
  const shape = (one: Element | undefined) =>
    one?.outerHTML.replace(/>[^<>]+</, '><').replace(/Yes, gladly|No, thank you/, '');
  expect(shape(yes)).toBe(shape(no));
});

test('C33 of a partner who was added, or is gone, hears only who is concerned', async () => {
  const version = (n: number, ...badges: number[]) => ({
    seat: none,
    result: {
      state: 'ready' as const,
      version: n,
      final: false,
      partners: badges.map((badge) => ({ card: person(badge, `Guest ${badge}`), contact: '' })),
    },
  });
  const page = await phone({ view: published, own: version(1) });
  await page.tap('Open');
  expect(page.text()).toContain('No partner this time');
  await page.shows({ ...published, step: 13 }, { ...version(2), step: 13 });
  expect(page.text()).not.toContain('changed');
  await page.shows({ ...published, step: 14 }, { ...version(3, 33), step: 14 });
  expect(page.text()).toContain('Your result has changed.');
  expect(page.text()).not.toContain('Guest 33');
  await page.tap('Open');
  expect(page.text()).toContain('Guest 33');
  await page.shows({ ...published, step: 15 }, { ...version(4, 33, 34), step: 15 });
  expect(page.text()).toContain('Your result has changed.');
  await page.tap('Open');
  await page.shows({ ...published, step: 16 }, { ...version(5), step: 16 });
  expect(page.text()).toContain('Your result has changed.');
});

// The control of this group: an outbox that says saved at once is caught by what C55 checks.
test('C55 an answer that is called saved before the server has it would be noticed', () => {
  class Hasty extends Outbox {
    override put(message: Parameters<Outbox['put']>[0]): void {
      super.put(message);
      this.acked(message.id);
    }
  }
  const ways = {
    storage: memoryStorage(),
    room: 'r1',
    owner: 'ada',
    send: () => false,
    after: () => undefined,
    changed: () => undefined,
  };
  const wish = { type: 'answer_suggestion' as const, id: 'a', number: 2, accepts: true };
  const states = [new Outbox(ways), new Hasty({ ...ways, owner: 'bo' })].map((outbox) => {
    outbox.put(wish);
    const laid = overlaid(ownView(own()), outbox.entries).suggestion ?? asked();
    return [laid.answer, answerOf(laid, outbox.entries).state];
  });
  expect(states).toEqual([
    ['yes', 'phone'],
    ['yes', 'saved'],
  ]);
});
