// What a link's fragment says. The fragment is taken out of the address bar at once (only the room,
// which is no secret, stays), so that a reload finds its room and a screenshot shows no secret.
export type Role = 'slip' | 'organizer' | 'helper' | 'wall';

export type Link =
  | { kind: 'none' }
  /** Of a known kind, but cut short or mistyped on its way. */
  | { kind: 'damaged' }
  | { kind: 'room'; room: string }
  | { kind: 'code'; code: string }
  | { kind: 'server'; secret: string }
  | { kind: 'claim'; role: Role; room: string; secret: string };

const ROLES = new Map([
  ['s', 'slip'],
  ['o', 'organizer'],
  ['h', 'helper'],
  ['w', 'wall'],
] as const);

/** Rooms and secrets are 128 random bits. */
const TOKEN = /^[0-9a-f]{32}$/;

export function parseLink(fragment: string): Link {
  const [key = '', rest = ''] = splitOnce(fragment.replace(/^#/, ''), '=');
  if (key === 'r') return TOKEN.test(rest) ? { kind: 'room', room: rest } : { kind: 'damaged' };
  if (key === 'c' && rest !== '') return { kind: 'code', code: foldCode(rest) };
  if (key === 'server' && rest !== '') return { kind: 'server', secret: rest };
  const role = (ROLES as ReadonlyMap<string, Role>).get(key);
  if (role === undefined) return { kind: 'none' };
  const [room = '', secret = ''] = splitOnce(rest, '.');
  return TOKEN.test(room) && TOKEN.test(secret)
    ? { kind: 'claim', role, room, secret }
    : { kind: 'damaged' };
}

function splitOnce(text: string, by: string): string[] {
  const at = text.indexOf(by);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** Reads the link of this page and leaves only the room behind. */
export function takeLink(): Link {
  const link = parseLink(location.hash);
  if (link.kind === 'claim') showRoom(link.room);
  else if (link.kind !== 'room' && location.hash !== '')
    history.replaceState(null, '', location.pathname);
  return link;
}

export const showRoom = (room: string): void =>
  history.replaceState(history.state, '', `${location.pathname}#r=${room}`);

/** Event codes are Crockford base32, written by hand: case and look-alikes are folded. */
export const foldCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
    .replace(/U/g, 'V');

export const CODE_LENGTH = 8;

/** Shown in two groups: `7K3M 9QXA`. */
export const groupCode = (code: string): string =>
  code.length > 4 ? `${code.slice(0, 4)} ${code.slice(4)}` : code;
