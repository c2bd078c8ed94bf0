// How long to wait before the next try: doubling from half a second to 15 s, with full jitter, so
// that
// a hall of phones does not come back in one breath.
export const FIRST_MS = 500;
export const MOST_MS = 15_000;

export function backoffMs(tries: number, random: () => number): number {
  const ceiling = Math.min(MOST_MS, FIRST_MS * 2 ** Math.min(tries, 10));
  return Math.round(ceiling / 4 + (random() * (ceiling * 3)) / 4);
}
