// A desk, helper or wall in one room: the connection, the pictures, and commands as promises. A
// command keeps its id until it is answered, so one whose answer got lost is sent again and means
// the same. It waits for a few seconds only: what was tapped long ago is no wish any more.
import type { ControlAction, Effect, ListKind, ServerMessage } from '../protocol.ts';
import { socketAddress } from '../lib/http.ts';
import { newId } from '../lib/ticket.ts';
import { Pictures } from './pictures.svelte.ts';
import { RoomConnection, type Introduction, type Status } from './room_connection.ts';
import type { Surroundings } from './surroundings.ts';
import { Ticker } from './ticker.svelte.ts';
import type { ClientMessage } from '../protocol.ts';

export type StaffCommand = Extract<
  ClientMessage,
  {
    type:
      | 'control'
      | 'announce'
      | 'withdraw_announcement'
      | 'set_presence'
      | 'add_person'
      | 'admit'
      | 'decline'
      | 'take_help'
      | 'set_programme_pair'
      | 'ask_what_if'
      | 'settle_what_if'
      | 'suggest_pair'
      | 'dissolve_pair'
      | 'swap_seats'
      | 'seat_together'
      | 'join_table'
      | 'talk_with_helper'
      | 'use_table'
      | 'answer_claim'
      | 'enter_pin';
  }
>;

type Without<T> = T extends unknown ? Omit<T, 'id' | 'pad'> : never;
export type StaffWish = Without<StaffCommand>;

/** What the server says beforehand what it would do. */
type Previewed = Extract<ClientMessage, { type: 'preview' }>['command'];
export type Foreseen = Without<Previewed>;

/** null: done. Otherwise why not. */
export type Outcome = string | null;
export type EffectOutcome = Effect | string;

interface Pending {
  message: ClientMessage;
  settle(outcome: Outcome | Effect): void;
  patience: unknown;
}

/** So long an answer is waited for; then the command is given up, and never sent again. */
export const PATIENCE_MS = 8_000;
const STEP_WAIT_MS = 2_000;

export interface Look {
  list: ListKind;
  filter: string;
  from: number;
}

export interface StaffStart {
  world: Surroundings;
  room: string;
  ticket: string;
  introduction: Introduction;
  claimed(): void;
}

export class Staff {
  readonly room: string;
  readonly ticket: string;
  readonly pictures = new Pictures();
  readonly ticker: Ticker;
  status = $state.raw<Status>({
    stage: 'connecting',
    silent_since: null,
    ended: null,
    acting: true,
  });
  refused = $state('');
  private world: Surroundings;
  private connection: RoomConnection;
  private pending = new Map<string, Pending>();
  private look: Look | null = null;
  private stepped: (() => void) | null = null;

  constructor(start: StaffStart) {
    this.room = start.room;
    this.ticket = start.ticket;
    this.world = start.world;
    const to = {
      address: socketAddress(start.room),
      ticket: start.ticket,
      introduction: start.introduction,
      screen: newId(),
    };
    this.connection = new RoomConnection(start.world, to, {
      message: (message) => this.take(message),
      status: (status) => (this.status = status),
      attached: () => this.attached(),
      claimed: () => start.claimed(),
      refused: (reason) => (this.refused = reason),
    });
    this.ticker = new Ticker(() => this.connection.serverNow());
  }

  start(): void {
    this.connection.start();
  }

  stop(): void {
    this.connection.stop();
    for (const id of [...this.pending.keys()]) this.settle(id, 'unreachable');
  }

  /** A server tick as time on this device. */
  toLocal(tick: number): number {
    return this.connection.toLocal(tick);
  }

  /** What is tapped now happens now. */
  get contact(): boolean {
    return this.status.stage === 'attached' && this.status.silent_since === null;
  }

  get step(): number {
    return this.pictures.latest.desk_view?.step ?? this.pictures.latest.public_view?.step ?? 0;
  }

  command(wish: StaffWish): Promise<Outcome> {
    const message = { ...wish, id: newId() } as StaffCommand;
    return this.ask(message).then((answer) =>
      typeof answer === 'string' || answer === null ? answer : null,
    );
  }

  control(
    action: ControlAction,
    more: { effect?: string; typed?: string; at_step?: number } = {},
  ): Promise<Outcome> {
    return this.command({
      type: 'control',
      at_step: more.at_step ?? this.step,
      action,
      effect: more.effect ?? null,
      typed: more.typed ?? null,
    });
  }

  /** What would happen; or why that cannot be said. */
  async preview(wish: Foreseen): Promise<EffectOutcome> {
    const command = { ...wish, id: newId() } as Previewed;
    const answer = await this.ask({ type: 'preview', id: newId(), command });
    return answer ?? 'unavailable';
  }

  /** The picture that follows a change of one's own comes after its answer. */
  async stepAfter(step: number): Promise<void> {
    if (this.step > step) return;
    await new Promise<void>((then) => {
      const patience = this.world.after(STEP_WAIT_MS, then);
      this.stepped = () => {
        if (this.step <= step) return;
        this.world.cancel(patience);
        this.stepped = null;
        then();
      };
    });
  }

  /** From now on this screen looks at this part of this list. */
  show(look: Look): void {
    this.look = look;
    this.connection.send({ type: 'show', ...look });
  }

  private ask(message: ClientMessage & { id: string }): Promise<Outcome | Effect> {
    if (this.status.silent_since !== null) return Promise.resolve('unreachable');
    return new Promise((settle) => {
      const patience = this.world.after(PATIENCE_MS, () => this.settle(message.id, 'unreachable'));
      this.pending.set(message.id, { message, settle, patience });
      this.connection.send(message);
    });
  }

  private attached(): void {
    if (this.look) this.connection.send({ type: 'show', ...this.look });
    for (const { message } of this.pending.values()) this.connection.send(message);
  }

  private take(message: ServerMessage): void {
    if (message.type === 'ack') this.settle(message.id, null);
    else if (message.type === 'reject') this.settle(message.id, message.reason);
    else if (message.type === 'effect') this.settle(message.id, message);
    else this.pictures.take(message);
    this.stepped?.();
  }

  private settle(id: string, outcome: Outcome | Effect): void {
    const waiting = this.pending.get(id);
    if (waiting === undefined) return;
    this.pending.delete(id);
    this.world.cancel(waiting.patience);
    waiting.settle(outcome);
  }
}
