// Parts of the phone that are fetched after the first screen stands. A bad network is asked again
// until it gives them.
export type Evening = typeof import('./evening.ts');
export type Door = typeof import('./door.ts');

const AGAIN_MS = 1_500;

export async function loaded<T>(part: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await part();
    } catch {
      await new Promise((then) => setTimeout(then, AGAIN_MS));
    }
  }
}
