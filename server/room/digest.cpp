// One hash over everything a room holds. Every member is written with its length or in a fixed
// order, so that two rooms have one text only when they are equal.

#include <string>
#include <type_traits>

#include "base/core/hash.hpp"
#include "room/room.hpp"

namespace room {
namespace {

class Text {
public:
    void put(const std::string& part) {
        text_ += std::to_string(part.size());
        text_ += ':';
        text_ += part;
    }
    template <class Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
    void put(Number number) {
        text_ += std::to_string(static_cast<std::int64_t>(number));
        text_ += ',';
    }
    void put(base::Instant at) { put(at.ms); }
    void put(base::Duration length) { put(length.count()); }
    template <class Tag>
    void put(base::StrongId<Tag> id) {
        put(id.value);
    }
    void put(const SecretHash& hash) { put(hash.value); }
    template <class T>
    void put(const std::optional<T>& maybe) {
        put(maybe.has_value());
        if (maybe) put(*maybe);
    }
    template <class A, class B>
    void put(const std::pair<A, B>& pair) {
        put(pair.first);
        put(pair.second);
    }
    template <class Container>
    requires requires(const Container& c) {
        c.begin();
        c.size();
    }
    void put(const Container& items) {
        put(items.size());
        for (const auto& item : items)
            put(item);
    }

    void put(const ScaleChoice& v) { all(v.label, v.accepts, v.score_tenths); }
    void put(const Settings& v) {
        all(v.title, v.theme, v.house_rules, v.side_names[0], v.side_names[1], v.pool, v.rounds);
        all(v.durations.move, v.durations.talk, v.durations.rate, v.durations.rest);
        all(v.durations.review, v.breaks_after, v.wait_for_tap, v.tables, v.table_names);
        all(v.trios, v.durations.trio);
        all(v.scale.choices, v.scale.free_score, v.rule, v.balance, v.policy, v.retention_days);
        all(v.names_on_wall, v.prompts, v.reach);
    }
    void put(const instance::Rules& v) {
        all(v.reporting_line, v.same_group, v.groups_allowed, v.never, v.met_before);
    }
    void put(const RosterEntry& v) {
        all(v.roster_id, v.name, v.side, v.capacity, v.group, v.manager, v.wants, v.offers);
        all(v.stays_seated, v.attends, v.email, v.language);
    }
    void put(const Participant& v) {
        all(v.id, v.entry, v.display_name, v.contact, v.presence, v.consent, v.consent_policy);
        all(v.slip, v.ticket, v.left_at, v.may_be_paired, v.talks_promised, v.last_table, v.home);
    }
    void put(const Staff& v) { all(v.id, v.role, v.link, v.ticket, v.revoked); }
    void put(const JoinRequest& v) { all(v.id, v.name, v.words, v.ticket, v.open); }
    void put(const Stage& v) {
        all(v.phase, v.round, v.ends_at, v.left, v.length, v.since, v.ending, v.resting);
    }
    void put(const Encounter& v) { all(v.id, v.round, v.table, v.a, v.b, v.began, v.dropped); }
    void put(const Rating& v) { all(v.accepts, v.score_tenths); }
    void put(const Opinion& v) { all(v.rating, v.revision, v.note); }
    void put(const Announcement& v) { all(v.number, v.text, v.to, v.withdrawn); }
    void put(const HelpCall& v) { all(v.id, v.who, v.kind, v.since, v.taken_by, v.open); }
    void put(const Proposal& v) {
        all(v.request, v.input_hash, v.pairs, v.stable, v.blocking_pairs, v.size_bound);
        all(v.size_proof, v.instant_only, v.possible_without_stability, v.full_result);
    }
    void put(const WhatIf& v) { all(v.number, v.forbids, v.input_hash, v.state, v.proposal); }
    void put(const Suggestion& v) {
        all(v.number, v.one, v.other, v.until, v.one_says, v.other_says, v.state);
    }
    void put(const Publication& v) {
        all(v.version, v.pairs, v.at, v.window_until, v.withdrawn, v.final_result);
    }
    void put(const Byes& v) { all(v.round, v.resting, v.lifted); }
    void put(const Pin& v) { all(v.round, v.one, v.other); }
    void put(const Missing& v) { all(v.encounter, v.who, v.until, v.open); }
    void put(const Offer& v) {
        all(v.number, v.one, v.other, v.until, v.one_says, v.other_says, v.open);
    }
    void put(const Claim& v) {
        all(v.number, v.round, v.one, v.other, v.one_says, v.other_says, v.open);
    }
    void put(const HelperTalk& v) { all(v.who, v.table); }
    void put(const SeatingBefore& v) { all(v.seats, v.pins, v.closed, v.helper_talks); }
    void put(const UndoPoint& v) {
        all(v.step, v.action, v.label, v.at, v.stage, v.left, v.encounters, v.rounds, v.people);
        all(v.seating);
    }
    void put(const LogLine& v) { all(v.at, v.who, v.action, v.arguments); }

    template <class... Parts>
    void all(const Parts&... parts) {
        (put(parts), ...);
    }
    const std::string& text() const { return text_; }

private:
    std::string text_;
};

}  // namespace

std::string digest_of(const Room& room) {
    Text text;
    text.all(room.id.value, room.kind, room.code, room.seating_seed, room.lottery_commitment);
    text.all(room.lottery_seed, room.recovery, room.pin_hash, room.created_at, room.settings);
    text.all(room.rules, room.settings_frozen, room.people, room.staff, room.joins, room.stage);
    text.all(room.step, room.encounters, room.helps, room.announcement, room.control_ids);
    text.all(room.undo, room.log, room.closing_until, room.down_from, room.opinions);
    text.all(room.favourites, room.blocks, room.erased, room.matching_request);
    text.all(room.matching_input, room.matching_pending, room.proposal, room.pairs_shown);
    text.all(room.publish_bar, room.publications, room.seq, room.last_at, room.programme);
    text.all(room.matching_blocks, room.forbidden, room.what_ifs, room.suggestions, room.byes);
    text.all(room.pins, room.closed_tables, room.missing, room.offers, room.claims);
    text.all(room.helper_talks);
    return base::sha256_hex(text.text());
}

}  // namespace room
