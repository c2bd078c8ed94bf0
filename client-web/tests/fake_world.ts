// A world without network and clock for tests: sockets that the test drives, time that it turns.
import type { SocketLike, Surroundings } from '../src/connection/surroundings.ts';
import type { ClientMessage, ServerMessage } from '../src/protocol.ts';

export class FakeSocket implements SocketLike {
  onopen = (): void => undefined;
  onmessage = (text: string): void => void text;
  onclose = (code: number): void => void code;
  readonly frames: string[] = [];
  open = false;

  send(text: string): boolean {
    if (!this.open) return false;
    this.frames.push(text);
    return true;
  }

  close(): void {
    this.open = false;
  }

  // --- what the test does -----------------------------------------------------------------------

  opens(): void {
    this.open = true;
    this.onopen();
  }

  says(...messages: ServerMessage[]): void {
    for (const message of messages) this.onmessage(JSON.stringify(message));
  }

  drops(code = 1006): void {
    this.open = false;
    this.onclose(code);
  }

  get said(): ClientMessage[] {
    return this.frames.map((frame) => JSON.parse(frame) as ClientMessage);
  }

  saidOf<T extends ClientMessage['type']>(type: T): Extract<ClientMessage, { type: T }>[] {
    return this.said.filter(
      (message): message is Extract<ClientMessage, { type: T }> => message.type === type,
    );
  }
}

interface Timer {
  at: number;
  every: number;
  then: () => void;
}

export class FakeWorld implements Surroundings {
  readonly sockets: FakeSocket[] = [];
  chance = 0.5;
  private time = 10_000;
  private timers = new Map<number, Timer>();
  private made = 0;
  private hints: (() => void)[] = [];

  open(): SocketLike {
    const socket = new FakeSocket();
    this.sockets.push(socket);
    return socket;
  }

  now(): number {
    return this.time;
  }

  random(): number {
    return this.chance;
  }

  after(ms: number, then: () => void): unknown {
    this.made += 1;
    this.timers.set(this.made, { at: this.time + ms, every: 0, then });
    return this.made;
  }

  every(ms: number, then: () => void): unknown {
    this.made += 1;
    this.timers.set(this.made, { at: this.time + ms, every: ms, then });
    return this.made;
  }

  cancel(timer: unknown): void {
    this.timers.delete(timer as number);
  }

  onHint(then: () => void): void {
    this.hints.push(then);
  }

  // --- what the test does -----------------------------------------------------------------------

  get socket(): FakeSocket {
    const last = this.sockets[this.sockets.length - 1];
    if (!last) throw new Error('no socket was opened');
    return last;
  }

  hint(): void {
    for (const then of this.hints) then();
  }

  /** Turns the clock, running what falls due on the way. */
  turn(ms: number): void {
    const end = this.time + ms;
    for (let steps = 0; steps < 10_000; steps++) {
      const due = [...this.timers.entries()]
        .filter(([, timer]) => timer.at <= end)
        .sort((a, b) => a[1].at - b[1].at)[0];
      if (!due) break;
      this.run(...due);
    }
    this.time = end;
  }

  /** Jumps, as a sleeping device does: nothing runs on the way. */
  sleep(ms: number): void {
    this.time += ms;
  }

  private run(id: number, timer: Timer): void {
    this.time = Math.max(this.time, timer.at);
    if (timer.every > 0) timer.at = this.time + timer.every;
    else this.timers.delete(id);
    timer.then();
  }
}
