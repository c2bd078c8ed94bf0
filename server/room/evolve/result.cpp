// What closing, matching, publishing and the end do to a room.

#include <algorithm>

#include "base/core/ensure.hpp"
#include "room/evolve/folds.hpp"

namespace room::folding {
namespace {

// Results are sealed, so that after erasure a version may be missing.
Publication* publication_of(Room& room, std::uint32_t version) {
    const bool known = version >= 1 && version <= room.publications.size();
    base::ensure(known || room.erased, "a fact speaks of a version that was published");
    return known ? &room.publications[version - 1] : nullptr;
}

}  // namespace

// Review runs on until the phones that are silent had their chance.
void fold(Room& room, base::Instant, const ClosingAnnounced& fact) {
    room.closing_until = fact.until;
    room.stage.ends_at = fact.until;
    room.stage.left.reset();
}

void fold(Room& room, base::Instant, const RatingsClosed&) {
    room.closing_until.reset();
}

void fold(Room& room, base::Instant, const RatingsReopened&) {
    room.closing_until.reset();
    room.matching_pending = false;
    room.matching_input.clear();
    room.proposal.reset();
    auto& ring = room.undo;
    const auto closes = [](const auto& p) { return p.action == UndoAction::close_ratings; };
    ring.erase(std::remove_if(ring.begin(), ring.end(), closes), ring.end());
}

void fold(Room& room, base::Instant, const MatchingRequested& fact) {
    room.matching_request = fact.request;
    room.matching_input = fact.input_hash;
    room.matching_pending = true;
    room.matching_blocks = room.blocks;
}

void fold(Room& room, base::Instant, const MatchingProposed& fact) {
    room.proposal = fact.proposal;
    room.matching_pending = false;
}

void fold(Room& room, base::Instant, const PairsShown&) {
    room.pairs_shown = true;
}

void fold(Room& room, base::Instant, const PublishPrepared& fact) {
    room.publish_bar = fact.bar_until;
}

void fold(Room& room, base::Instant, const PublishCancelled&) {
    room.publish_bar.reset();
}

void fold(Room& room, base::Instant at, const ResultPublished& fact) {
    base::ensure(fact.version == room.publications.size() + 1 || room.erased,
                 "versions are numbered in turn");
    const bool was_final = !room.publications.empty() && room.publications.back().final_result;
    room.publish_bar.reset();
    drop_open_what_if(room);
    join_agreed(room, fact.pairs);
    room.publications.push_back(
        {fact.version, fact.pairs, at, fact.window_until, false, was_final});
}

void fold(Room& room, base::Instant, const ResultWithdrawn& fact) {
    if (Publication* published = publication_of(room, fact.version)) published->withdrawn = true;
}

void fold(Room& room, base::Instant, const ResultFinal& fact) {
    if (Publication* published = publication_of(room, fact.version)) published->final_result = true;
}

// What is kept is what nobody could be recognised by: the room's frame and its devices. Everything
// that a sealed record brought in goes, so that a journal whose keys are destroyed folds to the
// same room.
void fold(Room& room, base::Instant at, const RoomPurged&) {
    Room kept(room.id);
    kept.kind = room.kind;
    kept.code = room.code;
    kept.seating_seed = room.seating_seed;
    kept.lottery_commitment = room.lottery_commitment;
    kept.recovery = room.recovery;
    kept.pin_hash = room.pin_hash;
    kept.created_at = room.created_at;
    kept.staff = std::move(room.staff);
    kept.step = room.step;
    kept.control_ids = std::move(room.control_ids);
    kept.seq = room.seq;
    kept.last_at = room.last_at;
    kept.stage.phase = Phase::purged;
    kept.stage.since = at;
    kept.erased = true;
    room = std::move(kept);
}

// The key of what stood here is gone; so is what it said.
void fold(Room& room, base::Instant, const Erased&) {
    room.erased = true;
}

}  // namespace room::folding
