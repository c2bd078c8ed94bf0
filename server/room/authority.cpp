#include "room/authority.hpp"

#include <type_traits>
#include <variant>

#include "room/decide.hpp"

namespace room {
namespace {

template <class... Kinds>
constexpr std::uint16_t by(Kinds... kinds) {
    return static_cast<std::uint16_t>((... | (1U << static_cast<unsigned>(kinds))));
}

template <class... Phases>
constexpr std::uint16_t in(Phases... phases) {
    return static_cast<std::uint16_t>((... | (1U << static_cast<unsigned>(phases))));
}

using enum ActorKind;
constexpr std::uint16_t staff = by(organizer, helper);
constexpr std::uint16_t crew = by(organizer, helper, participant);

constexpr std::uint16_t before = in(Phase::draft, Phase::open, Phase::lobby);
constexpr std::uint16_t tables = in(Phase::move, Phase::talk, Phase::rate);
constexpr std::uint16_t sitting = in(Phase::move, Phase::talk);
constexpr std::uint16_t after_move = in(Phase::talk, Phase::rate);
constexpr std::uint16_t rounds = tables | in(Phase::rest, Phase::waiting);
constexpr std::uint16_t course = rounds | in(Phase::review);
constexpr std::uint16_t gathered = course | in(Phase::lobby);  // people may be in the hall
constexpr std::uint16_t seatable = rounds | in(Phase::lobby);
constexpr std::uint16_t reachable = gathered | in(Phase::open);
constexpr std::uint16_t breakable = tables | in(Phase::waiting);
constexpr std::uint16_t preview = in(Phase::preview);
constexpr std::uint16_t published = in(Phase::published);
constexpr std::uint16_t ending = in(Phase::closed, Phase::preview);
constexpr std::uint16_t met_or_meeting = reachable | ending | in(Phase::published);
constexpr std::uint16_t at_rest = before | ending | in(Phase::published, Phase::cancelled);
constexpr std::uint16_t unpublished = before | course | ending;
constexpr std::uint16_t living = unpublished | in(Phase::published);
constexpr std::uint16_t any = living | in(Phase::purged, Phase::cancelled);

// One line per command; a command without a line does not compile.
template <class Wish>
constexpr Authority line = [] {
    static_assert(sizeof(Wish) == 0, "every command has its line");
    return Authority{};
}();

// clang-format off
// Who, when; is it a control, does it need the step, does it need the PIN.
template <> constexpr Authority line<CreateRoom>{by(organizer, operator_), any};
template <> constexpr Authority line<ChangeSettings>{by(organizer), unpublished};
template <> constexpr Authority line<ChangeRules>{by(organizer), unpublished};
template <> constexpr Authority line<SetProgrammePair>{by(organizer), before | course};
template <> constexpr Authority line<ConfirmRoster>{by(organizer), before | course};
template <> constexpr Authority line<AddPerson>{staff, before | course};
template <> constexpr Authority line<IssueSlips>{staff, living};
template <> constexpr Authority line<IssueLink>{by(organizer, operator_), any};
template <> constexpr Authority line<RevokeStaff>{by(organizer, operator_), any};
template <> constexpr Authority line<RecoverOrganizer>{by(visitor), any};
template <> constexpr Authority line<ClaimTicket>{by(visitor), any};
template <> constexpr Authority line<AskToJoin>{by(visitor), reachable};
template <> constexpr Authority line<Admit>{staff, reachable};
template <> constexpr Authority line<Decline>{staff, reachable};
template <> constexpr Authority line<GiveConsent>{by(participant), reachable};
template <> constexpr Authority line<ChangeProfile>{by(participant), met_or_meeting};
template <> constexpr Authority line<CheckIn>{crew, gathered, true};
template <> constexpr Authority line<GoAway>{crew, gathered, true};
template <> constexpr Authority line<Leave>{crew, reachable, true};
template <> constexpr Authority line<RemovePerson>{by(organizer), living, true, false, true};
template <> constexpr Authority line<OpenRoom>{by(organizer), in(Phase::draft), true, true};
template <> constexpr Authority line<OpenLobby>{by(organizer), in(Phase::open), true, true};
template <> constexpr Authority line<StartRounds>{by(organizer), in(Phase::lobby), true, true};
template <> constexpr Authority line<Proceed>{by(organizer), in(Phase::waiting), true, true};
template <> constexpr Authority line<Pause>{by(organizer), course, true, true};
template <> constexpr Authority line<Resume>{by(organizer), course, true, true};
template <> constexpr Authority line<ExtendPhase>{by(organizer), course, true, true};
template <> constexpr Authority line<ShortenPhase>{by(organizer), course, true, true};
template <> constexpr Authority line<SkipPhase>{by(organizer), course, true, true};
template <> constexpr Authority line<GoBack>{by(organizer), course, true, true};
template <> constexpr Authority line<EndRounds>{by(organizer), rounds, true, true};
template <> constexpr Authority line<CallBreak>{by(organizer), breakable, true, true};
template <> constexpr Authority line<AddRound>{by(organizer), rounds, true, true};
template <> constexpr Authority line<SwapSeats>{by(organizer), in(Phase::move), true, true};
template <> constexpr Authority line<SeatTogether>{by(organizer), seatable, true, true};
template <> constexpr Authority line<UseTable>{by(organizer), before | rounds, true, true};
template <> constexpr Authority line<JoinTable>{by(organizer), in(Phase::move), true, true};
template <> constexpr Authority line<TalkWithHelper>{staff, sitting, true};
template <> constexpr Authority line<ReportMissing>{by(participant), sitting};
template <> constexpr Authority line<ShowUp>{by(participant), tables};
template <> constexpr Authority line<AnswerOffer>{by(participant), sitting};
template <> constexpr Authority line<ClaimPartner>{by(participant), after_move};
template <> constexpr Authority line<AnswerClaim>{crew, after_move};
template <> constexpr Authority line<UndoLast>{by(organizer), gathered | ending, true, true};
template <> constexpr Authority line<CloseRatings>{by(organizer), in(Phase::review), true, true};
template <> constexpr Authority line<ReopenRatings>{by(organizer), ending, true, true};
template <> constexpr Authority line<CancelRoom>{by(organizer), unpublished, true, true};
template <> constexpr Authority line<Announce>{by(organizer), living, true};
template <> constexpr Authority line<WithdrawAnnouncement>{by(organizer), living, true};
template <> constexpr Authority line<GiveRating>{by(participant), any};
template <> constexpr Authority line<WriteNote>{by(participant), met_or_meeting};
template <> constexpr Authority line<OrderFavourites>{by(participant), any};
template <> constexpr Authority line<Block>{by(participant), met_or_meeting};
template <> constexpr Authority line<AskHelp>{by(participant), gathered};
template <> constexpr Authority line<CancelHelp>{by(participant), living};
template <> constexpr Authority line<TakeHelp>{staff, living};
template <> constexpr Authority line<ProposeMatching>{by(engine), any};
template <> constexpr Authority line<ShowPairs>{by(organizer), preview, true, true};
template <> constexpr Authority line<AskWhatIf>{by(organizer), living};
template <> constexpr Authority line<AnswerWhatIf>{by(engine), any};
template <> constexpr Authority line<GiveUpWhatIf>{by(engine), any};
template <> constexpr Authority line<AdoptWhatIf>{by(organizer), living};
template <> constexpr Authority line<DropWhatIf>{by(organizer), living};
template <> constexpr Authority line<SuggestPair>{by(organizer), preview | published};
template <> constexpr Authority line<AnswerSuggestion>{by(participant), preview | published};
template <> constexpr Authority line<DissolvePair>{by(organizer), published, false, false, true};
template <> constexpr Authority line<PreparePublish>{by(organizer), preview, true, true, true};
template <> constexpr Authority line<CancelPublish>{by(organizer), preview, true, true};
template <> constexpr Authority line<WithdrawResult>{by(organizer), published, true, true};
template <> constexpr Authority line<MakeFinal>{by(organizer), published, true, true};
template <> constexpr Authority line<Purge>{by(organizer, operator_), at_rest, true, false, true};
template <> constexpr Authority line<Tick>{by(clock), any};
template <> constexpr Authority line<NoteRevival>{by(clock), any};
// clang-format on

bool is_over(const Room& room) {
    return room.stage.phase == Phase::purged || room.stage.phase == Phase::cancelled;
}

// The device or person behind the actor still stands in the room in that part.
bool still_stands(const Actor& actor, const Room& room) {
    const auto has_role = [&](StaffRole role) {
        if (!actor.staff || actor.staff->value < 1 || actor.staff->value > room.staff.size()) {
            return false;
        }
        const Staff& device = room.staff[actor.staff->value - 1];
        return !device.revoked && device.ticket && device.role == role;
    };
    switch (actor.kind) {
        case participant: {
            const Participant* person = actor.person ? find_person(room, *actor.person) : nullptr;
            return person != nullptr && person->presence != Presence::removed;
        }
        case helper:
            return has_role(StaffRole::helper);
        case organizer:
            return has_role(StaffRole::organizer);
        case wall:
            return has_role(StaffRole::wall);
        default:
            return true;
    }
}

}  // namespace

Authority authority_of(const Command& command) {
    return std::visit([](const auto& wish) { return line<std::decay_t<decltype(wish)>>; }, command);
}

std::optional<Refusal> objection_to_actor(const Actor& actor, const Command& command,
                                          const Room& room) {
    const Authority authority = authority_of(command);
    const bool creates = std::holds_alternative<CreateRoom>(command);
    if ((authority.actors & by(actor.kind)) == 0) return Refusal::not_allowed;
    if (!creates && !still_stands(actor, room)) return Refusal::not_allowed;
    const bool by_hand = actor.kind == organizer;
    if (authority.needs_pin && by_hand && !room.pin_hash.empty() && !actor.pin_fresh) {
        return Refusal::pin_needed;
    }
    return std::nullopt;
}

std::optional<Refusal> objection_of_phase(const Command& command, const Room& room) {
    if ((authority_of(command).phases & in(room.stage.phase)) != 0) return std::nullopt;
    return is_over(room) ? Refusal::room_is_over : Refusal::wrong_phase;
}

bool may(const Actor& actor, const Command& command, const Room& room) {
    return !objection_to_actor(actor, command, room) && !objection_of_phase(command, room);
}

}  // namespace room
