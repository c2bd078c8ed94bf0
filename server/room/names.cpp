#include <array>
#include <cstddef>
#include <variant>

#include "room/command.hpp"

namespace room {
namespace {

// In the order of `Command`.
constexpr std::array command_names{"create_room",
                                   "change_settings",
                                   "change_rules",
                                   "confirm_roster",
                                   "add_person",
                                   "issue_slips",
                                   "issue_link",
                                   "revoke_staff",
                                   "recover_organizer",
                                   "claim_ticket",
                                   "ask_to_join",
                                   "admit",
                                   "decline",
                                   "give_consent",
                                   "change_profile",
                                   "check_in",
                                   "go_away",
                                   "leave",
                                   "remove_person",
                                   "open_room",
                                   "open_lobby",
                                   "start_rounds",
                                   "proceed",
                                   "pause",
                                   "resume",
                                   "extend_phase",
                                   "shorten_phase",
                                   "skip_phase",
                                   "go_back",
                                   "end_rounds",
                                   "call_break",
                                   "undo_last",
                                   "close_ratings",
                                   "reopen_ratings",
                                   "cancel_room",
                                   "announce",
                                   "withdraw_announcement",
                                   "give_rating",
                                   "write_note",
                                   "order_favourites",
                                   "block",
                                   "ask_help",
                                   "cancel_help",
                                   "take_help",
                                   "propose_matching",
                                   "show_pairs",
                                   "prepare_publish",
                                   "cancel_publish",
                                   "withdraw_result",
                                   "make_final",
                                   "purge",
                                   "tick",
                                   "note_revival",
                                   "set_programme_pair",
                                   "ask_what_if",
                                   "answer_what_if",
                                   "give_up_what_if",
                                   "adopt_what_if",
                                   "drop_what_if",
                                   "suggest_pair",
                                   "answer_suggestion",
                                   "dissolve_pair",
                                   "add_round",
                                   "swap_seats",
                                   "seat_together",
                                   "use_table",
                                   "report_missing",
                                   "show_up",
                                   "answer_offer",
                                   "claim_partner",
                                   "answer_claim",
                                   "join_table",
                                   "talk_with_helper"};

}  // namespace

// In the order of `enum class Refusal`.
const char* name_of(Refusal refusal) {
    constexpr std::array names{
        "not_allowed",      "wrong_phase",       "stale_step",          "effect_changed",
        "no_such_person",   "no_such_encounter", "no_such_request",     "no_such_call",
        "not_on_the_scale", "stale_rating",      "ratings_closed",      "not_met_yet",
        "no_consent",       "policy_changed",    "settings_frozen",     "bad_settings",
        "bad_roster",       "too_many",          "already_taken",       "unknown_secret",
        "already_there",    "nothing_to_undo",   "too_late_to_undo",    "no_pair_possible",
        "nobody_here",      "pin_needed",        "title_differs",       "not_believed",
        "outdated_request", "bad_text",          "room_is_over",        "same_side",
        "rule_never",       "rule_met_before",   "rule_reporting_line", "rule_same_group",
        "rule_groups",      "no_place_left",     "counts_only",         "ratings_not_closed",
        "pairs_not_shown",  "already_published", "no_what_if_left",     "what_if_open",
        "no_such_what_if",  "no_such_pair",      "pair_is_fixed",       "no_such_suggestion",
        "suggestion_open",  "not_here",          "met_already",         "both_stay_seated",
        "pinned_already",   "no_such_table",     "too_early",           "no_such_offer",
        "no_such_claim",    "seated_already",    "table_full",          "stays_seated"};
    static_assert(names.size() == static_cast<std::size_t>(Refusal::stays_seated) + 1);
    return names.at(static_cast<std::size_t>(refusal));
}

const char* name_of(const Command& command) {
    static_assert(command_names.size() == std::variant_size_v<AnyWish>);
    return command_names.at(command.index());
}

}  // namespace room
