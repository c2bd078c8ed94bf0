// A desk or helper device under test: in a fake world, its page, and what a finger does there.
import { render, screen } from '@testing-library/svelte';
import { tick, type Component } from 'svelte';
import { vi } from 'vitest';
import { Staff } from '../src/connection/staff.svelte.ts';
import Room from '../src/desk/Room.svelte';
import Door from '../src/helper/Door.svelte';
import type {
  ClientMessage,
  DeskPage,
  DeskView,
  HelperView,
  PublicView,
  ServerMessage,
} from '../src/protocol.ts';
import { settings } from './answers.ts';
import { deskView, helperView, NOW, pageOf, publicView } from './builders.ts';
import { FakeWorld } from './fake_world.ts';

/** What the HTTP side answers, by method and path; every request is kept. */
export interface Http {
  asked: { method: string; path: string; body: string }[];
  answers: Record<string, unknown>;
}

export interface StaffPage {
  world: FakeWorld;
  staff: Staff;
  http: Http;
  settled(): Promise<void>;
  says(...messages: ServerMessage[]): Promise<void>;
  shows(view: Partial<PublicView>, desk?: Partial<DeskView>): Promise<void>;
  tap(name: string | RegExp): Promise<void>;
  button(name: string | RegExp): HTMLButtonElement;
  text(): string;
  said<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }>[];
  /** Acknowledges, or refuses, everything that was not answered yet. */
  answer(reason?: string): Promise<void>;
}

function fakeHttp(): Http {
  const http: Http = { asked: [], answers: { 'GET settings': settings } };
  const fetch = (path: string, init: RequestInit = {}): Promise<Response> => {
    const method = init.method ?? 'GET';
    const body = typeof init.body === 'string' ? init.body : '';
    http.asked.push({ method, path, body });
    const found =
      http.answers[`${method} ${path.split('/').slice(3).join('/').split('?')[0] ?? ''}`];
    const refused = found instanceof Error;
    const text = refused ? found.message : JSON.stringify(found ?? {});
    return Promise.resolve(new Response(text, { status: refused ? 400 : 200 }));
  };
  vi.stubGlobal('fetch', vi.fn(fetch));
  return http;
}

function page(role: 'organizer' | 'helper'): StaffPage {
  const http = fakeHttp();
  const world = new FakeWorld();
  const staff = new Staff({
    world,
    room: 'r1',
    ticket: 'ab'.repeat(16),
    introduction: { kind: 'ticket' },
    claimed: () => undefined,
  });
  staff.start();
  const answered = new Set<string>();
  const settled = async () => {
    staff.ticker.tick();
    for (let i = 0; i < 4; i++) {
      await tick();
      await new Promise((then) => setTimeout(then));
    }
  };
  const it: StaffPage = {
    world,
    staff,
    http,
    settled,
    async says(...messages) {
      world.socket.says(...messages);
      await settled();
    },
    shows: (view, desk) => it.says(publicView(view), deskView(desk)),
    button: (name) => screen.getByRole('button', { name }),
    async tap(name) {
      it.button(name).click();
      await settled();
    },
    text: () => document.body.textContent.replace(/\s+/g, ' '),
    said: (type) => world.socket.saidOf(type),
    async answer(reason) {
      for (const message of world.socket.said) {
        if (!('id' in message) || answered.has(message.id)) continue;
        answered.add(message.id);
        world.socket.says(
          reason === undefined
            ? { type: 'ack', id: message.id, receipt: 'x' }
            : { type: 'reject', id: message.id, reason },
        );
      }
      await settled();
    },
  };
  world.socket.opens();
  world.socket.says({ type: 'welcome', role, protocol: 1, tick: NOW, acting: true });
  return it;
}

export async function desk(
  view: Partial<PublicView> = {},
  over: Partial<DeskView> = {},
  answers: Http['answers'] = {},
): Promise<StaffPage> {
  const it = page('organizer');
  Object.assign(it.http.answers, answers);
  render(Room as Component, { props: { staff: it.staff, list: () => undefined } });
  await it.shows(view, over);
  return it;
}

export async function helper(
  view: Partial<PublicView> = {},
  over: Partial<HelperView> = {},
): Promise<StaffPage> {
  const it = page('helper');
  const pictures = { view: publicView(view), helper: helperView(over) };
  render(Door as Component, { props: { staff: it.staff, ...pictures } });
  await it.says(pictures.view, pictures.helper);
  return it;
}

type PeoplePage = Extract<DeskPage, { list: 'people' }>;

/** A page of the list of people that answers the last search. */
export function people(
  it: StaffPage,
  change: (page: PeoplePage) => Partial<PeoplePage> = () => ({}),
) {
  const shows = it.said('show');
  const last = shows[shows.length - 1];
  const page = pageOf('people') as PeoplePage;
  const asked = { ...page, filter: last?.filter ?? '', from: last?.from ?? 0 };
  return { ...asked, ...change(asked) };
}
