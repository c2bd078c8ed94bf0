// A phone under test: a guest in a fake world, its room on the page, and what a finger does there.
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { vi } from 'vitest';
import { memoryStorage, type Storage } from '../src/lib/storage.ts';
import { freshTicket, type Ticket } from '../src/lib/ticket.ts';
import { Guest } from '../src/phone/guest.svelte.ts';
import Room from '../src/phone/Room.svelte';
import type { MustArrive } from '../src/outbox/outbox.ts';
import type { ParticipantView, PublicView, ServerMessage } from '../src/protocol.ts';
import { NOW, ownView, publicView } from './builders.ts';
import { FakeWorld, type FakeSocket } from './fake_world.ts';

export interface Phone {
  world: FakeWorld;
  guest: Guest;
  storage: Storage;
  ticket: Ticket;
  readonly socket: FakeSocket;
  /** New pictures arrive. */
  shows(view: Partial<PublicView>, own: Partial<ParticipantView>): Promise<void>;
  says(...messages: ServerMessage[]): Promise<void>;
  tap(name: string | RegExp): Promise<void>;
  settled(): Promise<void>;
  text(): string;
  wishes<T extends MustArrive['type']>(type: T): Extract<MustArrive, { type: T }>[];
}

interface Start {
  view?: Partial<PublicView>;
  own?: Partial<ParticipantView>;
  storage?: Storage;
  ticket?: Ticket;
  /** False: the socket opens, and then nothing is heard. */
  pictures?: boolean;
}

export async function phone(start: Start = {}): Promise<Phone> {
  vi.stubGlobal(
    'fetch',
    vi.fn(() => Promise.reject(new Error('no network in tests'))),
  );
  const world = new FakeWorld();
  const storage = start.storage ?? memoryStorage();
  const ticket = start.ticket ?? { ...freshTicket(''), claimed: true };
  const guest = new Guest({
    world,
    storage,
    room: 'r1',
    ticket,
    introduction: { kind: 'ticket' },
    claimed: () => undefined,
  });
  guest.start();
  render(Room, { guest, another: () => undefined, goOn: null });
  const settled = async () => {
    guest.ticker.tick();
    await tick();
    await new Promise((then) => setTimeout(then));
    await tick();
  };
  const page: Phone = {
    world,
    guest,
    storage,
    ticket,
    settled,
    get socket() {
      return world.socket;
    },
    async says(...messages) {
      world.socket.says(...messages);
      await settled();
    },
    shows: (view, own) => page.says(publicView(view), ownView(own)),
    async tap(name) {
      screen.getByRole('button', { name }).click();
      await settled();
    },
    text: () => document.body.textContent ?? '',
    wishes: (type) => world.socket.saidOf(type) as never,
  };
  world.socket.opens();
  if (start.pictures !== false) {
    world.socket.says({
      type: 'welcome',
      role: 'participant',
      protocol: 1,
      tick: NOW,
      acting: true,
    });
    await page.shows(start.view ?? {}, start.own ?? {});
  }
  await import('../src/phone/evening.ts');
  await page.settled();
  return page;
}
