// A device without a screen: speaks the protocol over a real socket, keeps the last picture of each
// kind and waits for answers. Every frame it gets is held against the schema.
import { createHash, randomBytes } from 'node:crypto';

import WebSocket from 'ws';

import { complaint } from './schema.mjs';
import { until } from './server.mjs';

export const hex = (bytes) => randomBytes(bytes).toString('hex');
export const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** The JSON of `value` with a trailing `pad` that makes it a multiple of `step` bytes. */
export function padded(value, step = 512) {
  const room = Buffer.byteLength(JSON.stringify({ ...value, pad: '' }));
  return JSON.stringify({ ...value, pad: ' '.repeat(Math.ceil(room / step) * step - room) });
}

/** A link's parts: { room, secret } of `…#s=ROOM.SECRET`. */
export function partsOf(link) {
  const [room, secret] = new URL(link).hash.split('=')[1].split('.');
  return { room, secret };
}

export class Device {
  constructor(origin, room, ticket = hex(16)) {
    this.origin = origin;
    this.room = room;
    this.ticket = ticket;
    this.screen = hex(8);
    this.last = {}; // type -> last message of that type
    this.frames = []; // { type, bytes } of everything that came
    this.complaints = [];
    this.closed = null;
    this.answers = new Map();
  }

  /** Opens the socket; gives the device. */
  async open() {
    this.closed = null;
    const address = `${this.origin.replace('http', 'ws')}/rooms/${this.room}/socket`;
    this.socket = new WebSocket(address, { origin: this.origin, perMessageDeflate: false });
    const socket = this.socket;
    socket.on('message', (data) => this.#hear(data.toString()));
    socket.on('close', (code) => socket === this.socket && (this.closed = code));
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => {});
    // A device that says nothing for a minute is closed.
    this.beat = setInterval(
      () => socket.readyState === 1 && this.say({ type: 'ping', sent: 0 }),
      15000,
    );
    socket.once('close', () => clearInterval(this.beat));
    return this;
  }

  #hear(text) {
    const wrong = complaint(text);
    if (wrong) this.complaints.push(wrong);
    const message = JSON.parse(text);
    this.frames.push({ type: message.type, bytes: Buffer.byteLength(text) });
    this.last[message.type] = message;
    if (message.id && this.answers.has(message.id)) {
      this.answers.get(message.id)(message);
      this.answers.delete(message.id);
    }
  }

  say(message) {
    this.socket.send(padded(message));
  }

  /** Sends a command and waits for its ack, reject or effect. */
  ask(message) {
    const id = message.id ?? hex(8);
    const answer = new Promise((resolve, reject) => {
      this.answers.set(id, (message) => {
        this.socket.off('close', gone);
        resolve(message);
      });
      const gone = (code) => reject(new Error(`closed with ${code} before an answer`));
      this.socket.once('close', gone);
    });
    this.say({ ...message, id });
    return answer;
  }

  /** Binds this device's ticket to whoever the secret belongs to. */
  claim(secret) {
    return this.ask({ type: 'claim', secret, ticket_hash: sha256(this.ticket) });
  }

  async hello() {
    delete this.last.welcome;
    this.say({ type: 'hello', ticket: this.ticket, protocol: 1, screen: this.screen });
    await this.seen('welcome');
    return this;
  }

  /** Waits for a message of a type for which `test` holds. */
  seen(type, test = () => true, seconds = 20) {
    return until(
      () => {
        if (this.closed !== null)
          throw new Error(`closed with ${this.closed} while waiting for ${type}`);
        return this.last[type] && test(this.last[type]) && this.last[type];
      },
      () => `${type} (${test}); last: ${JSON.stringify(this.last[type])?.slice(0, 600)}`,
      seconds,
    );
  }

  /** Whether the server closes this device within some seconds. */
  async closesWithin(seconds) {
    return until(() => this.closed !== null, 'a close', seconds).then(
      () => true,
      () => false,
    );
  }

  /** Waits for a phase of the public picture. */
  phase(name, seconds) {
    return this.seen('public_view', (view) => view.clock.phase === name, seconds);
  }

  close() {
    this.socket?.terminate();
  }
}

/** Claims a link with a new device and attaches it. */
export async function deviceFor(origin, link) {
  const { room, secret } = partsOf(link);
  const device = await new Device(origin, room).open();
  const answer = await device.claim(secret);
  if (answer.type !== 'ack') throw new Error(`claim refused: ${answer.reason}`);
  return device.hello();
}
