// One guest in one room on this page: the connection, the outbox, notes, and the pictures, as one
// reactive thing that the screens read. Every wish goes through a method here.
import { RoomConnection, type Introduction, type Status } from '../connection/room_connection.ts';
import { Pictures, type Pair } from '../connection/pictures.svelte.ts';
import type { Surroundings } from '../connection/surroundings.ts';
import { Ticker } from '../connection/ticker.svelte.ts';
import { decodeOwn } from '../decode.ts';
import { padded, BODY_BYTES } from '../encode.ts';
import { request, roomPath, socketAddress } from '../lib/http.ts';
import { keyOf, type Storage } from '../lib/storage.ts';
import { newId, ownerOf, type Ticket } from '../lib/ticket.ts';
import { Outbox, type Entry, type MustArrive } from '../outbox/outbox.ts';
import { overlaid, ratingOf, revisionOf, type RatingState } from '../outbox/overlay.ts';
import { Papers, type Paper } from '../outbox/papers.ts';
import type { Choice, HelpKind, OwnResult, ServerMessage } from '../protocol.ts';
import { isBlind, sceneOf, type Contact, type Scene } from './scene.ts';

type Wish = MustArrive extends infer One
  ? One extends MustArrive
    ? Omit<One, 'id' | 'pad'>
    : never
  : never;

export interface GuestStart {
  world: Surroundings;
  storage: Storage;
  room: string;
  ticket: Ticket;
  introduction: Introduction;
  /** The ticket is good: keep it. */
  claimed(): void;
}

/** The result that was opened last: its version, and the partners it showed. */
interface Opened {
  version: number;
  badges: number[];
}

export class Guest {
  readonly pictures = new Pictures();
  readonly ticker: Ticker;
  readonly room: string;
  status = $state.raw<Status>({
    stage: 'connecting',
    silent_since: null,
    ended: null,
    acting: true,
  });
  entries = $state.raw<readonly Entry[]>([]);
  refused = $state('');
  saved_at = $state.raw<ReadonlyMap<number, number>>(new Map());
  opened = $state.raw<Opened | null>(null);
  papers_changed = $state(0);

  private start_: GuestStart;
  private connection_: RoomConnection;
  private outbox_: Outbox;
  private papers_: Papers;
  private gone_ = false;

  readonly pair: Pair | null = $derived.by(() => {
    const pair = this.pictures.pair;
    return pair && { public: pair.public, own: overlaid(pair.own, this.entries) };
  });

  constructor(start: GuestStart) {
    this.start_ = start;
    this.room = start.room;
    const { world, storage, room, ticket } = start;
    const owner = ownerOf(ticket.ticket);
    const kept = {
      storage,
      room,
      owner,
      after: (ms: number, then: () => void) => void world.after(ms, then),
    };
    this.outbox_ = this.makeOutbox_(kept);
    this.papers_ = this.makePapers_(kept);
    this.entries = this.outbox_.entries;
    this.opened = decodeOwn(storage.getItem(keyOf('opened', room, owner)) ?? 'null');
    this.connection_ = new RoomConnection(world, this.way_(), {
      message: (message) => this.take_(message),
      status: (status) => this.turned_(status),
      attached: () => this.attached_(),
      claimed: () => start.claimed(),
      refused: (reason) => (this.refused = reason),
    });
    this.ticker = new Ticker(() => this.connection_.serverNow());
  }

  start(): void {
    this.connection_.start();
  }

  stop(): void {
    this.connection_.stop();
  }

  get contact(): Contact {
    return { silent: this.status.silent_since !== null, now: this.ticker.now };
  }

  get scene(): Scene | null {
    return this.pair && sceneOf(this.pair.public, this.pair.own, this.contact);
  }

  get blind(): boolean {
    return this.pair !== null && isBlind(this.pair.public, this.contact);
  }

  /** Must arrive: kept on this phone until the server has it. */
  wish(wish: Wish): void {
    if (!this.gone_) this.outbox_.put({ ...wish, id: newId() } as MustArrive);
  }

  rating(encounter: number): RatingState {
    return ratingOf(this.met_(encounter), encounter, this.entries);
  }

  rate(encounter: number, choice: Choice | null): void {
    const now = this.rating(encounter);
    if (now.state !== 'lost' && same(now.choice, choice)) return;
    const replaces = revisionOf(this.met_(encounter), encounter, this.entries);
    this.wish({ type: 'give_rating', encounter, choice, replaces });
  }

  consent(agrees: boolean): void {
    this.wish({ type: 'consent', agrees, policy_hash: this.pair?.public.policy_hash ?? '' });
  }

  checkIn(): void {
    this.wish({ type: 'check_in' });
  }

  goAway(): void {
    this.wish({ type: 'go_away' });
  }

  leave(may_be_paired: boolean): void {
    this.wish({ type: 'leave', may_be_paired });
  }

  block(badge: number, blocked: boolean): void {
    this.wish({ type: 'block', badge, blocked });
  }

  orderFavourites(encounters: number[]): void {
    this.wish({ type: 'order_favourites', encounters: encounters as [] });
  }

  askHelp(kind: HelpKind): void {
    this.wish({ type: 'ask_help', kind });
  }

  /** The last call for help, when it was refused: nobody was called. */
  get unheard(): { id: string; kind: HelpKind; reason: string } | null {
    for (const { message, state, reason } of this.entries)
      if (message.type === 'ask_help' && state === 'lost')
        return { id: message.id, kind: message.kind, reason };
    return null;
  }

  cancelHelp(): void {
    this.wish({ type: 'cancel_help' });
  }

  answerSuggestion(number: number, accepts: boolean): void {
    this.wish({ type: 'answer_suggestion', number, accepts });
  }

  /** A server tick as time on this phone. */
  toLocal(tick: number): number {
    return this.connection_.toLocal(tick);
  }

  dismiss(id: string): void {
    this.outbox_.dismiss(id);
  }

  /** The note as it was last written here, or as the server has it. */
  note(encounter: number): string {
    void this.papers_changed;
    const held = this.papers_.held(notePath(encounter))?.['text'];
    return typeof held === 'string' ? held : (this.met_(encounter)?.note ?? '');
  }

  noteState(encounter: number): 'saved' | 'phone' | 'refused' {
    return this.paperState(notePath(encounter));
  }

  paperState(path: string): 'saved' | 'phone' | 'refused' {
    void this.papers_changed;
    if (this.papers_.wasRefused(path)) return 'refused';
    return this.papers_.held(path) === undefined ? 'saved' : 'phone';
  }

  writeNote(encounter: number, text: string): void {
    if (!this.gone_) this.papers_.write(notePath(encounter), { text });
  }

  writeProfile(profile: { wants: string[]; offers: string[]; contact: string }): void {
    this.papers_.write('profile', profile);
  }

  /** True when this result was opened, or another version of it with the same partners. */
  hasOpened(result: OwnResult): boolean {
    const { opened } = this;
    if (opened === null) return false;
    return opened.version >= result.version || opened.badges.join() === badgesOf(result).join();
  }

  openResult(result: OwnResult): void {
    this.opened = { version: result.version, badges: badgesOf(result) };
    this.start_.storage.setItem(this.openedKey_(), JSON.stringify(this.opened));
  }

  takeOver(): void {
    this.connection_.takeOver();
  }

  private openedKey_(): string {
    return keyOf('opened', this.room, ownerOf(this.start_.ticket.ticket));
  }

  private way_() {
    const { room, ticket, introduction } = this.start_;
    return { address: socketAddress(room), ticket: ticket.ticket, introduction, screen: newId() };
  }

  private makeOutbox_(kept: {
    storage: Storage;
    room: string;
    owner: string;
    after(ms: number, then: () => void): void;
  }): Outbox {
    return new Outbox({
      ...kept,
      send: (message) => this.status.acting && this.connection_.send(message),
      changed: () => (this.entries = this.outbox_?.entries ?? []),
    });
  }

  private makePapers_(kept: {
    storage: Storage;
    room: string;
    owner: string;
    after(ms: number, then: () => void): void;
  }): Papers {
    return new Papers({
      ...kept,
      put: (paper) => this.put_(paper),
      changed: () => (this.papers_changed += 1),
    });
  }

  private async put_(paper: Paper): Promise<'saved' | 'refused' | 'later'> {
    const { room, ticket } = this.start_;
    const body = padded(paper.body, BODY_BYTES);
    const answer = await request(roomPath(room, paper.path), {
      method: 'PUT',
      ticket: ticket.ticket,
      body,
    });
    if (answer.ok) return 'saved';
    return answer.error === 'unreachable' || answer.error === 'unavailable' ? 'later' : 'refused';
  }

  private met_(encounter: number) {
    return this.pictures.pair?.own.met.find((met) => met.encounter === encounter);
  }

  private take_(message: ServerMessage): void {
    if (message.type === 'ack') this.acked_(message.id);
    else if (message.type === 'reject') this.rejected_(message.id, message.reason);
    this.pictures.take(message);
    if (message.type === 'participant_view') {
      const published = this.pictures.latest.public_view?.clock.phase === 'published';
      this.outbox_.seen({ includes: message.includes, may_rate: message.may_rate, published });
    }
    if (message.type === 'public_view' && message.clock.phase === 'purged') this.erase_();
  }

  private acked_(id: string): void {
    const entry = this.entries.find((one) => one.message.id === id);
    if (entry?.message.type === 'give_rating') {
      this.saved_at = new Map(this.saved_at).set(entry.message.encounter, Date.now());
    }
    this.outbox_.acked(id);
  }

  /** A number that was typed for "not this person" is answered alike, whoever has it. */
  private rejected_(id: string, reason: string): void {
    const block = this.entries.some((one) => one.message.id === id && one.message.type === 'block');
    this.outbox_.rejected(id, reason);
    if (block) this.outbox_.dismiss(id);
  }

  private turned_(status: Status): void {
    const before = this.status;
    this.status = status;
    if (status.acting && !before.acting) this.takenOver_(before);
    if (status.ended === 'removed' || status.ended === 'room_closed') this.erase_();
    if (status.ended === 'upgrade_required') reloadOnce();
  }

  /** The other tab went: what it left in storage is ours to send now. */
  private takenOver_(before: Status): void {
    this.outbox_.load();
    if (before.stage === 'attached') this.attached_();
  }

  private attached_(): void {
    if (!this.status.acting) return;
    this.outbox_.attached();
    void this.papers_.flush();
  }

  /** Out of this event for good: nothing of it stays on the phone, and nothing is added. */
  private erase_(): void {
    this.gone_ = true;
    this.outbox_.clear();
    this.papers_.clear();
    this.opened = null;
    this.start_.storage.removeItem(this.openedKey_());
  }
}

const badgesOf = (result: OwnResult): number[] =>
  result.partners.map(({ card }) => card.badge).sort((a, b) => a - b);

const notePath = (encounter: number): string => `notes/${encounter}`;

const same = (one: Choice | null, other: Choice | null): boolean =>
  one?.accepts === other?.accepts && one?.score_tenths === other?.score_tenths;

/** An outdated page loads itself again, but not for ever. */
function reloadOnce(): void {
  const key = 'quadrille.reloaded';
  try {
    if (sessionStorage.getItem(key) !== null) return;
    sessionStorage.setItem(key, '1');
    location.reload();
  } catch {
    // Without storage the person reloads by hand; the screen says so.
  }
}
