// What a guest's phone may be shown.
import * as b from '../builders.ts';
import type { SceneSays } from './says.ts';

const phone = (
  pub: Parameters<typeof b.publicView>[0],
  own: Parameters<typeof b.ownView>[0],
  more: Partial<SceneSays> = {},
): SceneSays => ({
  role: 'participant',
  says: [b.publicView(pub), b.ownView(own)],
  ...more,
});
const clock = b.clock;
const none = b.seat({ kind: 'none', partner: null, table_name: '', encounter: 0 });
const partner = {
  card: {
    badge: 14,
    name: 'Samira Khan',
    side: 1,
    wants: ['budgeting', 'speaking to a board'],
    offers: ['short video', 'community'],
  },
  contact: 'samira.khan@company.example',
};
const suggestion = {
  number: 2,
  partner: { ...b.jon, name: 'Jon B.' },
  until_tick: b.NOW + 272_000,
  answer: 'none' as const,
};

export const phones: Record<string, SceneSays> = {
  ask: phone(
    {},
    {},
    {
      visitor: [
        { type: 'visitor_view', state: 'asked', words: 'blue otter', title: 'Autumn pairs' },
      ],
    },
  ),
  consent: phone(
    {
      clock: clock({ phase: 'lobby', round: 0, ends_tick: null }),
      house_rules: 'Phones down while you talk.\nBe on time at the next table.',
      insecure: true,
    },
    { consent: 'asked', presence: 'joined', met: [], seat: none },
  ),
  arrive: phone(
    { clock: clock({ phase: 'lobby', round: 0, ends_tick: null }), here: 31 },
    { presence: 'joined', met: [], seat: none },
  ),
  lobby: phone(
    { clock: clock({ phase: 'lobby', round: 0, ends_tick: null }), here: 31 },
    { met: [], seat: none },
  ),
  move: phone(
    { clock: clock({ phase: 'move', ends_tick: b.NOW + 41_000, length_ms: 60_000 }) },
    {},
  ),
  talk: phone({}, {}),
  announced: phone(
    {
      announcement: {
        number: 1,
        text: 'Drinks are served at the bar after this round.',
        to: 'everybody',
        withdrawn: false,
      },
    },
    { help: 'table' },
  ),
  paused: phone({ clock: clock({ paused: true, ends_tick: null, left_ms: 192_000 }) }, {}),
  movepaused: phone(
    { clock: clock({ phase: 'move', paused: true, ends_tick: null, left_ms: 41_000 }) },
    {},
  ),
  ratepaused: phone(
    { clock: clock({ phase: 'rate', paused: true, ends_tick: null, left_ms: 38_000 }) },
    {},
  ),
  firstmove: phone(
    { clock: clock({ phase: 'move', round: 1, ends_tick: b.NOW + 41_000, length_ms: 60_000 }) },
    { met: [], seat: b.seat({ from_table: 0 }) },
  ),
  quiet: phone({}, { help: 'quietly' }),
  restsnext: phone({}, { presence: 'away' }),
  early: phone(
    { clock: clock({ phase: 'draft', round: 0, ends_tick: null }) },
    { consent: 'asked', presence: 'joined', met: [], seat: none },
  ),
  damaged: { ...phone({}, {}), link: '/#s=0123.4567' },
  rate: phone(
    { clock: clock({ phase: 'rate', ends_tick: b.NOW + 38_000, length_ms: 45_000 }) },
    {},
    { press: ['label:nth-of-type(2)'] },
  ),
  rateoffline: phone(
    { clock: clock({ phase: 'rate', ends_tick: b.NOW + 38_000, length_ms: 45_000 }) },
    {},
    { press: ['label:nth-of-type(2)'], offline: true },
  ),
  score: phone(
    {
      clock: clock({ phase: 'rate', ends_tick: b.NOW + 38_000, length_ms: 45_000 }),
      rule: 'mutual',
      scale: {
        free_score: true,
        choices: [
          { label: 'Yes', accepts: true, score_tenths: null },
          { label: 'No', accepts: false, score_tenths: null },
        ],
      },
    },
    {
      met: [
        b.met(40, b.jon, {
          rating: { choice: { accepts: true, score_tenths: 75 }, revision: 1 },
          revision: 1,
        }),
      ],
    },
  ),
  restfirst: phone({}, { seat: b.seat({ kind: 'rest', partner: null, table_name: '' }), met: [] }),
  rest: phone(
    {},
    { seat: b.seat({ kind: 'rest', partner: null, table_name: 'the sofa' }), met: b.people },
  ),
  pause_break: phone(
    { clock: clock({ phase: 'pause_break', ends_tick: b.NOW + 512_000, length_ms: 600_000 }) },
    { met: b.people, seat: none },
  ),
  waiting: phone({ clock: clock({ phase: 'waiting', ends_tick: null }) }, { seat: none }),
  away: phone({}, { presence: 'away', seat: none, met: b.people }),
  review: phone(
    { clock: clock({ phase: 'review', round: 8, ends_tick: b.NOW + 260_000 }) },
    { seat: none, met: b.people },
  ),
  person: phone(
    { clock: clock({ phase: 'review', round: 8, ends_tick: b.NOW + 260_000 }) },
    { seat: none, met: b.people },
    { press: ['.rows li:nth-child(4) .row'] },
  ),
  favourites: phone(
    { clock: clock({ phase: 'review', round: 8, ends_tick: b.NOW + 260_000 }) },
    { seat: none, met: b.people },
    { press: ['main .btn'] },
  ),
  left: phone(
    { clock: clock({ phase: 'rate', ends_tick: b.NOW + 38_000 }) },
    { presence: 'left', seat: none, met: b.people },
  ),
  closed: phone(
    { clock: clock({ phase: 'closed', ends_tick: null }) },
    { seat: none, may_rate: false, met: b.people },
  ),
  result: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      result: { state: 'ready', version: 1, final: false, partners: [partner] },
    },
  ),
  partner: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      result: { state: 'ready', version: 1, final: false, partners: [partner] },
    },
    { press: ['main .btn'] },
  ),
  nopartner: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      result: { state: 'ready', version: 1, final: false, partners: [] },
    },
    { press: ['main .btn'] },
  ),
  checking: phone(
    { clock: clock({ phase: 'closed', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      result: { state: 'checking', version: 1, final: false, partners: [] },
    },
  ),
  nocontact: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      result: {
        state: 'ready',
        version: 1,
        final: true,
        partners: [{ ...partner, contact: '' }],
      },
    },
    { press: ['main .btn'] },
  ),
  help: phone({}, {}, { press: ['footer .link'] }),
  helpquiet: phone({}, { help: 'quietly' }, { press: ['footer .link'] }),
  helpresult: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    { seat: none },
    { press: ['footer .link'] },
  ),
  block: phone(
    {},
    { met: b.people },
    { press: ['footer .link', '.rows:not(.first) li:nth-child(3) .row'] },
  ),
  leave: phone({}, {}, { press: ['footer .link', '.rows:not(.first) li:nth-child(2) .row'] }),
  note: phone({}, {}, { press: ['footer .link:nth-child(2)'] }),
  mirror: phone({}, {}, { acting: false }),
  removed: phone({}, { presence: 'removed' }),
  asked: phone(
    { clock: clock({ phase: 'preview', ends_tick: null }) },
    { seat: none, may_rate: false, suggestion },
  ),
  askedsaid: phone(
    { clock: clock({ phase: 'preview', ends_tick: null }) },
    { seat: none, may_rate: false, suggestion },
    { press: ['label:nth-of-type(2)'] },
  ),
  askedoffline: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      suggestion,
      result: { state: 'ready', version: 1, final: false, partners: [] },
    },
    { press: ['label:nth-of-type(1)'], offline: true },
  ),
  askedpartner: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    {
      seat: none,
      may_rate: false,
      suggestion,
      result: { state: 'ready', version: 1, final: false, partners: [partner] },
    },
    { press: ['main .btn'] },
  ),
};
