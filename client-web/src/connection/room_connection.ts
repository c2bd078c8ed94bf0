// One page's way to one room: connects, introduces the device (hello, after claim or ask_to_join
// when
// it is new), comes back by itself, pings, watches for silence, measures the clock. It knows no
// ratings; what arrives and is not about the connection is handed on. The fake world of the tests
// gives it a socket, a clock and chance through `Surroundings`.
import { decodeServerMessage } from '../decode.ts';
import { encodeClientMessage } from '../encode.ts';
import {
  closeReason,
  comesBack,
  protocolVersion,
  type ClientMessage,
  type CloseReason,
  type ServerMessage,
} from '../protocol.ts';
import { backoffMs } from './backoff.ts';
import { ClockOffset } from './clock_offset.ts';
import type { SocketLike, Surroundings } from './surroundings.ts';

export const PING_MS = 4_000;
export const SILENCE_MS = 10_000;
const OPENING_MS = 8_000;
/** A timer this late was held back by the browser: conclude nothing before an answer had time. */
const LATE_MS = 4_000;
const GRACE_MS = 3_000;
/** Later than that, the device slept and the connection is dead. */
const SLEPT_MS = 90_000;

/** How this device introduces itself. */
export type Introduction =
  | { kind: 'ticket' }
  | { kind: 'claim'; id: string; secret: string; ticket_hash: string }
  | { kind: 'ask'; id: string; name: string; ticket_hash: string };

export interface ConnectionEvents {
  /** Every message but pong. */
  message(message: ServerMessage): void;
  /** Something of `status` changed. */
  status(status: Status): void;
  /** The server knows us now (again): what waits may be sent. */
  attached(): void;
  /** The claim was refused. */
  refused(reason: string): void;
  /** The claim was accepted: the ticket is good from now on. */
  claimed(): void;
}

export interface Status {
  stage: 'connecting' | 'attached' | 'visiting' | 'waiting' | 'ended';
  /** Since when nothing was heard, on the device's clock; null while there is contact. */
  silent_since: number | null;
  ended: CloseReason | null;
  acting: boolean;
}

export class RoomConnection {
  private world_: Surroundings;
  private address_: string;
  private ticket_: string;
  private introduction_: Introduction;
  private events_: ConnectionEvents;
  private screen_: string;

  private socket_: SocketLike | null = null;
  private tries_ = 0;
  private heard_at_: number;
  private opened_at_ = 0;
  private watched_at_ = 0;
  private grace_until_ = 0;
  private last_ping_ = 0;
  private hello_sent_at_ = 0;
  private retry_: unknown = null;
  private beat_: unknown = null;
  private clock_ = new ClockOffset();
  private status_: Status = { stage: 'connecting', silent_since: null, ended: null, acting: true };

  constructor(
    world: Surroundings,
    to: { address: string; ticket: string; introduction: Introduction; screen: string },
    events: ConnectionEvents,
  ) {
    this.world_ = world;
    this.address_ = to.address;
    this.ticket_ = to.ticket;
    this.introduction_ = to.introduction;
    this.screen_ = to.screen;
    this.events_ = events;
    this.heard_at_ = world.now();
  }

  get status(): Status {
    return this.status_;
  }

  /** The server's clock now, in ticks. Before the first answer: the device's own. */
  serverNow(): number {
    return this.world_.now() + (this.clock_.offset ?? 0);
  }

  /** A server tick on the device's clock. */
  toLocal(tick: number): number {
    return tick - (this.clock_.offset ?? 0);
  }

  start(): void {
    this.watched_at_ = this.world_.now();
    this.world_.onHint(() => this.hint_());
    this.beat_ = this.world_.every(PING_MS / 4, () => this.watch_());
    this.connect_();
  }

  stop(): void {
    this.world_.cancel(this.beat_);
    this.world_.cancel(this.retry_);
    this.drop_();
  }

  /** False when it cannot be sent now. */
  send(message: ClientMessage): boolean {
    if (this.socket_ === null || this.status_.stage !== 'attached') return false;
    return this.write_(message);
  }

  /** Takes acting over from a newer tab: the newest hello acts. */
  takeOver(): void {
    this.drop_();
    this.tries_ = 0;
    this.connect_();
  }

  private connect_(): void {
    this.world_.cancel(this.retry_);
    this.opened_at_ = this.world_.now();
    this.set_({ stage: 'connecting' });
    const socket = this.world_.open(this.address_);
    this.socket_ = socket;
    // Whatever an abandoned socket still delivers is not listened to.
    socket.onopen = () => this.current_(socket, () => this.introduce_());
    socket.onmessage = (text) => this.current_(socket, () => this.hear_(text));
    socket.onclose = (code) => this.current_(socket, () => this.closed_(code));
  }

  private current_(socket: SocketLike, then: () => void): void {
    if (socket === this.socket_) then();
  }

  private introduce_(): void {
    this.last_ping_ = this.world_.now();
    const way = this.introduction_;
    if (way.kind === 'claim')
      this.write_({ type: 'claim', id: way.id, secret: way.secret, ticket_hash: way.ticket_hash });
    else if (way.kind === 'ask')
      this.write_({
        type: 'ask_to_join',
        id: way.id,
        name: way.name,
        ticket_hash: way.ticket_hash,
      });
    else this.hello_();
  }

  private hello_(): void {
    this.hello_sent_at_ = this.world_.now();
    this.write_({
      type: 'hello',
      ticket: this.ticket_,
      protocol: protocolVersion,
      screen: this.screen_,
    });
  }

  private hear_(text: string): void {
    this.heard_at_ = this.world_.now();
    if (this.status_.silent_since !== null) this.set_({ silent_since: null });
    const message = decodeServerMessage(text);
    if (message === null) return;
    if (message.type === 'pong') this.clock_.add(message.sent, this.heard_at_, message.tick);
    else if (message.type === 'welcome') this.welcomed_(message);
    else if (!this.introduced_(message)) this.events_.message(message);
  }

  private welcomed_(message: Extract<ServerMessage, { type: 'welcome' }>): void {
    this.clock_.add(this.hello_sent_at_, this.heard_at_, message.tick);
    this.introduction_ = { kind: 'ticket' };
    this.tries_ = 0;
    this.set_({ stage: 'attached', acting: message.acting });
    this.events_.message(message);
    this.events_.attached();
  }

  /** Answers to claim and ask_to_join; true when `message` was one. */
  private introduced_(message: ServerMessage): boolean {
    const way = this.introduction_;
    if (way.kind === 'claim' && message.type === 'ack' && message.id === way.id) {
      this.introduction_ = { kind: 'ticket' };
      this.events_.claimed();
      this.hello_();
      return true;
    }
    if (way.kind !== 'ticket' && message.type === 'reject' && message.id === way.id) {
      this.end_(null);
      this.events_.refused(message.reason);
      return true;
    }
    if (message.type === 'standing') this.set_({ acting: message.acting });
    if (way.kind === 'ask' && message.type === 'visitor_view') this.visited_(message.state);
    return false;
  }

  private visited_(state: 'asked' | 'admitted' | 'declined'): void {
    this.tries_ = 0;
    this.set_({ stage: 'visiting' });
    if (state !== 'admitted') return;
    this.introduction_ = { kind: 'ticket' };
    this.events_.claimed();
    this.hello_();
  }

  private closed_(code: number): void {
    this.socket_ = null;
    if (!comesBack(code)) {
      this.end_(closeReason(code));
      return;
    }
    this.note_silence_();
    this.set_({ stage: 'waiting' });
    this.retry_ = this.world_.after(
      backoffMs(this.tries_++, () => this.world_.random()),
      () => this.connect_(),
    );
  }

  private end_(reason: CloseReason | null): void {
    this.drop_();
    this.world_.cancel(this.retry_);
    this.set_({ stage: 'ended', ended: reason });
  }

  private drop_(): void {
    const socket = this.socket_;
    this.socket_ = null;
    socket?.close();
  }

  /** Four times per ping: pings, notices silence, gives up on a connection that says nothing. */
  private watch_(): void {
    if (this.status_.stage === 'ended') return;
    const now = this.world_.now();
    this.notice_lateness_(now);
    if (now < this.grace_until_) return;
    this.note_silence_();
    const quiet = now - Math.max(this.heard_at_, this.opened_at_);
    if (this.socket_ !== null && quiet >= this.patience_()) {
      this.drop_();
      this.closed_(1006);
    } else if (this.known_() && now - this.last_ping_ >= PING_MS) {
      this.ping_();
    }
  }

  private notice_lateness_(now: number): void {
    const late = now - this.watched_at_;
    this.watched_at_ = now;
    if (late < LATE_MS || late > SLEPT_MS || !this.known_()) return;
    this.grace_until_ = now + GRACE_MS;
    this.ping_();
  }

  private patience_(): number {
    return this.status_.stage === 'connecting' ? OPENING_MS : SILENCE_MS;
  }

  /** The server has answered on this socket. */
  private known_(): boolean {
    return this.status_.stage === 'attached' || this.status_.stage === 'visiting';
  }

  private ping_(): void {
    this.last_ping_ = this.world_.now();
    this.write_({ type: 'ping', sent: this.last_ping_ });
  }

  private note_silence_(): void {
    const silent = this.world_.now() - this.heard_at_ >= SILENCE_MS;
    if (silent && this.status_.silent_since === null) this.set_({ silent_since: this.heard_at_ });
  }

  /** The network came back, or the page is looked at again: do not wait for a timer. */
  private hint_(): void {
    if (this.status_.stage === 'ended') return;
    if (this.socket_ === null) {
      this.tries_ = 0;
      this.connect_();
    } else if (this.known_()) {
      this.ping_();
    }
  }

  private write_(message: ClientMessage): boolean {
    const socket = this.socket_;
    if (socket === null) return false;
    return socket.send(encodeClientMessage(message));
  }

  private set_(change: Partial<Status>): void {
    this.status_ = { ...this.status_, ...change };
    this.events_.status(this.status_);
  }
}
