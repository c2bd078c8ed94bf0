// Notes and the profile: longer texts that go over HTTP, the latest version of each only. Kept on
// the
// phone until the server has them, like the outbox.
import { decodeOwn, type JsonObject } from '../decode.ts';
import { keyOf, type Storage } from '../lib/storage.ts';

export interface Paper {
  path: string;
  body: JsonObject;
}

interface Ways {
  storage: Storage;
  room: string;
  owner: string;
  /** Resolves to yes, a final no, or not now. */
  put(paper: Paper): Promise<'saved' | 'refused' | 'later'>;
  after(ms: number, then: () => void): void;
  changed(): void;
}

const AGAIN_MS = 5_000;

export class Papers {
  private ways_: Ways;
  private held_: Record<string, Paper>;
  private busy_ = false;
  private refused_ = new Set<string>();

  constructor(ways: Ways) {
    this.ways_ = ways;
    this.held_ = decodeOwn<Record<string, Paper>>(ways.storage.getItem(this.key_()) ?? '{}') ?? {};
  }

  /** What is on this phone only; undefined when the server has it all. */
  held(path: string): JsonObject | undefined {
    return this.held_[path]?.body;
  }

  wasRefused(path: string): boolean {
    return this.refused_.has(path);
  }

  write(path: string, body: JsonObject): void {
    this.refused_.delete(path);
    this.keep_({ ...this.held_, [path]: { path, body } });
    void this.flush();
  }

  async flush(): Promise<void> {
    const next = Object.values(this.held_)[0];
    if (this.busy_ || next === undefined) return;
    this.busy_ = true;
    const answer = await this.ways_.put(next);
    this.busy_ = false;
    if (answer === 'later') {
      this.ways_.after(AGAIN_MS, () => void this.flush());
      return;
    }
    if (answer === 'refused') this.refused_.add(next.path);
    if (this.held_[next.path] === next) this.forget_(next.path);
    await this.flush();
  }

  clear(): void {
    this.keep_({});
  }

  private forget_(path: string): void {
    this.keep_(Object.fromEntries(Object.entries(this.held_).filter(([key]) => key !== path)));
  }

  private keep_(held: Record<string, Paper>): void {
    this.held_ = held;
    if (Object.keys(held).length === 0) this.ways_.storage.removeItem(this.key_());
    else this.ways_.storage.setItem(this.key_(), JSON.stringify(held));
    this.ways_.changed();
  }

  private key_(): string {
    return keyOf('notes', this.ways_.room, this.ways_.owner);
  }
}
