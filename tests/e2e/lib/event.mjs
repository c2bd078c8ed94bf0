// Sets up an event over HTTP, as a desk does it, and lets bots live through it.
import { Device, deviceFor, hex, sha256 } from './device.mjs';

const FIRST = [
  'Ada',
  'Bo',
  'Cleo',
  'Dan',
  'Eve',
  'Finn',
  'Gil',
  'Hana',
  'Ivo',
  'June',
  'Kai',
  'Lin',
];
const LAST = ['North', 'South', 'East', 'West', 'Hill', 'Lake', 'Stone', 'Wood', 'Field', 'Marsh'];

/** people.csv of invented guests, half of them on each side. */
export function roster(count, pool = false) {
  const rows = ['id,name,side,group'];
  for (let i = 0; i < count; ++i) {
    const name = `${FIRST[i % FIRST.length]} ${LAST[Math.floor(i / FIRST.length) % LAST.length]}`;
    const side = pool ? '' : i % 2 ? 'Senior' : 'Junior';
    rows.push(`p${String(i + 1).padStart(3, '0')},${name},${side},g${i % 5}`);
  }
  return `${rows.join('\n')}\n`;
}

/** One HTTP request; gives { status, body } with JSON read. */
export async function http(origin, method, path, { ticket, body, type = 'application/json' } = {}) {
  const headers = {};
  if (ticket) headers.authorization = `Bearer ${ticket}`;
  if (body !== undefined) headers['content-type'] = type;
  const text = body === undefined || typeof body === 'string' ? body : JSON.stringify(body);
  const answer = await fetch(origin + path, { method, headers, body: text });
  const said = await answer.text();
  let value = said;
  if ((answer.headers.get('content-type') ?? '').startsWith('application/json')) {
    value = JSON.parse(said);
  }
  return { status: answer.status, body: value, headers: answer.headers };
}

async function good(...request) {
  const answer = await http(...request);
  if (answer.status >= 300) {
    const [, method, path] = request;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
  return answer.body;
}

/** Uses the printed link: a ticket that may create rooms. */
export async function serverTicket(server) {
  const secret = new URL(await server.organizerLink()).hash.split('=')[1];
  const ticket = hex(16);
  const body = { secret, ticket_hash: sha256(ticket) };
  await good(server.origin, 'POST', '/server/claim', { body });
  return ticket;
}

/** An event with its roster; `settings` change those of the template. */
export async function createEvent(server, ticket, { title, kind = 'real', settings = {}, people }) {
  const { origin } = server;
  const body = { title, template: 'reverse_mentoring', kind, ticket_hash: sha256(ticket) };
  const made = await good(origin, 'POST', '/rooms', { ticket, body });
  const path = `/rooms/${made.room}`;
  const chosen = await good(origin, 'GET', `${path}/settings`, { ticket });
  await good(origin, 'PUT', `${path}/settings`, { ticket, body: { ...chosen, ...settings } });
  if (people) {
    const csv = { ticket, body: people, type: 'text/csv' };
    const seen = await good(origin, 'POST', `${path}/roster/preview`, csv);
    await good(origin, 'POST', `${path}/roster/confirm?digest=${seen.digest}`, csv);
  }
  return { ...made, ticket, path };
}

export async function organizerOf(server, event) {
  return (await new Device(server.origin, event.room, event.ticket).open()).hello();
}

export const slipsOf = (server, event) =>
  good(server.origin, 'POST', `${event.path}/slips`, { ticket: event.ticket, body: {} });

export const linkOf = (server, event, role) =>
  good(server.origin, 'POST', `${event.path}/links`, { ticket: event.ticket, body: { role } });

/** A control as a desk sends it: with the step it sees. Gives the answer. */
export async function control(desk, action, more = {}) {
  const { step } = await desk.seen('public_view');
  const empty = { effect: null, typed: null };
  return desk.ask({ type: 'control', at_step: step, action, ...empty, ...more });
}

/** Does it, or fails with the reason. */
export async function must(desk, action, more) {
  const answer = await control(desk, action, more);
  if (answer.type !== 'ack') throw new Error(`${action} refused: ${answer.reason}`);
  return answer;
}

/** A guest without a screen: comes in by slip, consents, checks in, and rates whom it meets. */
export class Guest {
  constructor(device, liking) {
    this.device = device;
    this.liking = liking; // badge of the other -> choice or null
    this.acked = new Map(); // encounter -> choice that was acknowledged
  }

  static async enter(server, link, liking = () => null) {
    return new Guest(await deviceFor(server.origin, link), liking);
  }

  get view() {
    return this.device.last.participant_view;
  }

  async arrive() {
    const { policy_hash } = await this.device.seen('public_view');
    await this.device.seen('participant_view');
    const consent = await this.device.ask({ type: 'consent', agrees: true, policy_hash });
    const check = await this.device.ask({ type: 'check_in' });
    for (const answer of [consent, check]) {
      if (answer.type !== 'ack') throw new Error(`refused: ${answer.reason}`);
    }
    return this;
  }

  /** Rates everybody met so far who is not rated yet. */
  async rate() {
    for (const met of this.view.met) {
      const choice = this.liking(met.partner.badge, met);
      if (met.rating || !met.may_rate || !choice || this.acked.has(met.encounter)) continue;
      const { encounter, revision } = met;
      const wish = { type: 'give_rating', encounter, choice, replaces: revision };
      const answer = await this.device.ask(wish);
      if (answer.type === 'ack') this.acked.set(encounter, choice);
    }
  }

  /** The same device again, after the server or the connection went away. */
  async comeBack() {
    this.device.close();
    await this.device.open();
    await this.device.hello();
    await this.device.seen('participant_view');
    return this;
  }
}
