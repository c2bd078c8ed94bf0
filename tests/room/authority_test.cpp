#include <catch2/catch.hpp>

#include <map>

#include "evening.hpp"
#include "room/authority.hpp"

using namespace evenings;
using room::Refusal;

namespace {

// v visitor, p participant, h helper, o organizer, w wall, x operator, e engine, c clock: who may
// wish what, written down a second time on purpose.
const std::map<std::string, std::string> expected{{"create_room", "ox"},
                                                  {"change_settings", "o"},
                                                  {"change_rules", "o"},
                                                  {"confirm_roster", "o"},
                                                  {"add_person", "ho"},
                                                  {"issue_slips", "ho"},
                                                  {"issue_link", "ox"},
                                                  {"revoke_staff", "ox"},
                                                  {"recover_organizer", "v"},
                                                  {"claim_ticket", "v"},
                                                  {"ask_to_join", "v"},
                                                  {"admit", "ho"},
                                                  {"decline", "ho"},
                                                  {"give_consent", "p"},
                                                  {"change_profile", "p"},
                                                  {"check_in", "pho"},
                                                  {"go_away", "pho"},
                                                  {"leave", "pho"},
                                                  {"remove_person", "o"},
                                                  {"open_room", "o"},
                                                  {"open_lobby", "o"},
                                                  {"start_rounds", "o"},
                                                  {"proceed", "o"},
                                                  {"pause", "o"},
                                                  {"resume", "o"},
                                                  {"extend_phase", "o"},
                                                  {"shorten_phase", "o"},
                                                  {"skip_phase", "o"},
                                                  {"go_back", "o"},
                                                  {"end_rounds", "o"},
                                                  {"call_break", "o"},
                                                  {"undo_last", "o"},
                                                  {"close_ratings", "o"},
                                                  {"reopen_ratings", "o"},
                                                  {"cancel_room", "o"},
                                                  {"announce", "o"},
                                                  {"withdraw_announcement", "o"},
                                                  {"give_rating", "p"},
                                                  {"write_note", "p"},
                                                  {"order_favourites", "p"},
                                                  {"block", "p"},
                                                  {"ask_help", "p"},
                                                  {"cancel_help", "p"},
                                                  {"take_help", "ho"},
                                                  {"propose_matching", "e"},
                                                  {"show_pairs", "o"},
                                                  {"prepare_publish", "o"},
                                                  {"cancel_publish", "o"},
                                                  {"withdraw_result", "o"},
                                                  {"make_final", "o"},
                                                  {"purge", "ox"},
                                                  {"tick", "c"},
                                                  {"note_revival", "c"},
                                                  {"set_programme_pair", "o"},
                                                  {"ask_what_if", "o"},
                                                  {"answer_what_if", "e"},
                                                  {"give_up_what_if", "e"},
                                                  {"adopt_what_if", "o"},
                                                  {"drop_what_if", "o"},
                                                  {"suggest_pair", "o"},
                                                  {"answer_suggestion", "p"},
                                                  {"dissolve_pair", "o"},
                                                  {"add_round", "o"},
                                                  {"swap_seats", "o"},
                                                  {"seat_together", "o"},
                                                  {"use_table", "o"},
                                                  {"report_missing", "p"},
                                                  {"show_up", "p"},
                                                  {"answer_offer", "p"},
                                                  {"claim_partner", "p"},
                                                  {"answer_claim", "pho"},
                                                  {"join_table", "o"},
                                                  {"talk_with_helper", "ho"}};

template <std::size_t... Index>
std::vector<room::Command> every_command(std::index_sequence<Index...>) {
    std::vector<room::Command> commands;
    const auto add = [&](auto index) {
        using Wish = std::variant_alternative_t<decltype(index)::value, room::AnyWish>;
        if constexpr (std::is_default_constructible_v<Wish>) commands.emplace_back(Wish{});
    };
    (add(std::integral_constant<std::size_t, Index>{}), ...);
    const room::ParticipantId nobody{99};
    commands.insert(
        commands.end(),
        {room::RevokeStaff{room::StaffId{99}}, room::Admit{room::JoinId{99}, nobody},
         room::Decline{room::JoinId{99}}, room::RemovePerson{nobody},
         room::GiveRating{room::EncounterId{99}, std::nullopt, 0},
         room::WriteNote{room::EncounterId{99}, ""}, room::Block{nobody, true},
         room::TakeHelp{room::HelpId{99}, false}, room::SetProgrammePair{nobody, nobody, true},
         room::SuggestPair{1, nobody, nobody}, room::DissolvePair{nobody, nobody},
         room::SwapSeats{nobody, nobody}, room::SeatTogether{nobody, nobody, true},
         room::UseTable{room::TableNumber{99}, false}, room::ReportMissing{room::EncounterId{99}},
         room::ShowUp{room::EncounterId{99}}, room::ClaimPartner{room::EncounterId{99}, nobody},
         room::JoinTable{nobody, room::TableNumber{99}}, room::TalkWithHelper{nobody, true}});
    return commands;
}

std::vector<room::Command> every_command() {
    return every_command(std::make_index_sequence<std::variant_size_v<room::AnyWish>>());
}

}  // namespace

TEST_CASE("R8 each kind of actor may wish exactly what the table says") {
    REQUIRE(expected.size() == std::variant_size_v<room::AnyWish>);
    const auto commands = every_command();
    REQUIRE(commands.size() == std::variant_size_v<room::AnyWish>);
    const std::string letters = "vphowxec";
    for (const auto& command : commands) {
        const std::string& allowed = expected.at(room::name_of(command));
        const auto actors = room::authority_of(command).actors;
        for (std::size_t kind = 0; kind < letters.size(); ++kind) {
            INFO(room::name_of(command) << " by " << letters[kind]);
            CHECK(((actors >> kind) & 1U) == (allowed.find(letters[kind]) != std::string::npos));
        }
    }
}

TEST_CASE("R8 nobody of another kind changes anything, whatever the phase") {
    for (const Evening& it :
         {given(gathered(2)), given(gathered(2), talking()),
          given(gathered(2), all_rounds(gladly), closed(), matched(), published())}) {
        for (const auto& command : every_command()) {
            for (const room::Actor& actor :
                 {visitor(), person(ada), helper(room::StaffId{2}), person(room::ParticipantId{99}),
                  room::Actor{room::ActorKind::organizer, std::nullopt, room::StaffId{9}, true},
                  room::Actor{room::ActorKind::organizer, std::nullopt, std::nullopt, true}}) {
                const bool named =
                    expected.at(room::name_of(command)).find('v') != std::string::npos &&
                    actor.kind == room::ActorKind::visitor;
                const bool own = actor.person == ada &&
                                 expected.at(room::name_of(command)).find('p') != std::string::npos;
                const bool creates = std::holds_alternative<room::CreateRoom>(command);
                if (named || own || creates) continue;
                INFO(room::name_of(command));
                CHECK(!it.asked(actor, command));
                CHECK(!room::may(actor, command, it.room));
            }
        }
    }
}

TEST_CASE("R8 what is asked in another phase is refused by its name") {
    const Evening it = given(gathered(2));
    CHECK(refusal_of(it.asked(organizer(), room::OpenRoom{})) == Refusal::wrong_phase);
    CHECK(refusal_of(it.asked(organizer(), room::Proceed{})) == Refusal::wrong_phase);
    CHECK(refusal_of(it.asked(organizer(), room::CloseRatings{})) == Refusal::wrong_phase);
    CHECK(refusal_of(it.asked(person(ada), room::Pause{})) == Refusal::not_allowed);
    CHECK(room::may(organizer(), room::StartRounds{}, it.room));
}

TEST_CASE("R8 every refusal and command has its own name") {
    std::map<std::string, int> names;
    for (int i = 0; i <= static_cast<int>(Refusal::stays_seated); ++i) {
        ++names[room::name_of(static_cast<Refusal>(i))];
    }
    for (const auto& command : every_command())
        ++names[room::name_of(command)];
    for (const auto& [name, count] : names)
        CHECK(count == 1);
    CHECK(std::string(room::name_of(Refusal::room_is_over)) == "room_is_over");
    CHECK(std::string(room::name_of(room::Command{room::NoteRevival{}})) == "note_revival");
}
