// Why something was not done, for organizers and helpers.
import { sentence } from '../plural.ts';
import { refusal } from './refusals.ts';

const refusals: Record<string, string> = {
  not_allowed: 'this cannot be done from here',
  wrong_phase: 'this is not possible at this point of the event',
  stale_step: 'the event has moved on since; please look again',
  effect_changed: 'what would happen has changed; please look again',
  no_such_request: 'this request is gone',
  no_such_call: 'this call is already settled',
  nothing_to_undo: 'there is nothing to undo',
  too_late_to_undo: 'it is too late to take this back',
  no_pair_possible: 'no two people here may meet',
  nobody_here: 'nobody has checked in yet',
  already_there: 'it is so already',
  pin_needed: 'please enter the PIN first',
  wrong_pin: 'this is not the PIN',
  pin_paused: 'too many wrong PINs were tried; it works again in 5 minutes',
  title_differs: 'the title does not match',
  same_side: 'both are of one side',
  rule_never: 'a rule keeps these two apart',
  rule_met_before: 'these two have met before, and a rule keeps them apart',
  rule_reporting_line: 'one of them reports to the other, and a rule keeps them apart',
  rule_same_group: 'both are of one group, and a rule keeps them apart',
  rule_groups: 'a rule says which groups may meet, and theirs may not',
  not_here: 'one of them is not here, or is with nobody in this round',
  met_already: 'these two have talked already',
  both_stay_seated: 'neither of these two can change tables',
  pinned_already: 'one of them is seated together with somebody in the next round already',
  seated_already: 'they have a seat in this round already',
  table_full: 'three sit at this table',
  stays_seated: 'they cannot change tables',
  no_such_table: 'there is no such table',
  no_place_left: 'one of them is in as many programme pairs as they may have partners',
  counts_only: 'by the policy that was announced, you see counts only',
  ratings_not_closed: 'the ratings are not closed yet',
  pairs_not_shown: 'nobody has looked at the pairs yet',
  already_published: 'the result was published already; a “what if” comes before that',
  no_what_if_left: 'no further “what if” is left',
  what_if_open: 'another “what if” is open; please take or leave it first',
  no_such_what_if: 'this “what if” is gone',
  no_such_pair: 'these two are not a pair of this result',
  no_such_suggestion: 'another pair was suggested at the same moment; please ask again',
  suggestion_open: 'one of the two is being asked about somebody already',
  pair_is_fixed: 'this is a programme pair',
  settings_frozen: 'the settings are fixed since the first rating',
  bad_settings: 'with these settings no evening is possible',
  bad_roster: 'this list cannot be used as it is',
  bad_rules: 'these rules cannot be used as they are',
  not_believed: 'the matching did not pass its check; it is computed again',
  outdated_request: 'the ratings have changed since; the matching runs again',
  not_yours: 'this device may not do that',
  bad_ticket: 'the event does not know this device any more',
  bad_link: 'it was already used; for a new one run “quadrille organizer-link”',
  not_published: 'nothing is published yet',
  has_a_phone: 'this person has a phone already; a new slip moves them to another one',
  no_such_person: 'this person is not on the list',
  too_many: 'there are too many',
  no_such_code: 'no event has this code',
  not_found: 'there is no such event',
  wrong_method: 'this page is out of date; please load it again',
  foreign_origin: 'this page was opened at an address that the event computer does not know',
  unreachable: 'the event computer did not answer; please look before you try again',
};

/** Bodies that the server could not read: a page older or newer than it, or a wild value. */
const UNREAD: Record<string, string> = {
  too_large: 'this is too long',
  out_of_range: 'something in it is too long, too large or too small',
};
const MISREAD = new Set([
  'not_utf8',
  'not_json',
  'too_deep',
  'too_many_tokens',
  'duplicate_key',
  'not_an_integer',
  'not_an_object',
  'unknown_type',
  'missing_field',
  'unknown_field',
  'wrong_kind',
  'unknown_name',
  'unknown',
]);
const MISREAD_WORDS = 'the event computer did not understand it; please load this page again';

/** As the end of a sentence. */
export const staffRefusal = (code: string): string =>
  refusals[code] ?? UNREAD[code] ?? (MISREAD.has(code) ? MISREAD_WORDS : refusal(code));

/** As a sentence of its own. */
export const staffSentence = (code: string): string => sentence(staffRefusal(code));
