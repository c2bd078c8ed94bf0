// Client messages as text. Frames are padded, so that their length tells nothing about their
// content.
import type { ClientMessage } from './protocol.ts';

export const FRAME_BYTES = 512;
export const BODY_BYTES = 2048;

const utf8 = new TextEncoder();
const bytesOf = (text: string) => utf8.encode(text).length;

/** The JSON of `value` with a trailing `pad` that makes it a multiple of `step` bytes long. */
export function padded(value: object, step: number): string {
  const room = bytesOf(JSON.stringify({ ...value, pad: '' }));
  const length = Math.ceil(room / step) * step;
  return JSON.stringify({ ...value, pad: ' '.repeat(length - room) });
}

export const encodeClientMessage = (message: ClientMessage): string => padded(message, FRAME_BYTES);
