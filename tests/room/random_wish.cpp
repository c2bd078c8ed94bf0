#include "random_wish.hpp"

#include "room/authority.hpp"

namespace evenings {
namespace {

using room::Command;
using room::EncounterId;
using room::ParticipantId;

// Draws everything a wish needs, from the evening as it stands.
class Draws {
public:
    Draws(base::Rng& rng, const Evening& it) : rng_(rng), it_(it) {}

    std::uint32_t below(std::uint64_t bound) {
        return static_cast<std::uint32_t>(rng_.below(bound));
    }
    bool coin() { return below(2) == 0; }

    ParticipantId badge() {
        return ParticipantId{below(it_.room.people.size() + 1) + 1};  // one too many on purpose
    }
    // Mostly somebody here without a seat, if there is one.
    ParticipantId lone() {
        for (const auto& each : it_.room.people) {
            const bool here = each.presence == room::Presence::here && below(8) != 0;
            if (here && room::seat_of(it_.room, each.id) == nullptr) return each.id;
        }
        return badge();
    }
    std::vector<ParticipantId> badges() {
        std::vector<ParticipantId> drawn;
        for (std::uint32_t i = below(4); i > 0; --i)
            drawn.push_back(badge());
        return drawn;
    }
    EncounterId encounter() { return EncounterId{below(it_.room.encounters.size() + 2)}; }
    std::optional<room::Rating> rating() {
        const auto& choices = it_.room.settings.scale.choices;
        const auto drawn = below(choices.size() + 2);
        if (drawn >= choices.size()) return coin() ? std::nullopt : std::optional(gladly);
        return room::Rating{choices[drawn].accepts, choices[drawn].score_tenths};
    }
    room::SecretHash secret(const char* kind) { return {kind + std::to_string(below(6))}; }
    std::string title() { return below(8) == 0 ? it_.room.settings.title : "Wednesday"; }

    room::Settings settings() {
        room::Settings drawn = it_.room.settings;
        if (coin()) drawn.wait_for_tap = coin();
        if (coin()) drawn.rounds = 1 + below(6);
        if (coin()) drawn.theme = "theme " + std::to_string(below(3));
        if (below(8) == 0) drawn.retention_days = below(3);
        if (below(8) == 0) drawn.pool = coin();
        return drawn;
    }
    room::RosterEntry roster_entry() {
        room::RosterEntry drawn = entry("p" + std::to_string(1 + below(16)),
                                        it_.room.settings.pool ? 0 : static_cast<int>(below(2)));
        drawn.capacity = below(4);
        drawn.group = coin() ? "Sales" : "";
        drawn.manager = coin() ? "p" + std::to_string(below(9)) : "";
        return drawn;
    }
    instance::Rules rules() {
        instance::Rules drawn;
        drawn.same_group = coin();
        drawn.reporting_line = static_cast<instance::ReportingLine>(below(3));
        drawn.never = {{"p1", "p" + std::to_string(below(9))}};
        return drawn;
    }

    Command set_up();
    Command join();
    Command presence();
    Command control();
    Command opinion();
    Command seats();
    Command whereabouts();
    Command result();
    Command what_if();
    Command suggestion();

private:
    base::Rng& rng_;
    const Evening& it_;
};

Command Draws::set_up() {
    switch (below(8)) {
        case 0:
            return room::ChangeSettings{settings()};
        case 1:
            return room::ChangeRules{rules()};
        case 2:
            return room::ConfirmRoster{{roster_entry(), roster_entry()}};
        case 3:
            return room::AddPerson{roster_entry()};
        case 4:
            return room::IssueSlips{{{badge(), secret("slip")}}};
        case 6:
            return room::SetProgrammePair{badge(), badge(), below(4) != 0};
        case 5:
            return room::IssueLink{static_cast<room::StaffRole>(below(3)), secret("link")};
        default:
            return room::RevokeStaff{room::StaffId{below(6)}};
    }
}

Command Draws::join() {
    switch (below(7)) {
        case 6:
            return room::RecoverOrganizer{{coin() ? "recovery" : "guess"}, secret("phone")};
        case 0:
            return room::ClaimTicket{secret(coin() ? "slip" : "link"), secret("phone")};
        case 1:
            return room::AskToJoin{"Eve", "blue otter", secret("phone")};
        case 2:
            return room::Admit{room::JoinId{below(5)}, badge()};
        case 3:
            return room::Decline{room::JoinId{below(5)}};
        case 4:
            return room::GiveConsent{below(4) != 0, room::policy_hash(it_.room.settings)};
        default:
            return room::ChangeProfile{{"tag"}, {}, coin() ? "me@example.org" : ""};
    }
}

Command Draws::presence() {
    std::vector<ParticipantId> who = badges();
    switch (below(8)) {
        case 0:
        case 1:
        case 2:
            return room::CheckIn{who};
        case 3:
            return room::GoAway{who};
        case 4:
            return room::Leave{who, coin()};
        case 5:
            return room::AskHelp{static_cast<room::HelpKind>(below(3))};
        case 6:
            return coin() ? Command{room::CancelHelp{}}
                          : Command{room::TakeHelp{room::HelpId{below(6)}, coin()}};
        default:
            return below(6) == 0 ? Command{room::RemovePerson{badge()}} : room::CheckIn{who};
    }
}

Command Draws::control() {
    switch (below(17)) {
        case 0:
            return room::OpenRoom{};
        case 1:
            return room::OpenLobby{};
        case 2:
        case 3:
            return room::StartRounds{coin()};
        case 4:
            return room::Proceed{};
        case 5:
        case 6:
            return coin() ? Command{room::Pause{}} : room::Resume{};
        case 7:
        case 8:
            return coin() ? Command{room::ExtendPhase{}} : room::ShortenPhase{};
        case 9:
        case 10:
            return room::SkipPhase{};
        case 11:
            return room::GoBack{};
        case 12:
            return below(4) == 0 ? Command{room::EndRounds{}} : room::CallBreak{};
        case 13:
        case 14:
            return room::UndoLast{};
        case 15:
            return room::Announce{"Hello", room::AnnounceTo::everybody};
        default:
            return room::WithdrawAnnouncement{};
    }
}

Command Draws::seats() {
    const auto kind = below(8);
    if (kind < 2) return room::SwapSeats{badge(), badge()};
    if (kind < 4) return room::SeatTogether{badge(), badge(), below(4) != 0};
    if (kind == 4) return room::UseTable{room::TableNumber{below(7)}, coin()};
    if (kind == 5) return room::JoinTable{lone(), room::TableNumber{below(5)}};
    if (kind == 6) return room::TalkWithHelper{lone(), below(4) != 0};
    return below(4) == 0 ? Command{room::AddRound{}} : room::UndoLast{};
}

Command Draws::whereabouts() {
    const auto offers = static_cast<std::uint32_t>(it_.room.offers.size());
    const auto claims = static_cast<std::uint32_t>(it_.room.claims.size());
    switch (below(6)) {
        default:
            return room::ReportMissing{encounter()};
        case 2:
            return room::ShowUp{encounter()};
        case 3:
            return room::AnswerOffer{offers, below(4) != 0};
        case 4:
            return room::ClaimPartner{encounter(), badge()};
        case 5:
            return room::AnswerClaim{claims, below(4) != 0};
    }
}

Command Draws::opinion() {
    switch (below(8)) {
        case 0:
            return room::WriteNote{encounter(), coin() ? "a note" : ""};
        case 1:
            return room::OrderFavourites{std::vector<EncounterId>(1 + below(2), encounter())};
        case 2:
            return room::Block{badge(), coin()};
        default:
            return room::GiveRating{encounter(), rating(), below(3)};
    }
}

Command Draws::result() {
    switch (below(10)) {
        case 0:
            return room::CloseRatings{};
        case 1:
            return room::ReopenRatings{};
        case 2:
        case 3:
            if (it_.room.matching_pending) return room::ProposeMatching{answer_to(it_.room)};
            return room::CloseRatings{};
        case 4:
            return room::ShowPairs{};
        case 5:
            return room::PreparePublish{};
        case 6:
            return room::CancelPublish{};
        case 7:
            return room::WithdrawResult{};
        case 8:
            return below(4) == 0 ? Command{room::MakeFinal{}} : room::PreparePublish{};
        default:
            return coin() ? Command{room::Purge{title()}} : Command{room::CancelRoom{title()}};
    }
}

Command Draws::what_if() {
    const auto& asked = it_.room.what_ifs;
    const auto number = static_cast<std::uint32_t>(asked.size()) + (coin() ? 1 : below(2));
    const auto& pairs = it_.room.proposal->pairs;
    switch (below(6)) {
        case 0:
            return room::AdoptWhatIf{number};
        case 1:
            return room::DropWhatIf{number};
        case 2:
            return room::GiveUpWhatIf{number};
        case 3:
            if (room::open_what_if(it_.room) != nullptr) return answer_to_what_if(it_.room);
            [[fallthrough]];
        default:
            room::AskWhatIf wish{number, {{badge(), badge()}}};
            if (!pairs.empty() && below(8) != 0) wish.forbids = {pairs[below(pairs.size())]};
            return wish;
    }
}

Command Draws::suggestion() {
    const auto& made = it_.room.suggestions;
    const auto number = static_cast<std::uint32_t>(made.size()) + (coin() ? 1 : below(2));
    if (!it_.room.publications.empty() && coin()) {
        const auto& pairs = it_.room.publications.back().pairs;
        if (pairs.empty() || below(4) == 0) return room::DissolvePair{badge(), badge()};
        const auto& pair = pairs[below(pairs.size())];
        return room::DissolvePair{pair.first, pair.second};
    }
    switch (below(4)) {
        case 0:
            return room::SuggestPair{number, badge(), badge()};
        default:
            return room::AnswerSuggestion{static_cast<std::uint32_t>(made.size()), below(4) != 0};
    }
}

Command any_command(Draws& draws, const Evening& it) {
    const base::Instant alive{it.now.ms - draws.below(60'000)};
    const bool looks = it.room.proposal && it.room.pairs_shown && it.room.publications.empty();
    if (looks && draws.coin()) return draws.what_if();
    if (it.room.pairs_shown && draws.coin()) return draws.suggestion();
    const auto phase = it.room.stage.phase;
    const bool at_tables =
        phase == room::Phase::move || phase == room::Phase::talk || phase == room::Phase::rate;
    if (at_tables && draws.below(3) == 0) return draws.coin() ? draws.seats() : draws.whereabouts();
    switch (draws.below(12)) {
        case 0:
            return draws.set_up();
        case 1:
            return draws.join();
        case 2:
        case 3:
            return draws.presence();
        case 4:
            return draws.control();
        case 5:
        case 6:
        case 7:
            return draws.opinion();
        case 8:
            return draws.result();
        case 9:
            return draws.below(4) == 0 ? Command{room::NoteRevival{alive}} : room::Tick{};
        default:
            return room::Tick{};
    }
}

// Mostly somebody who may wish this.
room::Actor any_actor(Draws& draws, const Command& command) {
    const auto may = room::authority_of(command).actors;
    const bool anybody = draws.below(10) == 0;
    for (int tries = 0; tries < 50; ++tries) {
        room::Actor actor;
        actor.kind = static_cast<room::ActorKind>(draws.below(8));
        if (!anybody && (may & (1U << static_cast<unsigned>(actor.kind))) == 0) continue;
        if (actor.kind == room::ActorKind::participant) actor.person = draws.badge();
        if (actor.kind == room::ActorKind::organizer) actor.staff = room::StaffId{1};
        if (actor.kind == room::ActorKind::helper) actor.staff = room::StaffId{2};
        if (actor.kind == room::ActorKind::wall) actor.staff = room::StaffId{3};
        actor.pin_fresh = draws.below(4) != 0;
        return actor;
    }
    return organizer();
}

// A wish about oneself names oneself, mostly.
void speak_of_oneself(Draws& draws, const Evening& it, const room::Actor& actor, Command& command) {
    if (actor.kind != room::ActorKind::participant || draws.below(10) == 0) return;
    if (auto* wish = std::get_if<room::CheckIn>(&command)) wish->people = {*actor.person};
    if (auto* wish = std::get_if<room::GoAway>(&command)) wish->people = {*actor.person};
    if (auto* wish = std::get_if<room::Leave>(&command)) wish->people = {*actor.person};
    const auto mine = room::encounters_of(it.room, *actor.person);
    if (mine.empty()) return;
    if (auto* wish = std::get_if<room::ReportMissing>(&command)) wish->encounter = mine.back();
    if (auto* wish = std::get_if<room::ShowUp>(&command)) wish->encounter = mine.back();
    if (auto* wish = std::get_if<room::ClaimPartner>(&command)) wish->encounter = mine.back();
}

}  // namespace

Evening random_evening(base::Rng& rng) {
    room::Settings settings = usual_settings();
    settings.pool = rng.chance(1, 3);
    settings.wait_for_tap = rng.chance(1, 4);
    settings.trios = rng.chance(1, 3);
    settings.rounds = static_cast<std::uint32_t>(1 + rng.below(5));
    settings.rule = static_cast<room::MatchRule>(rng.below(settings.pool ? 2 : 3));
    if (rng.chance(1, 2)) settings.breaks_after = {1, 3};
    const auto kind = rng.chance(1, 4) ? room::RoomKind::rehearsal : room::RoomKind::real;
    const int first = static_cast<int>(rng.below(6));
    const int second = settings.pool ? 0 : static_cast<int>(rng.below(6));
    Evening it = given(created(settings, kind), roster(first, second));
    for (const auto role : {room::StaffRole::helper, room::StaffRole::wall}) {
        const std::string secret = "device" + std::to_string(it.room.staff.size());
        it.control(room::IssueLink{role, {secret}});
        it.does(visitor(), room::ClaimTicket{{secret}, {"t" + secret}});
    }
    if (rng.chance(1, 8)) return it;
    opened()(it);
    all_joined()(it);
    if (rng.chance(1, 8)) return it;
    lobby()(it);
    if (rng.chance(3, 4)) everybody_here()(it);
    return it;
}

room::Stamped random_wish(base::Rng& rng, Evening& it) {
    Draws draws(rng, it);
    Command command = any_command(draws, it);
    const auto due = room::deadline_of(it.room);
    const bool ticks = std::holds_alternative<room::Tick>(command);
    if (ticks && due && draws.coin()) {
        it.now = std::max(it.now, *due);
    } else {
        it.wait(base::Duration{draws.below(20'000)});
    }
    it.around.silent = draws.coin() ? draws.badges() : std::vector<ParticipantId>{};
    it.around.organizer_connected = draws.coin();
    it.around.organizer_gone_since.reset();
    it.command_id = "id" + std::to_string(draws.below(1'000'000));
    const room::Actor actor = any_actor(draws, command);
    speak_of_oneself(draws, it, actor, command);
    room::Stamped wish = it.stamped(actor, std::move(command));
    if (wish.at_step && draws.below(10) == 0) wish.at_step = room::StepNumber{draws.below(20)};
    return wish;
}

}  // namespace evenings
