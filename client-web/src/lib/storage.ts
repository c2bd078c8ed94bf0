// Everything that this origin keeps, under keys that one function builds from room and owner: two
// evenings on one phone never mix. A browser without storage (private mode) works from memory.
export interface Storage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export type Kind = 'ticket' | 'outbox' | 'notes' | 'opened' | 'draft' | 'server' | 'last';

export const keyOf = (kind: Kind, room = '', owner = ''): string =>
  ['quadrille', kind, room, owner].filter((part) => part !== '').join('.');

export function memoryStorage(): Storage {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

/** The browser's storage when it works, otherwise one that lasts as long as the page. */
export function browserStorage(): Storage {
  try {
    const probe = keyOf('draft', 'probe');
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return localStorage;
  } catch {
    return memoryStorage();
  }
}
