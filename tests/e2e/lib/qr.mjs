// Reads a QR code out of text printed with half-block characters, as `serve` prints it.
import jsQR from 'jsqr';

const HALVES = { ' ': [0, 0], '▀': [1, 0], '▄': [0, 1], '█': [1, 1] };
const SCALE = 4;

/** What the first QR code in the text says, or null. Colour codes of the terminal are ignored. */
export function readPrintedQr(text) {
  const lines = text.replace(/\x1b\[[0-9;]*m/g, '').split('\n');
  const isPart = (line) => /[▀▄█]/.test(line) && [...line].every((c) => c in HALVES);
  const from = lines.findIndex(isPart);
  if (from < 0) return null;
  let to = from;
  while (to < lines.length && (isPart(lines[to]) || /^ +$/.test(lines[to]))) ++to;
  return decode(lines.slice(from, to));
}

function decode(lines) {
  const quiet = 4;
  const columns = Math.max(...lines.map((line) => [...line].length)) + 2 * quiet;
  const rows = lines.length * 2 + 2 * quiet;
  // Filled blocks may be the light modules (dark terminal) or the dark ones: try both.
  for (const filled of [255, 0]) {
    const width = columns * SCALE;
    const pixels = new Uint8ClampedArray(width * rows * SCALE * 4).fill(255);
    const paint = (x, y, value) => {
      for (let i = 0; i < SCALE * SCALE; ++i) {
        const at = ((y * SCALE + Math.floor(i / SCALE)) * width + x * SCALE + (i % SCALE)) * 4;
        pixels.fill(value, at, at + 3);
      }
    };
    for (const [row, line] of lines.entries()) {
      for (const [column, c] of [...line].entries()) {
        const [upper, lower] = HALVES[c];
        paint(column + quiet, row * 2 + quiet, upper ? filled : 255 - filled);
        paint(column + quiet, row * 2 + 1 + quiet, lower ? filled : 255 - filled);
      }
    }
    const found = jsQR(pixels, width, rows * SCALE);
    if (found) return found.data;
  }
  return null;
}
