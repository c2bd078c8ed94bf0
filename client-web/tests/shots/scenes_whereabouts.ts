// A guest's phone while somebody is missing, rests, or sits elsewhere.
import * as b from '../builders.ts';
import type { SceneSays } from './says.ts';

const phone = (
  pub: Parameters<typeof b.publicView>[0],
  own: Parameters<typeof b.ownView>[0],
  press: string[] = [],
): SceneSays => ({
  role: 'participant',
  says: [b.publicView(pub), b.ownView(own)],
  press,
});
const move = { clock: b.clock({ phase: 'move', ends_tick: b.NOW + 12_000, length_ms: 60_000 }) };
const rate = { clock: b.clock({ phase: 'rate', ends_tick: b.NOW + 38_000, length_ms: 45_000 }) };
const begins = { clock: b.clock({ ends_tick: b.NOW + 288_000 }) };
const pause = {
  clock: b.clock({ phase: 'pause_break', ends_tick: b.NOW + 512_000, length_ms: 600_000 }),
};
const none = b.seat({ kind: 'none', partner: null, table_name: '', encounter: 0 });
const rest = (why: 'bye' | 'no_partner') =>
  b.seat({ kind: 'rest', partner: null, table_name: '', encounter: 0, why });
const lena = { ...b.person(17, 'Lena W.'), wants: ['pricing'], offers: ['short video'] };
const offer = { number: 1, partner: lena, until_tick: b.NOW + 24_000, answer: 'none' as const };
const claim = { number: 1, partner: lena, answer: 'none' as const };
const looking = b.seat({ search: 'running', search_until_tick: b.NOW + 42_000 });
const awaited = b.seat({ awaited_until_tick: b.NOW + 42_000, awaited_by: 22 });

export const whereabouts: Record<string, SceneSays> = {
  nobodymove: phone(move, {}),
  nobodytalk: phone({}, {}),
  nobodyasked: phone(begins, {}, ['main .link']),
  lookingmove: phone(move, { met: [], seat: looking }),
  lookingtalk: phone(begins, { seat: looking }),
  lookingsign: phone(begins, { seat: b.seat({ search: 'over' }) }),
  awaitedmove: phone(move, { met: [], seat: awaited }),
  awaitedtalk: phone(begins, { seat: awaited }),
  awaitedhelp: phone(begins, { seat: awaited }, ['footer .link']),
  awaitedtold: phone(begins, { seat: awaited }, ['.card .btn']),
  movedtable: {
    ...phone(move, {}),
    says: [
      b.publicView(move),
      b.ownView({ met: [] }),
      b.ownView({ met: [], seat: b.seat({ table: 4, table_name: '4' }) }),
    ],
  },
  nopartnerrest: phone(begins, { seat: rest('no_partner'), met: b.people }),
  bye: phone(begins, { seat: rest('bye'), met: b.people }),
  offer: phone(begins, { seat: rest('no_partner'), met: b.people, offer }),
  offersaid: phone(begins, { seat: rest('bye'), met: [], offer }, ['label:nth-of-type(1)']),
  raterests: phone(rate, { next_round: 'rests' }),
  rateseated: phone(rate, { next_round: 'seated_after_all' }),
  breakrests: phone(pause, { seat: none, met: b.people, next_round: 'rests' }),
  waitrests: phone(
    { clock: b.clock({ phase: 'waiting', ends_tick: null }) },
    { seat: none, met: b.people, next_round: 'seated_after_all' },
  ),
  helprate: phone(rate, {}, ['footer .link']),
  elsewhere: phone(rate, {}, ['footer .link', '.first li:nth-child(3) .row']),
  elsewheresaid: phone(rate, { claim: { ...claim, answer: 'yes' } }, [
    'footer .link',
    '.first li:nth-child(3) .row',
  ]),
  claimtalk: phone({}, { claim }),
  claimrate: phone(rate, { claim }),
  claimwaits: phone(rate, { claim: { ...claim, answer: 'yes' } }),
};
