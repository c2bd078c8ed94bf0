// What the fake server shows, by room. `role` says which page the scene belongs to.
import type { ClientMessage, ServerMessage } from '../../src/protocol.ts';
import { rooms, settings } from '../answers.ts';
import * as b from '../builders.ts';
import type { SceneSays } from './says.ts';
import { feasibilityPage } from '../pages.ts';
import { phones } from './scenes_phone.ts';
import { seats } from './scenes_seats.ts';
import { walls } from './scenes_wall.ts';
import { whereabouts } from './scenes_whereabouts.ts';

export const TICK = b.NOW;

const clock = b.clock;
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

const pickTwo = ['.panel li:nth-child(1) button', '.panel li:nth-child(4) button'];
const draft = { clock: clock({ phase: 'draft', round: 0, ends_tick: null }) };
const FINDINGS = feasibilityPage.summary.findings;
const unfrozen = { ...calm, settings_frozen: false };
Object.assign(desks, {
  desk_settings: desk(draft, unfrozen, ['[data-tab=settings]']),
  desk_feasibility: desk(draft, { ...unfrozen, warnings: FINDINGS, organizers: 1 }, [
    '[data-tab=feasibility]',
  ]),
  desk_findings: desk(draft, { ...unfrozen, warnings: FINDINGS, organizers: 1 }),
  desk_outlook: desk({}, {}, ['[data-tab=feasibility]']),
  desk_slips: desk(draft, unfrozen, ['[data-tab=slips]', '.intro .btn']),
  desk_links: desk(draft, unfrozen, ['[data-tab=links]', '.devices li:first-child .btn']),
  desk_import: desk(draft, { ...unfrozen, counts: [] }, []),
  desk_pin: desk({ clock: clock({ phase: 'preview', ends_tick: null }) }, { ...calm, matching }, [
    '.main',
  ]),
  desk_suggestions: desk(
    { clock: clock({ phase: 'preview', round: 8, ends_tick: null }) },
    { ...calm, matching, suggestion_next: 5 },
    ['[data-tab=suggestions]'],
  ),
  desk_ask: desk(
    { clock: clock({ phase: 'preview', round: 8, ends_tick: null }) },
    { ...calm, matching, suggestion_next: 5 },
    ['[data-tab=suggestions]', 'section .btn', ...pickTwo],
  ),
  desk_dissolve: desk(
    { clock: clock({ phase: 'published', round: 8, ends_tick: null }) },
    { ...calm, matching, pin_fresh: true, publish: { ...b.deskView().publish, version: 1 } },
    ['.rows li:nth-child(2) .link'],
  ),
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

export const scenes: Record<string, SceneSays> = {
  ...phones,
  ...whereabouts,
  ...walls,
  ...desks,
  ...seats,
  ...helpers,
};

const LINKS = { participant: '/#s', organizer: '/desk#o', helper: '/helper#h', wall: '/wall#w' };

/** A room's id, which is 32 hex digits, from the scene's name, and back. */
const roomOf = (name: string): string => Buffer.from(name).toString('hex').padEnd(32, '0');
export const sceneOf = (room: string): string =>
  /^[0-9a-f]{32}$/.test(room) ? Buffer.from(room.replace(/(00)+$/, ''), 'hex').toString() : room;

export function linkOf(name: string, scene: SceneSays): string {
  if (scene.link !== undefined) return scene.link;
  const secret = '0123456789abcdef'.repeat(2);
  return scene.visitor ? `/#c=7K3M9Q${name}` : `${LINKS[scene.role]}=${roomOf(name)}.${secret}`;
}

export function pageFor(message: Extract<ClientMessage, { type: 'show' }>): ServerMessage {
  const { filter, from } = message;
  return { ...b.pageOf(message.list), filter, from };
}

const line = (code: string, ...args: string[]) => ({ code, arguments: args });
const LINES: Record<string, { code: string; arguments: string[] }[]> = {
  end_rounds: [
    line('ends_after_rate'),
    line('seats_dropped', '19'),
    line('promise_broken', 'Kim S. · 12', '6', '4'),
  ],
  add_round: [line('round_added', '9', '7')],
  swap_seats: [
    line('sits', '2', 'Georg', 'David'),
    line('sits', '4', 'Fatou', 'Chiara'),
    line('promise_broken', 'Kim S.', '6', '5'),
    line('promise_broken', 'Lucía M.', '6', '5'),
    line('round_helps', '7'),
  ],
  use_table: [
    line('table_closed', '17'),
    line('moves_table', '20', 'Dora', 'Eli'),
    line('rests_now', 'Yusuf'),
  ],
};
const lineOf = (command: { type: string; action?: string }): string =>
  command.action ?? command.type;

export function effectFor(message: Extract<ClientMessage, { type: 'preview' }>): ServerMessage {
  const { command } = message;
  return {
    type: 'effect',
    id: message.id,
    digest: 'ab',
    lines: LINES[lineOf(command)] ?? LINES['end_rounds'] ?? [],
  };
}

/** The HTTP side, as far as a screen asks for it. */
export function answers(method: string, path: string): unknown {
  if (path === '/codes') return { room: 'ask' };
  if (path === '/rooms' && method === 'GET') return rooms;
  if (path === '/server/claim') return {};
  if (path.endsWith('/settings')) return settings;
  if (path.endsWith('/slips')) return b.slips;
  if (path.endsWith('/links'))
    return {
      link: 'http://192.0.2.7:8080/wall#w=desk_links.AbCdEf',
      qr: b.wallView().join_qr,
      qr_size: 21,
    };
  return undefined;
}
