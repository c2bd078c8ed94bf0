// Raw TCP: says exactly these bytes, and watches what the server does.
import { connect } from 'node:net';
import { randomBytes } from 'node:crypto';

export class Raw {
  constructor(port) {
    this.received = Buffer.alloc(0);
    this.closed = false;
    this.socket = connect({ port, host: '127.0.0.1', allowHalfOpen: false });
    this.socket.on(
      'data',
      (data) => (this.received = Buffer.concat([this.received, data]).subarray(-65536)),
    );
    this.socket.on('error', () => (this.closed = true));
    this.ended = new Promise((resolve) =>
      this.socket.on('close', () => {
        this.closed = true;
        resolve();
      }),
    );
    this.opened = new Promise((resolve, reject) => {
      this.socket.once('connect', resolve);
      this.socket.once('error', reject);
    });
  }

  get text() {
    return this.received.toString('latin1');
  }
  write(data) {
    if (!this.closed) this.socket.write(data);
  }
  close() {
    this.socket.destroy();
  }

  /** Whether the server ends the connection within some seconds. */
  async endsWithin(seconds) {
    let timer;
    const late = new Promise(
      (resolve) => (timer = setTimeout(() => resolve(false), seconds * 1000)),
    );
    const ended = await Promise.race([this.ended.then(() => true), late]);
    clearTimeout(timer);
    return ended;
  }

  /** The code of the close frame that came, if one did. */
  get closeCode() {
    // Server frames are not masked; a close frame is short: 0x88, length, two bytes of code.
    for (let at = this.received.length - 4; at >= 0; --at) {
      const length = this.received[at + 1];
      if (
        this.received[at] === 0x88 &&
        length >= 2 &&
        length < 126 &&
        at + 2 + length === this.received.length
      ) {
        return this.received.readUInt16BE(at + 2);
      }
    }
    return null;
  }
}

export const upgrade = (room, origin, extra = '') =>
  `GET /rooms/${room}/socket HTTP/1.1\r\nHost: ${new URL(origin).host}\r\nOrigin: ${origin}\r\n` +
  `Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
  `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${extra}\r\n`;

/** A frame as a client sends it. `length` overrules the declared length, as [bytes]. */
export function frame(payload, { fin = true, opcode = 1, rsv = 0, mask = true, length } = {}) {
  const body = Buffer.from(payload);
  let size;
  if (length) size = Buffer.from([length[0] | (mask ? 0x80 : 0), ...length.slice(1)]);
  else if (body.length < 126) size = Buffer.from([body.length | (mask ? 0x80 : 0)]);
  else {
    size = Buffer.alloc(3);
    size[0] = 126 | (mask ? 0x80 : 0);
    size.writeUInt16BE(body.length, 1);
  }
  const head = Buffer.concat([Buffer.from([(fin ? 0x80 : 0) | (rsv << 4) | opcode]), size]);
  if (!mask) return Buffer.concat([head, body]);
  const key = randomBytes(4);
  return Buffer.concat([head, key, body.map((byte, i) => byte ^ key[i % 4])]);
}

/** A connection upgraded to a WebSocket of this room. */
export async function upgraded(server, room) {
  const raw = new Raw(server.port);
  await raw.opened;
  raw.write(upgrade(room, server.origin));
  for (let wait = 0; wait < 200 && !raw.text.includes('\r\n\r\n'); ++wait) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  if (!raw.text.startsWith('HTTP/1.1 101'))
    throw new Error(`not upgraded: ${raw.text.slice(0, 200)}`);
  return raw;
}
