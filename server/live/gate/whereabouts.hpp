#pragma once
// Who is where while a round runs, as the one asked, a helper and a desk see it: searches, offers,
// claims, and what is known of the next round. What one answers to an offer is seen by nobody else.
// Used on the room's strand.

#include <optional>
#include <vector>

#include "live/gate/cast.hpp"
#include "protocol/server_message.hpp"

namespace live::gate {

// Everybody who is looked for, and every open claim: for staff. O(of them).
std::vector<protocol::MissingRow> missing_of(const Cast& cast);
std::vector<protocol::ClaimRow> claims_of(const Cast& cast);

// Who talks with a helper, and who is here without a seat in this round; the latter at most
// resting_shown.
std::vector<protocol::HelperTalkRow> helper_talks_of(const Cast& cast);
std::vector<protocol::BadgeName> resting_now(const Cast& cast);

// Who rests next, pairs made by hand, tables out of use: for desks.
void add_plans(const Cast& cast, protocol::DeskView& view);

// What this person was told of the next round, from Rate on until Move.
protocol::NextRound next_round_of(const room::Room& room, room::ParticipantId who);

// What this person is asked. Of somebody of whom they said "not this person", nothing.
std::optional<protocol::OwnOffer> own_offer(const Cast& cast, room::ParticipantId who);
std::optional<protocol::OwnClaim> own_claim(const Cast& cast, room::ParticipantId who);

}  // namespace live::gate
