// What the fake server shows, by room. `role` says which page the scene belongs to.
import type { ClientMessage, ServerMessage } from '../../src/protocol.ts';
import * as b from '../builders.ts';

export const TICK = b.NOW;

export interface SceneSays {
  role: 'participant' | 'organizer' | 'helper' | 'wall';
  says: ServerMessage[];
  visitor?: ServerMessage[];
  acting?: boolean;
  offline?: boolean;
  silent?: boolean;
  /** Another way in than the role's. */
  link?: string;
  /** A button to press before the picture is taken. */
  press?: string[];
}

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

const phones: Record<string, SceneSays> = {
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
    { seat: none, may_rate: false, result: { state: 'ready', version: 1, partners: [partner] } },
  ),
  partner: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    { seat: none, may_rate: false, result: { state: 'ready', version: 1, partners: [partner] } },
    { press: ['main .btn'] },
  ),
  nopartner: phone(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    { seat: none, may_rate: false, result: { state: 'ready', version: 1, partners: [] } },
    { press: ['main .btn'] },
  ),
  help: phone({}, {}, { press: ['footer .link'] }),
  leave: phone({}, {}, { press: ['footer .link', '.second li:nth-child(2) .row'] }),
  note: phone({}, {}, { press: ['footer .link:nth-child(2)'] }),
  mirror: phone({}, {}, { acting: false }),
  removed: phone({}, { presence: 'removed' }),
};

const wall = (
  pub: Parameters<typeof b.publicView>[0],
  over: Parameters<typeof b.wallView>[0] = {},
): SceneSays => ({ role: 'wall', says: [b.publicView(pub), b.wallView(over)] });
const walls: Record<string, SceneSays> = {
  wall_move: wall({
    clock: clock({ phase: 'move', ends_tick: b.NOW + 41_000, length_ms: 60_000 }),
  }),
  wall_talk: wall({
    announcement: {
      number: 1,
      text: 'Drinks are served at the bar after this round.',
      to: 'everybody',
      withdrawn: false,
    },
  }),
  wall_lobby: wall(
    { clock: clock({ phase: 'lobby', round: 0, ends_tick: null }), here: 31 },
    { tables: [], resting: [] },
  ),
  wall_break: wall(
    { clock: clock({ phase: 'pause_break', ends_tick: b.NOW + 512_000, length_ms: 600_000 }) },
    { tables: [], resting: [] },
  ),
  wall_result: wall(
    { clock: clock({ phase: 'published', ends_tick: null }) },
    { tables: [], resting: [], published: true },
  ),
};

const desk = (
  pub: Parameters<typeof b.publicView>[0],
  over: Parameters<typeof b.deskView>[0] = {},
  press: string[] = [],
): SceneSays => ({ role: 'organizer', says: [b.publicView(pub), b.deskView(over)], press });
const calm = { helps: [], silent: [], silent_count: 0, joins: [], undo: null };
const matching = {
  state: 'proposed' as const,
  shown: true,
  pairs: 18,
  unmatched: 3,
  pairs_bound: 18,
  proof: 'certificate',
  stable: true,
  blocking_pairs: 0,
  possible_without_stability: 19,
  few_talks: 1,
  by_rules: 0,
  left: 1,
  by_ratings: 1,
};
const desks: Record<string, SceneSays> = {
  desk_draft: desk(
    { clock: clock({ phase: 'draft', round: 0, ends_tick: null }) },
    {
      ...calm,
      settings_frozen: false,
      counts: [
        { invited: 20, joined: 0, here: 0, away: 0, left: 0 },
        { invited: 20, joined: 0, here: 0, away: 0, left: 0 },
      ],
      warnings: [{ code: 'one_organizer_device', arguments: [] }],
      organizers: 1,
    },
  ),
  desk_lobby: desk(
    { clock: clock({ phase: 'lobby', round: 0, ends_tick: null }), here: 31 },
    {
      ...calm,
      joins: b.deskView().joins,
      settings_frozen: false,
      counts: [
        { invited: 3, joined: 2, here: 15, away: 0, left: 0 },
        { invited: 2, joined: 1, here: 16, away: 0, left: 0 },
      ],
    },
  ),
  desk_talk: desk({}),
  desk_people: desk({}, {}, ['[data-tab=people]']),
  desk_log: desk({}, {}, ['[data-tab=log]']),
  desk_effect: desk({}, {}, ['[data-act=more]', '[data-act=end_rounds]']),
  desk_review: desk(
    { clock: clock({ phase: 'review', round: 8, ends_tick: b.NOW + 260_000 }) },
    { ...calm, rated: 231, to_rate: 248 },
  ),
  desk_preview: desk(
    { clock: clock({ phase: 'preview', round: 8, ends_tick: null }) },
    { ...calm, matching },
  ),
  desk_counts: desk(
    { clock: clock({ phase: 'preview', round: 8, ends_tick: null }), policy: 'counts_only' },
    { ...calm, matching: { ...matching, shown: false } },
  ),
  desk_bar: desk(
    { clock: clock({ phase: 'preview', round: 8, ends_tick: null }) },
    {
      ...calm,
      matching,
      pin_fresh: true,
      publish: {
        version: 0,
        bar_until_tick: b.NOW + 8_000,
        window_until_tick: null,
        withdrawn: false,
        final_result: false,
      },
    },
  ),
  desk_published: desk(
    { clock: clock({ phase: 'published', round: 8, ends_tick: null }) },
    {
      ...calm,
      matching,
      pin_fresh: true,
      publish: {
        version: 1,
        bar_until_tick: null,
        window_until_tick: b.NOW + 500_000,
        withdrawn: false,
        final_result: false,
      },
    },
  ),
};

const draft = { clock: clock({ phase: 'draft', round: 0, ends_tick: null }) };
const unfrozen = { ...calm, settings_frozen: false };
Object.assign(desks, {
  desk_settings: desk(draft, unfrozen, ['[data-tab=settings]']),
  desk_slips: desk(draft, unfrozen, ['[data-tab=slips]', '.intro .btn']),
  desk_links: desk(draft, unfrozen, ['[data-tab=links]', '.devices li:first-child .btn']),
  desk_import: desk(draft, { ...unfrozen, counts: [] }, []),
  desk_pin: desk({ clock: clock({ phase: 'preview', ends_tick: null }) }, { ...calm, matching }, [
    '.main',
  ]),
  desk_announce: desk({}, {}, ['.bar .btn:nth-child(4)']),
  desk_admit: desk({}, {}, ['section li:nth-child(2) .link']),
  desk_server: { ...desk({}), link: '/desk#server=x' },
  desk_create: { ...desk({}), link: '/desk#server=x', press: ['main > .btn'] },
  desk_nothing: { ...desk({}), link: '/desk' },
});

const helpers: Record<string, SceneSays> = {
  helper_door: {
    role: 'helper',
    says: [
      b.publicView({ clock: clock({ phase: 'lobby', round: 0, ends_tick: null }) }),
      b.helperView(),
    ],
  },
};

export const scenes: Record<string, SceneSays> = { ...phones, ...walls, ...desks, ...helpers };

const LINKS = { participant: '/#s', organizer: '/desk#o', helper: '/helper#h', wall: '/wall#w' };

export function linkOf(name: string, scene: SceneSays): string {
  if (scene.link !== undefined) return scene.link;
  return scene.visitor ? `/#c=7K3M9Q${name}` : `${LINKS[scene.role]}=${name}.secret`;
}

export function pageFor(message: Extract<ClientMessage, { type: 'show' }>): ServerMessage {
  return b.pageOf(message.list);
}

export function effectFor(message: Extract<ClientMessage, { type: 'preview' }>): ServerMessage {
  return {
    type: 'effect',
    id: message.id,
    digest: 'ab',
    lines: [
      { code: 'ends_after_rate', arguments: [] },
      { code: 'seats_dropped', arguments: ['19'] },
      { code: 'promise_broken', arguments: ['Kim S. · 12', '6', '4'] },
    ],
  };
}

/** The HTTP side, as far as a screen asks for it. */
export function answers(method: string, path: string): unknown {
  if (path === '/codes') return { room: 'ask' };
  if (path === '/rooms' && method === 'GET') return b.rooms;
  if (path === '/server/claim') return {};
  if (path.endsWith('/settings')) return b.settings;
  if (path.endsWith('/slips')) return b.slips;
  if (path.endsWith('/links'))
    return {
      link: 'http://192.0.2.7:8080/wall#w=desk_links.AbCdEf',
      qr: b.wallView().join_qr,
      qr_size: 21,
    };
  return undefined;
}
