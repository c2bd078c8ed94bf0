#include "live/gate/cast.hpp"

#include <algorithm>
#include <array>
#include <numeric>

#include "room/programme.hpp"

namespace live::gate {

// Two passes over the encounters and a handful of allocations, however many people there are: this
// runs for every batch of ratings.
Cast::Cast(const room::Room& seen)
    : room(seen),
      met_from_(seen.people.size() + 1, 0),
      seats_(seen.people.size(), nullptr),
      lost_(seen.people.size(), false) {
    read_programme();
    std::vector<std::size_t> planned(seen.people.size(), 0);
    const bool seated = seated_phase();
    for (const auto& encounter : seen.encounters) {
        const bool now = encounter.round.value == seen.stage.round;
        if (encounter.dropped) {
            lost_[encounter.a.value - 1] = lost_[encounter.a.value - 1] || now;
            lost_[encounter.b.value - 1] = lost_[encounter.b.value - 1] || now;
            continue;
        }
        if (now) {
            round_.push_back(&encounter);
        }
        for (const auto who : {encounter.a, encounter.b}) {
            const auto index = who.value - 1;
            most_met_ = std::max(most_met_, ++planned[index]);
            met_from_[who.value] += encounter.began ? 1 : 0;
            if (now && seated && seats_[index] == nullptr) {
                seats_[index] = &encounter;
            }
        }
    }
    const auto by_table = [](const auto* x, const auto* y) { return x->table < y->table; };
    if (!std::is_sorted(round_.begin(), round_.end(), by_table)) {
        std::stable_sort(round_.begin(), round_.end(), by_table);
    }
    std::partial_sum(met_from_.begin(), met_from_.end(), met_from_.begin());
    met_.resize(met_from_.back());
    std::vector<std::size_t> next(met_from_.begin(), met_from_.end() - 1);
    for (const auto& encounter : seen.encounters) {
        if (encounter.began && !encounter.dropped) {
            met_[next[encounter.a.value - 1]++] = &encounter;
            met_[next[encounter.b.value - 1]++] = &encounter;
        }
    }
}

void Cast::read_programme() {
    for (const auto& pair : room::programme_of(room)) {
        if (pair.hindrance == room::Hindrance::none) {
            programme_[pair.one].push_back(pair.other);
            programme_[pair.other].push_back(pair.one);
        }
    }
    for (const auto& [who, partners] : programme_) {
        most_programme_ = std::max(most_programme_, partners.size());
    }
}

std::vector<room::ParticipantId> Cast::programme(room::ParticipantId who) const {
    const auto found = programme_.find(who);
    return found == programme_.end() ? std::vector<room::ParticipantId>{} : found->second;
}

const room::Feasibility& Cast::feasibility() const {
    if (!feasibility_) {
        feasibility_ = room::feasibility(room, room::Depth::whole);
    }
    return *feasibility_;
}

std::span<const room::Encounter* const> Cast::at_table(room::TableNumber table) const {
    const auto from = std::partition_point(
        round_.begin(), round_.end(), [table](const auto* talk) { return talk->table < table; });
    const auto to = std::partition_point(
        from, round_.end(), [table](const auto* talk) { return talk->table == table; });
    return {round_.data() + (from - round_.begin()), static_cast<std::size_t>(to - from)};
}

std::size_t Cast::tables_in_use() const {
    std::size_t tables = 0;
    for (std::size_t i = 0; i < round_.size(); ++i) {
        tables += i == 0 || round_[i]->table != round_[i - 1]->table ? 1 : 0;
    }
    return tables;
}

bool Cast::seated_phase() const {
    const auto phase = room.stage.phase;
    return phase == room::Phase::move || phase == room::Phase::talk || phase == room::Phase::rate;
}

std::uint32_t Cast::table_before(room::ParticipantId who) const {
    const auto& talks = met(who);
    for (auto talk = talks.rbegin(); talk != talks.rend(); ++talk) {
        if ((*talk)->round.value < room.stage.round) {
            return (*talk)->table.value;
        }
    }
    return 0;
}

int Cast::steps(std::uint32_t from, std::uint32_t to) const {
    if (from == 0 || to == 0) {
        return 0;
    }
    const auto [low, high] = std::minmax(from, to);
    const auto closed = std::count_if(
        room.closed_tables.begin(), room.closed_tables.end(),
        [low = low, high = high](auto table) { return table.value > low && table.value < high; });
    const int way = static_cast<int>(high - low) - static_cast<int>(closed);
    return from < to ? way : -way;
}

std::string table_name(const room::Room& room, room::TableNumber table) {
    const auto& names = room.settings.table_names;
    if (table.value >= 1 && table.value <= names.size() && !names[table.value - 1].empty()) {
        return names[table.value - 1];
    }
    return std::to_string(table.value);
}

int staying_side(const room::Room& room) {
    std::array<std::size_t, 2> sizes{};
    for (const auto& person : room.people) {
        if (is_expected(person)) {
            ++sizes.at(static_cast<std::size_t>(person.entry.side));
        }
    }
    return sizes[1] < sizes[0] ? 1 : 0;
}

}  // namespace live::gate
