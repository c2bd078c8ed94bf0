// Why something was not done, for organizers and helpers.
import { refusal } from './refusals.ts';

const refusals: Record<string, string> = {
  not_allowed: 'this cannot be done from here',
  wrong_phase: 'this is not possible at this point of the event',
  stale_step: 'the event has moved on since; please look again',
  effect_changed: 'what would happen has changed; please look again',
  no_such_request: 'this request is gone',
  no_such_call: 'this call is already settled',
  nothing_to_undo: 'there is nothing to undo',
  too_late_to_undo: 'it is too late to undo this',
  no_pair_possible: 'no two people here may meet',
  nobody_here: 'nobody has checked in yet',
  pin_needed: 'please enter the PIN first',
  wrong_pin: 'this is not the PIN',
  pin_paused: 'too many wrong PINs; it works again in 5 minutes',
  title_differs: 'the title does not match',
  settings_frozen: 'the settings are fixed since the first rating',
  not_yours: 'this device may not do that',
  not_published: 'nothing is published yet',
  no_such_person: 'this person is not on the list',
  too_many: 'there are too many',
  not_found: 'there is no such event',
};

export const staffRefusal = (code: string): string => refusals[code] ?? refusal(code);
