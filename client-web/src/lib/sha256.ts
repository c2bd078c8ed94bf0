// SHA-256 (FIPS 180-4), since crypto.subtle is missing on plain HTTP and a library is four times
// the
// size. Short inputs only; the tests hold it against another implementation.
function primes(count: number): number[] {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) if (found.every((p) => n % p !== 0)) found.push(n);
  return found;
}

/** The first 32 bits of the fractional part. */
const fraction = (x: number): number => ((x - Math.floor(x)) * 2 ** 32) | 0;
const K = primes(64).map((p) => fraction(Math.cbrt(p)));
const START = primes(8).map((p) => fraction(Math.sqrt(p)));

const turned = (x: number, by: number): number => (x >>> by) | (x << (32 - by));

/** The message with its closing bit and length, in blocks of sixteen words. */
function blocksOf(bytes: Uint8Array): DataView {
  const length = Math.ceil((bytes.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 4, bytes.length * 8);
  return view;
}

function scheduleOf(view: DataView, at: number): Int32Array {
  const w = new Int32Array(64);
  const word = (i: number) => w[i] ?? 0;
  for (let i = 0; i < 16; i++) w[i] = view.getInt32(at + i * 4);
  for (let i = 16; i < 64; i++) {
    const a = word(i - 15);
    const b = word(i - 2);
    const small = turned(a, 7) ^ turned(a, 18) ^ (a >>> 3);
    const large = turned(b, 17) ^ turned(b, 19) ^ (b >>> 10);
    w[i] = (word(i - 16) + small + word(i - 7) + large) | 0;
  }
  return w;
}

type State = [number, number, number, number, number, number, number, number];

function mixed(before: State, w: Int32Array): State {
  let [a, b, c, d, e, f, g, h] = before;
  for (let i = 0; i < 64; i++) {
    const one =
      (h +
        (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) +
        ((e & f) ^ (~e & g)) +
        (K[i] ?? 0) +
        (w[i] ?? 0)) |
      0;
    const two =
      ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + one) | 0, c, b, a, (one + two) | 0];
  }
  return [a, b, c, d, e, f, g, h];
}

export function sha256Hex(bytes: Uint8Array): string {
  const view = blocksOf(bytes);
  let state = START as State;
  for (let at = 0; at < view.byteLength; at += 64) {
    const after = mixed(state, scheduleOf(view, at));
    state = state.map((word, i) => (word + (after[i] ?? 0)) | 0) as State;
  }
  return state.map((word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}
