// Messages that must arrive. Each is kept on the phone until the server has it on disk (ack) or
// says a
// final no (reject); it survives reload and dead batteries, and goes out in order, at most eight
// unanswered at once. What was acked stays as an overlay until a picture includes it. One outbox
// per
// room and owner; rule C1, C2.
import { decodeOwn } from '../decode.ts';
import { keyOf, type Storage } from '../lib/storage.ts';
import type { ClientMessage } from '../protocol.ts';

export type MustArrive = Extract<
  ClientMessage,
  {
    type:
      | 'give_rating'
      | 'order_favourites'
      | 'block'
      | 'consent'
      | 'check_in'
      | 'go_away'
      | 'leave'
      | 'ask_help'
      | 'cancel_help'
      | 'answer_suggestion'
      | 'report_missing'
      | 'show_up'
      | 'answer_offer'
      | 'claim_partner'
      | 'answer_claim';
  }
>;

/** waiting, sent: on this phone. saved: acked, not yet in a picture. parked: too late, kept in case
 * ratings reopen. lost: refused for `reason`, shown until it is dismissed or replaced. */
export type EntryState = 'waiting' | 'sent' | 'saved' | 'parked' | 'lost';

export interface Entry {
  message: MustArrive;
  state: EntryState;
  reason: string;
}

/** What a picture tells the outbox. */
export interface Seen {
  includes: readonly string[];
  may_rate: boolean;
  published: boolean;
}

export const UNANSWERED_MAX = 8;
const AGAIN_MS = 3_000;

/** Too late: parked until ratings reopen. */
const TOO_LATE: ReadonlySet<string> = new Set(['ratings_closed', 'too_late']);

/** Refusals that say nothing about the wish itself: it is sent again. */
const PASSING: ReadonlySet<string> = new Set(['unavailable']);

/** It is so already, as good as an ack. */
const SO_ALREADY = 'already_there';
/** This tab only watches: the wish waits for the acting one. */
const MIRRORED = 'not_yours';

interface Ways {
  storage: Storage;
  room: string;
  owner: string;
  /** False when nothing can be sent now. */
  send(message: MustArrive): boolean;
  after(ms: number, then: () => void): void;
  changed(): void;
}

export class Outbox {
  private ways_: Ways;
  private entries_: readonly Entry[] = [];

  constructor(ways: Ways) {
    this.ways_ = ways;
    this.load();
  }

  get entries(): readonly Entry[] {
    return this.entries_;
  }

  /** Reads what is stored: at the start, and when acting comes back from another tab. */
  load(): void {
    const stored = decodeOwn<Entry[]>(this.ways_.storage.getItem(this.key_()) ?? '[]') ?? [];
    const saved = this.entries_.filter((entry) => entry.state === 'saved');
    this.entries_ = [...saved, ...stored.map(unsent)];
    this.ways_.changed();
  }

  put(message: MustArrive): void {
    const left = this.entries_.filter(
      (entry) => entry.state !== 'lost' || subject(entry.message) !== subject(message),
    );
    this.keep_([...left, { message, state: 'waiting', reason: '' }]);
    this.pump_();
  }

  /** The room knows this device (again): everything unanswered goes out once more, in order. */
  attached(): void {
    this.keep_(this.entries_.map(unsent));
    this.pump_();
  }

  acked(id: string): boolean {
    if (!this.change_(id, (entry) => ({ ...entry, state: 'saved' }))) return false;
    this.pump_();
    return true;
  }

  rejected(id: string, reason: string): boolean {
    if (reason === SO_ALREADY) return this.acked(id);
    if (!this.change_(id, (entry) => refused(entry, reason))) return false;
    if (PASSING.has(reason)) this.ways_.after(AGAIN_MS, () => this.pump_());
    else this.pump_();
    return true;
  }

  /** An own picture arrived. */
  seen(seen: Seen): void {
    const open = this.entries_.filter(
      (entry) => !(entry.state === 'saved' && seen.includes.includes(entry.message.id)),
    );
    const kept = seen.published ? open.filter((entry) => entry.state !== 'parked') : open;
    const back = kept.map((entry): Entry =>
      seen.may_rate && entry.state === 'parked' ? { ...entry, state: 'waiting' } : entry,
    );
    if (
      back.length === this.entries_.length &&
      back.every((entry, at) => entry === this.entries_[at])
    )
      return;
    this.keep_(back);
    this.pump_();
  }

  /** A lost choice was read. */
  dismiss(id: string): void {
    this.keep_(this.entries_.filter((entry) => entry.message.id !== id || entry.state !== 'lost'));
  }

  /** Left for good, or the room is gone: nothing stays on the phone. */
  clear(): void {
    this.entries_ = [];
    this.ways_.storage.removeItem(this.key_());
    this.ways_.changed();
  }

  private pump_(): void {
    let unanswered = this.entries_.filter((entry) => entry.state === 'sent').length;
    for (const entry of this.entries_) {
      if (entry.state !== 'waiting') continue;
      if (unanswered >= UNANSWERED_MAX || !this.ways_.send(entry.message)) break;
      unanswered += 1;
      this.change_(entry.message.id, (one) => ({ ...one, state: 'sent' }));
    }
  }

  private change_(id: string, change: (entry: Entry) => Entry): boolean {
    if (!this.entries_.some((entry) => entry.message.id === id)) return false;
    this.keep_(this.entries_.map((entry) => (entry.message.id === id ? change(entry) : entry)));
    return true;
  }

  private keep_(entries: readonly Entry[]): void {
    this.entries_ = entries;
    const unsaved = entries.filter((entry) => entry.state !== 'saved');
    if (unsaved.length === 0) this.ways_.storage.removeItem(this.key_());
    else this.ways_.storage.setItem(this.key_(), JSON.stringify(unsaved));
    this.ways_.changed();
  }

  private key_(): string {
    return keyOf('outbox', this.ways_.room, this.ways_.owner);
  }
}

const unsent = (entry: Entry): Entry =>
  entry.state === 'sent' ? { ...entry, state: 'waiting' } : entry;

function refused(entry: Entry, reason: string): Entry {
  if (PASSING.has(reason) || reason === MIRRORED) return { ...entry, state: 'waiting' };
  return { ...entry, state: TOO_LATE.has(reason) ? 'parked' : 'lost', reason };
}

/** What a message is about: a newer wish about the same thing replaces a lost one on the screen. */
export function subject(message: MustArrive): string {
  if (message.type === 'give_rating') return `rating ${message.encounter}`;
  if (message.type === 'block') return `block ${message.badge}`;
  if (message.type === 'ask_help' || message.type === 'cancel_help') return 'help';
  if (message.type === 'check_in' || message.type === 'go_away' || message.type === 'leave')
    return 'presence';
  return message.type;
}
