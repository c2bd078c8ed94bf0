#include "room/tables.hpp"

#include <algorithm>
#include <map>

#include "room/seat_changes.hpp"
#include "room/seating_problem.hpp"

namespace room {
namespace {

constexpr std::size_t full = 3;

void add_once(std::vector<ParticipantId>& people, ParticipantId who) {
    if (std::find(people.begin(), people.end(), who) == people.end()) people.push_back(who);
}

bool both_here(const Room& room, const Encounter& talk) {
    return is_here(*find_person(room, talk.a)) && is_here(*find_person(room, talk.b));
}

bool has_block(const Room& room, const std::vector<ParticipantId>& people) {
    for (std::size_t i = 0; i < people.size(); ++i) {
        for (std::size_t k = i + 1; k < people.size(); ++k) {
            if (blocked_between(room, people[i], people[k])) return true;
        }
    }
    return false;
}

// Of one table's encounters, those that began first, then those whose people are all here.
std::vector<const Encounter*> unblocked(const Room& room, std::vector<const Encounter*> talks) {
    if (!has_block(room, people_of(talks))) return talks;
    const auto walking = std::find_if(talks.begin(), talks.end(),
                                      [](const Encounter* each) { return !each->began; });
    if (walking != talks.begin()) return {talks.begin(), walking};
    for (const Encounter* each : talks) {
        if (!blocked_between(room, each->a, each->b)) return {each};
    }
    return {};
}

}  // namespace

std::vector<const Encounter*> talks_now(const Room& room, ParticipantId who) {
    std::vector<const Encounter*> talks;
    const Encounter* first = seat_of(room, who);
    if (first == nullptr) return talks;
    for (std::size_t i = first->id.value - 1; i < room.encounters.size(); ++i) {
        const Encounter& each = room.encounters[i];
        const bool sits = each.a == who || each.b == who;
        if (sits && !each.dropped && each.round == first->round) talks.push_back(&each);
    }
    return talks;
}

std::vector<ParticipantId> people_of(std::span<const Encounter* const> talks) {
    std::vector<ParticipantId> people;
    for (const Encounter* each : talks) {
        add_once(people, each->a);
        add_once(people, each->b);
    }
    return people;
}

std::vector<ParticipantId> people_at(const Room& room, TableNumber table) {
    std::vector<const Encounter*> talks;
    for (const Encounter& each : room.encounters) {
        const bool here = each.round.value == room.stage.round && each.table == table;
        if (here && !each.dropped) talks.push_back(&each);
    }
    return people_of(talks);
}

bool is_full(const std::vector<ParticipantId>& people) {
    return people.size() >= full;
}

std::vector<EncounterId> standing_talks(const Room& room, RoundNumber round, Personal personal) {
    std::map<TableNumber, std::vector<const Encounter*>> tables;
    for (const bool began : {true, false}) {
        for (const Encounter& each : room.encounters) {
            const bool of_round = each.round == round && !each.dropped && each.began == began;
            if (of_round && (began || both_here(room, each))) tables[each.table].push_back(&each);
        }
    }
    std::vector<EncounterId> stand;
    for (auto& [table, talks] : tables) {
        if (personal == Personal::counted) talks = unblocked(room, std::move(talks));
        for (const Encounter* each : talks)
            stand.push_back(each->id);
    }
    std::sort(stand.begin(), stand.end());
    return stand;
}

bool has_trio(const Room& room, const std::vector<EncounterId>& talks) {
    std::vector<TableNumber> tables;
    for (const EncounterId id : talks)
        tables.push_back(find_encounter(room, id)->table);
    std::sort(tables.begin(), tables.end());
    return std::adjacent_find(tables.begin(), tables.end()) != tables.end();
}

base::Result<std::vector<SeatedPair>, Refusal> joining(const Room& room, ParticipantId who,
                                                       TableNumber table) {
    const Participant* person = find_person(room, who);
    if (person == nullptr) return Refusal::no_such_person;
    if (!is_here(*person)) return Refusal::not_here;
    if (seat_of(room, who) != nullptr) return Refusal::seated_already;
    const std::vector<ParticipantId> people = people_at(room, table);
    if (people.empty()) return Refusal::no_such_table;
    if (is_full(people)) return Refusal::table_full;
    if (person->entry.stays_seated) return Refusal::stays_seated;
    std::vector<SeatedPair> rows;
    auto number = static_cast<std::uint32_t>(room.encounters.size());
    for (const ParticipantId other : people) {
        const int side = find_person(room, other)->entry.side;
        if (!room.settings.pool && side == person->entry.side) continue;
        if (const auto objection = objection_to_pair(room, who, other)) return *objection;
        const auto [a, b] = in_order(room, who, other);
        rows.push_back({EncounterId{++number}, table, a, b});
    }
    return rows;
}

const HelperTalk* helper_talk_of(const Room& room, ParticipantId who) {
    const auto found = std::find_if(room.helper_talks.begin(), room.helper_talks.end(),
                                    [who](const HelperTalk& each) { return each.who == who; });
    return found == room.helper_talks.end() ? nullptr : &*found;
}

}  // namespace room
