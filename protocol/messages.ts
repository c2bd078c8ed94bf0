// Generated from protocol/schema by `npm run generate` in protocol/. Do not edit:
// change the schema, the struct and a sample, then generate again.

export type Anything = ClientMessage | ServerMessage | HttpBody;
/**
 * What a device may say. The struct of the same name in client_message.hpp is its other half.
 */
export type ClientMessage =
  | Hello
  | Claim
  | AskToJoin
  | Ping
  | Consent
  | CheckIn
  | GoAway
  | Leave
  | GiveRating
  | OrderFavourites
  | Block
  | AskHelp
  | CancelHelp
  | Control
  | Announce
  | WithdrawAnnouncement
  | SetPresence
  | AddPerson
  | Admit
  | Decline
  | TakeHelp
  | EnterPin
  | Show
  | Preview
  | SetProgrammePair
  | AskWhatIf
  | SettleWhatIf
  | SuggestPair
  | AnswerSuggestion
  | DissolvePair
  | SwapSeats
  | SeatTogether
  | UseTable
  | JoinTable
  | TalkWithHelper
  | ReportMissing
  | ShowUp
  | AnswerOffer
  | ClaimPartner
  | AnswerClaim;
/**
 * Filler that makes lengths equal; ignored.
 */
export type Pad = string;
/**
 * Made by the client, new for every wish; a repeat of the same wish repeats it.
 */
export type CommandId = string;
/**
 * What a person is called: 1 to 40 code points, at most 160 bytes.
 */
export type Name = string;
/**
 * Milliseconds; as a moment, on the scale of Welcome.tick and Pong.tick.
 */
export type Tick = number;
/**
 * 0 to 100.
 */
export type ScoreTenths = number;
/**
 * Why somebody asks for help.
 */
export type HelpKind = 'table' | 'phone' | 'quietly';
/**
 * What an organizer can do with the clock and the phases.
 */
export type ControlAction =
  | 'open'
  | 'open_lobby'
  | 'start'
  | 'proceed'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'shorten'
  | 'skip'
  | 'go_back'
  | 'end_rounds'
  | 'call_break'
  | 'add_round'
  | 'close_ratings'
  | 'reopen_ratings'
  | 'show_pairs'
  | 'prepare_publish'
  | 'cancel_publish'
  | 'withdraw'
  | 'make_final'
  | 'undo'
  | 'cancel_event'
  | 'purge';
/**
 * Whom an announcement reaches.
 */
export type AnnounceTo = 'everybody' | 'side_0' | 'side_1';
/**
 * Where helpers and organizers can put people.
 */
export type PresenceWish = 'here' | 'away' | 'left' | 'removed';
export type SideIndex = number;
/**
 * A list that a desk looks at.
 */
export type ListKind =
  'people' | 'tables' | 'log' | 'pairs' | 'programme' | 'changes' | 'suggestions' | 'feasibility';
/**
 * What the server says. The struct of the same name in server_message.hpp is its other half.
 */
export type ServerMessage =
  | Welcome
  | Standing
  | Ack
  | Reject
  | Pong
  | Effect
  | VisitorView
  | PublicView
  | ParticipantView
  | DeskView
  | DeskPage
  | WallView
  | HelperView;
/**
 * What this device is.
 */
export type Role = 'participant' | 'helper' | 'organizer' | 'wall';
/**
 * How far the wish to join is.
 */
export type VisitorState = 'asked' | 'admitted' | 'declined';
/**
 * A real evening, or a rehearsal with simulated phones.
 */
export type RoomKind = 'real' | 'rehearsal';
/**
 * Where the evening is; `pause_break` is a break between rounds.
 */
export type Phase =
  | 'draft'
  | 'open'
  | 'lobby'
  | 'move'
  | 'talk'
  | 'rate'
  | 'pause_break'
  | 'waiting'
  | 'review'
  | 'closed'
  | 'preview'
  | 'published'
  | 'purged'
  | 'cancelled';
/**
 * Where a person is.
 */
export type PresenceState = 'invited' | 'joined' | 'here' | 'away' | 'left' | 'removed';
/**
 * Whether consent was asked, given or refused.
 */
export type ConsentState = 'asked' | 'given' | 'refused';
/**
 * Whether this person sits at a table, rests, has no partner but a helper to talk to, or nothing of it.
 */
export type SeatKind = 'none' | 'table' | 'rest' | 'helper';
/**
 * For the partner, after 'nobody here'.
 */
export type Search = 'none' | 'running' | 'over';
/**
 * Why this person rests: nobody was left to meet, or the partner is not available.
 */
export type RestReason = 'none' | 'bye' | 'no_partner';
/**
 * What there is to see of the result.
 */
export type ResultState = 'none' | 'checking' | 'ready';
/**
 * What one said to a suggestion.
 */
export type SuggestionAnswer = 'none' | 'yes' | 'no';
/**
 * What is known of the round after the one that runs.
 */
export type NextRound = 'unknown' | 'rests' | 'seated_after_all';
/**
 * How far the matching is.
 */
export type MatchingState = 'none' | 'running' | 'failing' | 'instant_only' | 'proposed';
/**
 * How far a look at another result is.
 */
export type WhatIfState = 'none' | 'running' | 'answered' | 'failed';
/**
 * One page of the list that this screen looks at.
 */
export type DeskPage =
  | PeoplePage
  | TablesPage
  | LogPage
  | PairsPage
  | ProgrammePage
  | ChangesPage
  | SuggestionsPage
  | FeasibilityPage;
/**
 * Open until its end, whatever the two say; joined is part of a published result, or was.
 */
export type SuggestionState = 'open' | 'agreed' | 'declined' | 'joined';
/**
 * The bodies of the HTTP interface; their other half is http_messages.hpp.
 */
export type HttpBody =
  | Settings
  | ServerClaimRequest
  | CodeRequest
  | CreateRoomRequest
  | RecoverRequest
  | SlipsRequest
  | LinkRequest
  | NoteRequest
  | ProfileRequest
  | EmptyAnswer
  | ErrorAnswer
  | CodeAnswer
  | WhereAnswer
  | RoomsAnswer
  | CreateRoomAnswer
  | RosterPreviewAnswer
  | RosterConfirmAnswer
  | SlipsAnswer
  | LinkAnswer
  | OwnData;
/**
 * At most 60 bytes.
 */
export type Tag = string;
/**
 * How pairs are made.
 */
export type MatchRule = 'mutual' | 'pairs' | 'most';
/**
 * The privacy policy for the result.
 */
export type OrganizerSees = 'counts_only' | 'pairs';
/**
 * How people are named on the wall.
 */
export type NamesOnWall = 'full' | 'first_initial' | 'badge' | 'off';
/**
 * Whether the server can be reached after the evening.
 */
export type Reach = 'lan' | 'public';
/**
 * What fills in the settings of a new event.
 */
export type Template =
  'reverse_mentoring' | 'mentoring_with_capacities' | 'speed_dating' | 'one_pool';
/**
 * Whom a link lets in.
 */
export type LinkRole = 'organizer' | 'helper' | 'wall';
/**
 * All events of this server.
 */
export type RoomsAnswer = RoomRow[];
/**
 * What a row of a roster would do.
 */
export type RosterChange = 'new' | 'same' | 'changed' | 'refused';
/**
 * New slips; older ones of these people are void.
 */
export type SlipsAnswer = SlipRow[];

/**
 * The first message of a device that has a ticket. The shape of this message never changes.
 */
export interface Hello {
  type: 'hello';
  ticket: string;
  protocol: number;
  screen: string;
  pad?: Pad;
}
/**
 * Uses a slip or link: binds the ticket, by its SHA-256, to the person or role of the secret.
 */
export interface Claim {
  type: 'claim';
  id: CommandId;
  secret: string;
  ticket_hash: string;
  pad?: Pad;
}
/**
 * By event code: asks to be let in under a typed name. Answered by visitor_view.
 */
export interface AskToJoin {
  type: 'ask_to_join';
  id: CommandId;
  name: Name;
  ticket_hash: string;
  pad?: Pad;
}
/**
 * Answered by pong with the same number.
 */
export interface Ping {
  type: 'ping';
  sent: Tick;
  pad?: Pad;
}
/**
 * Agrees or not to the policy that was shown.
 */
export interface Consent {
  type: 'consent';
  id: CommandId;
  agrees: boolean;
  policy_hash: string;
  pad?: Pad;
}
/**
 * I am here.
 */
export interface CheckIn {
  type: 'check_in';
  id: CommandId;
  pad?: Pad;
}
/**
 * Do not seat me for now.
 */
export interface GoAway {
  type: 'go_away';
  id: CommandId;
  pad?: Pad;
}
/**
 * I have to leave.
 */
export interface Leave {
  type: 'leave';
  id: CommandId;
  may_be_paired: boolean;
  pad?: Pad;
}
/**
 * A rating of one encounter; `choice` null takes it back.
 */
export interface GiveRating {
  type: 'give_rating';
  id: CommandId;
  encounter: number;
  choice: Choice | null;
  replaces: number;
  pad?: Pad;
}
/**
 * What somebody thinks of a partner: whether they accept, and a score when known.
 */
export interface Choice {
  accepts: boolean;
  score_tenths: ScoreTenths | null;
}
/**
 * First is dearest; replaces the whole order.
 */
export interface OrderFavourites {
  type: 'order_favourites';
  id: CommandId;
  /**
   * @maxItems 20
   */
  encounters:
    | []
    | [number]
    | [number, number]
    | [number, number, number]
    | [number, number, number, number]
    | [number, number, number, number, number]
    | [number, number, number, number, number, number]
    | [number, number, number, number, number, number, number]
    | [number, number, number, number, number, number, number, number]
    | [number, number, number, number, number, number, number, number, number]
    | [number, number, number, number, number, number, number, number, number, number]
    | [number, number, number, number, number, number, number, number, number, number, number]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ]
    | [
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number,
        number
      ];
  pad?: Pad;
}
/**
 * Not this person, without a reason; `blocked` false takes it back.
 */
export interface Block {
  type: 'block';
  id: CommandId;
  badge: number;
  blocked: boolean;
  pad?: Pad;
}
/**
 * Asks for a helper.
 */
export interface AskHelp {
  type: 'ask_help';
  id: CommandId;
  kind: HelpKind;
  pad?: Pad;
}
/**
 * No help needed any more.
 */
export interface CancelHelp {
  type: 'cancel_help';
  id: CommandId;
  pad?: Pad;
}
/**
 * A control of the desk. `at_step` is the step that the tablet showed.
 */
export interface Control {
  type: 'control';
  id: CommandId;
  at_step: number;
  action: ControlAction;
  effect: string | null;
  typed: string | null;
  pad?: Pad;
}
/**
 * Says something to all or to one side.
 */
export interface Announce {
  type: 'announce';
  id: CommandId;
  text: string;
  to: AnnounceTo;
  pad?: Pad;
}
/**
 * Shows the last announcement as withdrawn.
 */
export interface WithdrawAnnouncement {
  type: 'withdraw_announcement';
  id: CommandId;
  pad?: Pad;
}
/**
 * Moves one or several people.
 */
export interface SetPresence {
  type: 'set_presence';
  id: CommandId;
  /**
   * @minItems 1
   * @maxItems 2000
   */
  badges: [number, ...number[]];
  presence: PresenceWish;
  may_be_paired: boolean;
  effect: string | null;
  pad?: Pad;
}
/**
 * A walk-up.
 */
export interface AddPerson {
  type: 'add_person';
  id: CommandId;
  name: Name;
  side: SideIndex;
  pad?: Pad;
}
/**
 * Lets in who asked with these words, as this person.
 */
export interface Admit {
  type: 'admit';
  id: CommandId;
  request: number;
  badge: number;
  pad?: Pad;
}
/**
 * Sends away who asked with these words.
 */
export interface Decline {
  type: 'decline';
  id: CommandId;
  request: number;
  pad?: Pad;
}
/**
 * `done` false: I take it; true: it is settled.
 */
export interface TakeHelp {
  type: 'take_help';
  id: CommandId;
  help: number;
  done: boolean;
  pad?: Pad;
}
/**
 * Opens publish, export and remove for a while.
 */
export interface EnterPin {
  type: 'enter_pin';
  id: CommandId;
  pin: string;
  pad?: Pad;
}
/**
 * Which part of which list this screen looks at; answered by desk_page, again on every change.
 */
export interface Show {
  type: 'show';
  list: ListKind;
  filter: string;
  from: number;
  pad?: Pad;
}
/**
 * What would happen: answered by effect.
 */
export interface Preview {
  type: 'preview';
  id: CommandId;
  command: Control | SetPresence | SwapSeats | SeatTogether | UseTable | JoinTable | TalkWithHelper;
  pad?: Pad;
}
/**
 * In move: each takes the place of the other; who rests takes the place of who sits.
 */
export interface SwapSeats {
  type: 'swap_seats';
  id: CommandId;
  at_step: number;
  a: number;
  b: number;
  effect: string | null;
  pad?: Pad;
}
/**
 * A pair made by hand: in move for this round, before it for the next one; or made no more.
 */
export interface SeatTogether {
  type: 'seat_together';
  id: CommandId;
  at_step: number;
  a: number;
  b: number;
  together: boolean;
  effect: string | null;
  pad?: Pad;
}
/**
 * Takes a table out of use, or puts it back.
 */
export interface UseTable {
  type: 'use_table';
  id: CommandId;
  at_step: number;
  table: number;
  in_use: boolean;
  effect: string | null;
  pad?: Pad;
}
/**
 * In move: who has no seat joins the pair at this table.
 */
export interface JoinTable {
  type: 'join_table';
  id: CommandId;
  at_step: number;
  badge: number;
  table: number;
  effect: string | null;
  pad?: Pad;
}
/**
 * In move and talk: who has no seat talks with a helper, or does not any more.
 */
export interface TalkWithHelper {
  type: 'talk_with_helper';
  id: CommandId;
  badge: number;
  together: boolean;
  effect: string | null;
  pad?: Pad;
}
/**
 * Fixes these two as a programme pair, or no more. Before the first rating.
 */
export interface SetProgrammePair {
  type: 'set_programme_pair';
  id: CommandId;
  a: number;
  b: number;
  set: boolean;
  pad?: Pad;
}
/**
 * What if not these pairs? The number is desk_view.what_if.next, as it was seen.
 */
export interface AskWhatIf {
  type: 'ask_what_if';
  id: CommandId;
  number: number;
  /**
   * @minItems 1
   * @maxItems 10
   */
  pairs:
    | [BadgePair]
    | [BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair, BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair]
    | [BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair, BadgePair]
    | [
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair
      ]
    | [
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair,
        BadgePair
      ];
  pad?: Pad;
}
/**
 * Two people by their badges.
 */
export interface BadgePair {
  a: number;
  b: number;
}
/**
 * Takes the answer of that what-if over, or lets it go.
 */
export interface SettleWhatIf {
  type: 'settle_what_if';
  id: CommandId;
  number: number;
  adopt: boolean;
  pad?: Pad;
}
/**
 * Asks both whether they would be partners. The number is desk_view.suggestion_next, as it was seen.
 */
export interface SuggestPair {
  type: 'suggest_pair';
  id: CommandId;
  number: number;
  a: number;
  b: number;
  pad?: Pad;
}
/**
 * The answer of one of the two; said again it replaces what was said.
 */
export interface AnswerSuggestion {
  type: 'answer_suggestion';
  id: CommandId;
  number: number;
  accepts: boolean;
  pad?: Pad;
}
/**
 * Takes a published pair out of the result. Needs the PIN.
 */
export interface DissolvePair {
  type: 'dissolve_pair';
  id: CommandId;
  a: number;
  b: number;
  pad?: Pad;
}
/**
 * Nobody is here: said by who waits at the table of this encounter.
 */
export interface ReportMissing {
  type: 'report_missing';
  id: CommandId;
  encounter: number;
  pad?: Pad;
}
/**
 * I am coming: said by whom somebody waits for.
 */
export interface ShowUp {
  type: 'show_up';
  id: CommandId;
  encounter: number;
  pad?: Pad;
}
/**
 * The answer to an offered seat; said again it replaces what was said.
 */
export interface AnswerOffer {
  type: 'answer_offer';
  id: CommandId;
  number: number;
  accepts: boolean;
  pad?: Pad;
}
/**
 * I sat with this badge, not with whom the encounter says.
 */
export interface ClaimPartner {
  type: 'claim_partner';
  id: CommandId;
  encounter: number;
  badge: number;
  pad?: Pad;
}
/**
 * Whether that is so: by the other, or by staff.
 */
export interface AnswerClaim {
  type: 'answer_claim';
  id: CommandId;
  number: number;
  confirms: boolean;
  pad?: Pad;
}
/**
 * The answer to hello. `acting` false: another screen of the same person acts, this one mirrors.
 */
export interface Welcome {
  type: 'welcome';
  role: Role;
  protocol: number;
  tick: Tick;
  acting: boolean;
  pad?: Pad;
}
/**
 * Acting changed hands.
 */
export interface Standing {
  type: 'standing';
  acting: boolean;
  pad?: Pad;
}
/**
 * Done and saved.
 */
export interface Ack {
  type: 'ack';
  id: CommandId;
  receipt: string;
  pad?: Pad;
}
/**
 * Not done, for this reason.
 */
export interface Reject {
  type: 'reject';
  id: CommandId;
  reason: string;
  pad?: Pad;
}
/**
 * Answers a ping.
 */
export interface Pong {
  type: 'pong';
  sent: Tick;
  tick: Tick;
  pad?: Pad;
}
/**
 * What a previewed command would do, and the digest to send along with it.
 */
export interface Effect {
  type: 'effect';
  id: CommandId;
  digest: string;
  lines: EffectLine[];
  pad?: Pad;
}
/**
 * A sentence: `effect.<code>` of the dictionary, with its arguments.
 */
export interface EffectLine {
  code: string;
  arguments: string[];
}
/**
 * Everything that a visitor sees.
 */
export interface VisitorView {
  type: 'visitor_view';
  state: VisitorState;
  words: string;
  title: string;
  pad?: Pad;
}
/**
 * What everybody who is attached sees.
 */
export interface PublicView {
  type: 'public_view';
  step: number;
  title: string;
  theme: string;
  house_rules: string;
  kind: RoomKind;
  clock: Clock;
  sides: Side[];
  scale: Scale;
  rule: string;
  policy_hash: string;
  policy: string;
  retention_days: number;
  eligibility: string[];
  expected: number;
  here: number;
  announcement: Announcement | null;
  insecure: boolean;
  lottery_commitment: string;
  pad?: Pad;
}
/**
 * The running phase and its time.
 */
export interface Clock {
  phase: Phase;
  round: number;
  rounds: number;
  paused: boolean;
  ends_tick: Tick | null;
  left_ms: Tick | null;
  length_ms: Tick;
  break_after: number;
}
/**
 * One of the two groups.
 */
export interface Side {
  name: string;
  stays: boolean;
}
/**
 * How partners are rated.
 */
export interface Scale {
  /**
   * @maxItems 10
   */
  choices:
    | []
    | [ScaleChoice]
    | [ScaleChoice, ScaleChoice]
    | [ScaleChoice, ScaleChoice, ScaleChoice]
    | [ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice]
    | [ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice]
    | [ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice]
    | [ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice, ScaleChoice]
    | [
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice
      ]
    | [
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice
      ]
    | [
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice,
        ScaleChoice
      ];
  free_score: boolean;
}
/**
 * One answer that the scale offers.
 */
export interface ScaleChoice {
  label: string;
  accepts: boolean;
  score_tenths: ScoreTenths | null;
}
/**
 * The last thing that was announced.
 */
export interface Announcement {
  number: number;
  text: string;
  to: AnnounceTo;
  withdrawn: boolean;
}
/**
 * What one participant sees of themselves.
 */
export interface ParticipantView {
  type: 'participant_view';
  step: number;
  me: PersonCard;
  presence: PresenceState;
  consent: ConsentState;
  talks_promised: number;
  contact: string;
  seat: Seat;
  met: Met[];
  may_rate: boolean;
  help: HelpKind | null;
  help_taken: boolean;
  result: OwnResult;
  suggestion: OwnSuggestion | null;
  next_round: NextRound;
  offer: OwnOffer | null;
  claim: OwnClaim | null;
  /**
   * Whom the programme fixed as partners beforehand.
   */
  programme: PersonCard[];
  includes: CommandId[];
  pad?: Pad;
}
/**
 * What one person may know of another.
 */
export interface PersonCard {
  badge: number;
  name: string;
  side: SideIndex;
  wants: string[];
  offers: string[];
}
/**
 * Where this person belongs in the round that runs or is about to.
 */
export interface Seat {
  kind: SeatKind;
  encounter: number;
  table: number;
  table_name: string;
  from_table: number;
  /**
   * Tables from there to here, in walking order; back when negative.
   */
  walk: number;
  partner: PersonCard | null;
  /**
   * Whoever else sits there.
   */
  beside: Tablemate[];
  prompt: string;
  why: RestReason;
  search: Search;
  search_until_tick: Tick | null;
  awaited_until_tick: Tick | null;
  /**
   * The badge of who waits here and cannot find me; 0: nobody.
   */
  awaited_by: number;
}
/**
 * One more at a table of three.
 */
export interface Tablemate {
  card: PersonCard;
  /**
   * 0: of one's own side, and not met.
   */
  encounter: number;
  search: Search;
}
/**
 * One talk that this person had.
 */
export interface Met {
  encounter: number;
  round: number;
  table: number;
  table_name: string;
  partner: PersonCard;
  rating: OwnRating | null;
  revision: number;
  may_rate: boolean;
  note: string;
  favourite: number;
  blocked: boolean;
}
/**
 * A rating that is saved, and how often it changed.
 */
export interface OwnRating {
  choice: Choice;
  revision: number;
}
/**
 * This person's own result.
 */
export interface OwnResult {
  state: ResultState;
  version: number;
  /**
   * It can no longer be withdrawn, and contacts are shown.
   */
  final: boolean;
  partners: ResultPartner[];
}
/**
 * A final partner.
 */
export interface ResultPartner {
  card: PersonCard;
  contact: string;
}
/**
 * An organizer asks whether this person would be one's partner. Open until its end, whoever says what.
 */
export interface OwnSuggestion {
  number: number;
  partner: PersonCard;
  until_tick: Tick;
  answer: SuggestionAnswer;
}
/**
 * Somebody without a partner in this round, either: would one sit with them? Open until its end, whoever says what.
 */
export interface OwnOffer {
  number: number;
  partner: PersonCard;
  until_tick: Tick;
  answer: SuggestionAnswer;
}
/**
 * Somebody says that they sat with me, or I said it of them.
 */
export interface OwnClaim {
  number: number;
  partner: PersonCard;
  answer: SuggestionAnswer;
}
/**
 * The summary that every organizer device shows.
 */
export interface DeskView {
  type: 'desk_view';
  step: number;
  counts: SideCounts[];
  talks_now: number;
  resting: number;
  rated: number;
  to_rate: number;
  helps: HelpCall[];
  silent: SilentPhone[];
  silent_count: number;
  joins: JoinRequest[];
  missing: MissingRow[];
  claims: ClaimRow[];
  /**
   * Here without a seat in this round; first 50.
   */
  resting_now: BadgeName[];
  /**
   * Told so for the next round; the first 50.
   */
  resting_next: BadgeName[];
  /**
   * Pairs made by hand for the next round.
   */
  pins: PairRow[];
  closed_tables: TableName[];
  helper_talks: HelperTalkRow[];
  undo: UndoOffer | null;
  matching: MatchingSummary;
  what_if: WhatIf;
  suggestion_next: number;
  publish: PublishState;
  warnings: Warning[];
  join_code: string;
  organizers: number;
  pin_fresh: boolean;
  has_pin: boolean;
  journal_trouble: boolean;
  settings_frozen: boolean;
  closing_until_tick: Tick | null;
  away_from_tick: Tick | null;
  recovered_tick: Tick | null;
  pad?: Pad;
}
/**
 * How many people of one side are where.
 */
export interface SideCounts {
  invited: number;
  joined: number;
  here: number;
  away: number;
  left: number;
}
/**
 * Somebody asks for help.
 */
export interface HelpCall {
  help: number;
  badge: number;
  name: string;
  kind: HelpKind;
  table_name: string;
  since_tick: Tick;
  taken: boolean;
}
/**
 * A phone that was not heard.
 */
export interface SilentPhone {
  badge: number;
  name: string;
  since_tick: Tick;
}
/**
 * Somebody at the door.
 */
export interface JoinRequest {
  request: number;
  name: string;
  words: string;
}
/**
 * Somebody whose partner waits at this table and cannot find them.
 */
export interface MissingRow {
  badge: number;
  name: string;
  table_name: string;
  until_tick: Tick;
}
/**
 * Somebody says they sat with somebody else than planned; staff may settle it.
 */
export interface ClaimRow {
  number: number;
  a: number;
  a_name: string;
  b: number;
  b_name: string;
}
/**
 * A person.
 */
export interface BadgeName {
  badge: number;
  name: string;
}
/**
 * A row of the list of pairs.
 */
export interface PairRow {
  a: number;
  a_name: string;
  b: number;
  b_name: string;
}
/**
 * A table.
 */
export interface TableName {
  table: number;
  table_name: string;
}
/**
 * Somebody without a partner who talks with a helper in this round.
 */
export interface HelperTalkRow {
  badge: number;
  name: string;
  /**
   * Empty: no table is free.
   */
  table_name: string;
}
/**
 * What `undo` would take back, and until when.
 */
export interface UndoOffer {
  action: string;
  at_tick: Tick;
  until_tick: Tick | null;
}
/**
 * What may be known of the matching before it is published.
 */
export interface MatchingSummary {
  state: MatchingState;
  shown: boolean;
  pairs: number;
  unmatched: number;
  pairs_bound: number;
  proof: string;
  stable: boolean;
  blocking_pairs: number;
  possible_without_stability: number | null;
  few_talks: number;
  by_rules: number;
  left: number;
  by_ratings: number;
}
/**
 * The last look at another result. Who would have another partner is the list of changes.
 */
export interface WhatIf {
  state: WhatIfState;
  number: number;
  next: number;
  left: number;
  forbids: PairRow[];
  pairs: number;
  changes: number;
}
/**
 * What is published.
 */
export interface PublishState {
  version: number;
  bar_until_tick: Tick | null;
  window_until_tick: Tick | null;
  withdrawn: boolean;
  final_result: boolean;
}
/**
 * A sentence: `warning.<code>` of the dictionary, with its arguments.
 */
export interface Warning {
  code: string;
  arguments: string[];
}
/**
 * One page of the list of people.
 */
export interface PeoplePage {
  type: 'desk_page';
  list: 'people';
  filter: string;
  from: number;
  total: number;
  rows: PersonRow[];
  pad?: Pad;
}
/**
 * A row of the list of people.
 */
export interface PersonRow {
  badge: number;
  name: string;
  side: SideIndex;
  presence: PresenceState;
  connected: boolean;
  talks: number;
  table_name: string;
}
/**
 * One page of the list of tables.
 */
export interface TablesPage {
  type: 'desk_page';
  list: 'tables';
  filter: string;
  from: number;
  total: number;
  rows: TableRow[];
  pad?: Pad;
}
/**
 * A row of the list of tables.
 */
export interface TableRow {
  table: number;
  table_name: string;
  a: number;
  a_name: string;
  b: number;
  b_name: string;
  /**
   * Joined them; 0: nobody did.
   */
  third: number;
  third_name: string;
}
/**
 * One page of the list of log.
 */
export interface LogPage {
  type: 'desk_page';
  list: 'log';
  filter: string;
  from: number;
  total: number;
  rows: LogRow[];
  pad?: Pad;
}
/**
 * A row of the log: `log.<action>` of the dictionary, with its arguments.
 */
export interface LogRow {
  tick: Tick;
  who: string;
  action: string;
  arguments: string[];
}
/**
 * One page of the list of pairs.
 */
export interface PairsPage {
  type: 'desk_page';
  list: 'pairs';
  filter: string;
  from: number;
  total: number;
  rows: PairRow[];
  pad?: Pad;
}
/**
 * One page of the list of programme pairs.
 */
export interface ProgrammePage {
  type: 'desk_page';
  list: 'programme';
  filter: string;
  from: number;
  total: number;
  rows: ProgrammeRow[];
  pad?: Pad;
}
/**
 * A row of the list of programme pairs.
 */
export interface ProgrammeRow {
  a: number;
  a_name: string;
  b: number;
  b_name: string;
  /**
   * What openly stands against it; empty when nothing does; not_placed for whatever else it was, once the pairs were shown.
   */
  hindrance: string;
}
/**
 * One page of the list of changes that a what-if would make.
 */
export interface ChangesPage {
  type: 'desk_page';
  list: 'changes';
  filter: string;
  from: number;
  total: number;
  rows: ChangeRow[];
  pad?: Pad;
}
/**
 * Whom a person would lose and get by a what-if.
 */
export interface ChangeRow {
  badge: number;
  name: string;
  side: SideIndex;
  loses: string[];
  gets: string[];
}
/**
 * One page of the list of suggestions.
 */
export interface SuggestionsPage {
  type: 'desk_page';
  list: 'suggestions';
  filter: string;
  from: number;
  total: number;
  rows: SuggestionRow[];
  pad?: Pad;
}
/**
 * Two people who were asked whether they would be partners.
 */
export interface SuggestionRow {
  number: number;
  a: number;
  a_name: string;
  b: number;
  b_name: string;
  until_tick: Tick;
  state: SuggestionState;
}
/**
 * Feasibility: a summary, and one page of people, who may meet fewest first.
 */
export interface FeasibilityPage {
  type: 'desk_page';
  list: 'feasibility';
  filter: string;
  from: number;
  total: number;
  summary: FeasibilitySummary;
  rows: OutlookRow[];
  pad?: Pad;
}
/**
 * Whether the evening can work out. Nothing that people entered for themselves is part of it.
 */
export interface FeasibilitySummary {
  /**
   * Of those Here; before that of everybody expected.
   */
  started: boolean;
  /**
   * To come, as is the length.
   */
  rounds: number;
  length_ms: Tick;
  /**
   * One in a pool.
   */
  sides: SideOutlook[];
  tables_needed: number;
  /**
   * Of those needed, how many there are.
   */
  tables: number;
  /**
   * At least so many in each round.
   */
  resting: number;
  /**
   * Gravest first.
   */
  findings: Warning[];
  /**
   * What nobody offers first.
   */
  tags: TagBalance[];
  tags_total: number;
}
/**
 * What one side can expect.
 */
export interface SideOutlook {
  people: number;
  /**
   * Partners they may have together.
   */
  places: number;
  /**
   * Talks in the end, of whoever has fewest.
   */
  fewest: number | null;
  /**
   * Of whoever has most; with fewest null nobody has more than that.
   */
  most: number;
}
/**
 * Of the people of a side: how many want it, and how many whom they could meet offer it.
 */
export interface TagBalance {
  tag: string;
  side: SideIndex;
  wanted: number;
  offered: number;
}
/**
 * What one person can expect of the evening, by roster, rules and settings alone.
 */
export interface OutlookRow {
  badge: number;
  name: string;
  side: SideIndex;
  /**
   * People one may meet, or meet still.
   */
  possible: number;
  /**
   * All others, each counted once.
   */
  kept_apart: KeptApart[];
  /**
   * Had, with the one now.
   */
  talks: number;
  /**
   * Talks in the end; null where there are too many people to tell.
   */
  expected: number | null;
}
/**
 * How many of the others something keeps from a person.
 */
export interface KeptApart {
  /**
   * What keeps them apart: a rule, or that they met.
   */
  by: string;
  people: number;
}
/**
 * What the wall shows beside the public view.
 */
export interface WallView {
  type: 'wall_view';
  step: number;
  tables: WallTable[];
  resting: string[];
  join_code: string;
  join_url: string;
  join_qr: string;
  join_qr_size: number;
  published: boolean;
  /**
   * A result was withdrawn and is being checked.
   */
  checking: boolean;
  pad?: Pad;
}
/**
 * A table with the people at it.
 */
export interface WallTable {
  table_name: string;
  /**
   * Two, or three; one who talks with a helper.
   */
  names: string[];
}
/**
 * What a helper sees.
 */
export interface HelperView {
  type: 'helper_view';
  step: number;
  counts: SideCounts[];
  helps: HelpCall[];
  joins: JoinRequest[];
  missing: MissingRow[];
  claims: ClaimRow[];
  helper_talks: HelperTalkRow[];
  /**
   * Here without a seat in this round; first 50.
   */
  resting: BadgeName[];
  pad?: Pad;
}
/**
 * Everything an organizer chooses for one evening; always sent whole.
 */
export interface Settings {
  title: string;
  theme: string;
  house_rules: string;
  /**
   * @minItems 2
   * @maxItems 2
   */
  side_names: [Tag, Tag];
  pool: boolean;
  rounds: number;
  move_ms: number;
  talk_ms: number;
  rate_ms: number;
  break_ms: number;
  /**
   * @maxItems 200
   */
  breaks_after: number[];
  review_ms: number;
  wait_for_tap: boolean;
  tables: number;
  /**
   * @maxItems 1000
   */
  table_names: Tag[];
  /**
   * Whoever would rest joins a pair.
   */
  trios: boolean;
  /**
   * What Talk lasts longer when three sit at a table.
   */
  trio_ms: number;
  scale: Scale;
  rule: MatchRule;
  balance: boolean;
  policy: OrganizerSees;
  retention_days: number;
  names_on_wall: NamesOnWall;
  /**
   * @maxItems 200
   */
  prompts: string[];
  reach: Reach;
}
/**
 * Uses the server link: the ticket may then list and create events.
 */
export interface ServerClaimRequest {
  secret: string;
  ticket_hash: string;
  pad?: Pad;
}
/**
 * A typed event code.
 */
export interface CodeRequest {
  code: string;
  pad?: Pad;
}
/**
 * A new event; `settings` missing: those of the template. This title counts. `lottery_seed`: for rehearsals only; missing: drawn by the server.
 */
export interface CreateRoomRequest {
  title: string;
  template: Template;
  kind: RoomKind;
  settings?: Settings | null;
  lottery_seed?: string | null;
  ticket_hash: string;
  pad?: Pad;
}
/**
 * Opens an organizer session by the recovery code.
 */
export interface RecoverRequest {
  recovery_code: string;
  ticket_hash: string;
  pad?: Pad;
}
/**
 * Badges, or missing: all who are not yet claimed.
 */
export interface SlipsRequest {
  /**
   * @maxItems 2000
   */
  badges?: number[] | null;
  pad?: Pad;
}
/**
 * A new one-time link.
 */
export interface LinkRequest {
  role: LinkRole;
  pad?: Pad;
}
/**
 * A private note.
 */
export interface NoteRequest {
  text: string;
  pad?: Pad;
}
/**
 * What partners may see of oneself.
 */
export interface ProfileRequest {
  /**
   * @maxItems 12
   */
  wants:
    | []
    | [Tag]
    | [Tag, Tag]
    | [Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag];
  /**
   * @maxItems 12
   */
  offers:
    | []
    | [Tag]
    | [Tag, Tag]
    | [Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag]
    | [Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag, Tag];
  contact: string;
  pad?: Pad;
}
/**
 * Done.
 */
export interface EmptyAnswer {}
/**
 * Not done: a code for programs, a sentence for developers.
 */
export interface ErrorAnswer {
  error: string;
  detail: string;
}
/**
 * The event that a code belongs to.
 */
export interface CodeAnswer {
  room: string;
}
/**
 * Whether this server has the event.
 */
export interface WhereAnswer {
  here: boolean;
}
/**
 * One event.
 */
export interface RoomRow {
  room: string;
  title: string;
  phase: Phase;
  code: string;
  kind: RoomKind;
  created_tick: Tick;
}
/**
 * What to print: shown only once.
 */
export interface CreateRoomAnswer {
  room: string;
  code: string;
  pin: string;
  recovery_code: string;
}
/**
 * What a file would do; nothing has changed yet.
 */
export interface RosterPreviewAnswer {
  rows: RosterPreviewRow[];
  sides: string[];
  errors: RosterProblem[];
  warnings: RosterProblem[];
  missing: string[];
  digest: string;
}
/**
 * A row of the file, and what it would do.
 */
export interface RosterPreviewRow {
  line: number;
  id: string;
  name: string;
  side: string;
  capacity: number;
  group: string;
  manager: string;
  wants: string[];
  offers: string[];
  stays_seated: boolean;
  attends: boolean;
  change: RosterChange;
}
/**
 * What is wrong in a file, by line and field, both from 1.
 */
export interface RosterProblem {
  line: number;
  field: number;
  message: string;
}
/**
 * What the file did.
 */
export interface RosterConfirmAnswer {
  added: number;
  changed: number;
}
/**
 * A secret slip: shown only once.
 */
export interface SlipRow {
  badge: number;
  name: string;
  link: string;
}
/**
 * A new link and its QR code (SVG path data, module size 1, quiet zone 4).
 */
export interface LinkAnswer {
  link: string;
  qr: string;
  qr_size: number;
}
/**
 * One's own data: what one entered, and one's own result.
 */
export interface OwnData {
  me: PersonCard;
  contact: string;
  consent: ConsentState;
  met: Met[];
  result: OwnResult;
}
