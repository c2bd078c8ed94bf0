// Why something was not done, as the end of a sentence.
import { readable } from '../plural.ts';

const refusals: Record<string, string> = {
  no_such_encounter: 'you did not meet this person',
  not_on_the_scale: 'this choice is not offered any more',
  stale_rating: 'you changed it on another screen since',
  ratings_closed: 'too late, not counted',
  not_met_yet: 'you have not met yet',
  no_consent: 'one of you two is not rated',
  policy_changed: 'the rules changed; please read them again',
  already_taken: 'it was already used on another device',
  unknown_secret: 'it was already used on another device, or replaced by a newer one',
  bad_text: 'this text has characters that cannot be used',
  no_such_suggestion: 'the question is over',
  no_such_offer: 'the question is over',
  no_such_claim: 'this is settled already',
  too_many: 'there were too many already',
  too_early: 'people are still on their way; please wait a moment',
  wrong_phase: 'the time for it is over',
  room_is_over: 'this event is over',
  unavailable: 'the event computer cannot save right now',
  internal_fault: 'the event computer could not do this',
  codes_paused: 'too many wrong codes were tried; please wait a moment or use your slip',
  unreachable: 'the event computer cannot be reached',
};

export const refusal = (code: string): string => refusals[code] ?? readable(code);
