#include "seating/tables.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "seating/assignment.hpp"

namespace seating {
namespace {

class Seats {
public:
    Seats(const Problem& problem, const std::vector<Pair>& pairs)
        : problem_(problem), pairs_(pairs), table_of_(pairs.size()) {
        for (const Table table : problem.tables) {
            position_.emplace(table, static_cast<std::int64_t>(position_.size()));
        }
    }

    NextRound assign() {
        settle_homes();
        seat_at_homes();
        seat_where_they_sat();
        for (const bool also_kept : {false, true}) {
            seat_nearby(also_kept);
            seat_anywhere(also_kept);
        }
        NextRound round;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (table_of_[i]) {
                round.tables.push_back({*table_of_[i], pairs_[i].a, pairs_[i].b});
            }
        }
        std::sort(round.tables.begin(), round.tables.end());
        for (const auto& [person, table] : homes_) {
            round.homes.push_back({person, table});
        }
        add_byes(round);
        return round;
    }

private:
    const Person& person(Index index) const { return problem_.people[index]; }

    void add_byes(NextRound& round) const {
        std::set<Index> seated;
        for (const SeatedPair& pair : round.tables) {
            seated.insert({pair.a, pair.b});
        }
        for (Index i = 0; i < problem_.people.size(); ++i) {
            if (person(i).present && !seated.contains(i)) {
                round.byes.push_back(i);
            }
        }
    }

    // Those who cannot walk come first, then the present, then those who may come back.
    void settle_homes() {
        std::vector<Index> owners;
        for (Index i = 0; i < problem_.people.size(); ++i) {
            if (owns_a_table(problem_, i)) {
                owners.push_back(i);
            }
        }
        const auto rank = [this](Index i) {
            return person(i).present ? (person(i).stays_seated ? 0 : 1) : 2;
        };
        std::stable_sort(owners.begin(), owners.end(),
                         [&rank](Index a, Index b) { return rank(a) < rank(b); });
        for (const Index owner : owners) {
            if (person(owner).home) {
                claim(owner, *person(owner).home);
            }
        }
        for (const Index owner : owners) {
            if (person(owner).present && !homes_.contains(owner)) {
                find_home(owner);
            }
        }
    }

    bool claim(Index owner, Table table) {
        if (!position_.contains(table) || !owner_of_.emplace(table, owner).second) {
            return false;
        }
        homes_.emplace(owner, table);
        return true;
    }

    // Where one sits already, else the first that nobody owns, else that of somebody absent.
    void find_home(Index owner) {
        if (person(owner).before && claim(owner, *person(owner).before)) {
            return;
        }
        for (const Table table : problem_.tables) {
            if (claim(owner, table)) {
                return;
            }
        }
        for (const Table table : problem_.tables) {
            const Index holder = owner_of_.at(table);
            if (!person(holder).present) {
                homes_.erase(holder);
                owner_of_.erase(table);
                claim(owner, table);
                return;
            }
        }
    }

    // Who receives the other: whoever cannot walk, else whoever owns a table.
    std::optional<Index> host(const Pair& pair) const {
        for (const bool seated : {true, false}) {
            for (const Index index : {pair.a, pair.b}) {
                if (homes_.contains(index) && (person(index).stays_seated || !seated)) {
                    return index;
                }
            }
        }
        return std::nullopt;
    }

    void seat_at_homes() {
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (const auto index = host(pairs_[i])) {
                take(i, homes_.at(*index));
            }
        }
    }

    void take(std::size_t pair, Table table) {
        table_of_[pair] = table;
        taken_.insert(table);
    }

    bool kept(Table table) const {
        const auto owner = owner_of_.find(table);
        return owner != owner_of_.end() && person(owner->second).present;
    }

    bool is_free(Table table, bool also_kept) const {
        return position_.contains(table) && !taken_.contains(table) && (also_kept || !kept(table));
    }

    // As many as can keep an old table of theirs: whoever cannot walk first, then whoever walked
    // most so far, so that the other one walks.
    void seat_where_they_sat() {
        std::uint32_t walks_most = 0;
        for (const Person& each : problem_.people) {
            walks_most = std::max(walks_most, each.walks);
        }
        const std::int64_t keeping =
            static_cast<std::int64_t>(pairs_.size()) * (std::int64_t{walks_most} + 1) + 1;
        std::vector<WeightedEdge> edges;
        std::vector<std::pair<std::size_t, Table>> meaning;
        std::map<Table, std::uint32_t> number;
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            for (const Index index : {pairs_[i].a, pairs_[i].b}) {
                const auto& before = person(index).before;
                if (table_of_[i] || !before || !is_free(*before, false)) {
                    continue;
                }
                const auto [place, fresh] = number.emplace(
                    *before, static_cast<std::uint32_t>(pairs_.size() + number.size()));
                const std::int64_t seated = person(index).stays_seated ? 2 : 1;
                edges.push_back({static_cast<std::uint32_t>(i), place->second,
                                 seated * keeping + person(index).walks});
                meaning.emplace_back(i, *before);
            }
        }
        for (const std::size_t chosen :
             best_assignment(pairs_.size() + number.size(), edges, pairs_.size())) {
            take(meaning[chosen].first, meaning[chosen].second);
        }
    }

    // Those who sat somewhere and cannot stay there take the nearest free table.
    void seat_nearby(bool also_kept) {
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            const auto& of_a = person(pairs_[i].a).before;
            const auto& from = of_a ? of_a : person(pairs_[i].b).before;
            if (table_of_[i] || !from || !position_.contains(*from)) {
                continue;
            }
            const auto way = [this, &from](Table table) {
                return std::abs(position_.at(table) - position_.at(*from));
            };
            std::optional<Table> nearest;
            for (const Table table : problem_.tables) {
                if (is_free(table, also_kept) && (!nearest || way(table) < way(*nearest))) {
                    nearest = table;
                }
            }
            if (nearest) {
                take(i, *nearest);
            }
        }
    }

    void seat_anywhere(bool also_kept) {
        auto table = problem_.tables.begin();
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (table_of_[i]) {
                continue;
            }
            while (table != problem_.tables.end() && !is_free(*table, also_kept)) {
                ++table;
            }
            if (table == problem_.tables.end()) {
                break;
            }
            take(i, *table);
        }
    }

    const Problem& problem_;
    const std::vector<Pair>& pairs_;
    std::vector<std::optional<Table>> table_of_;
    std::map<Table, std::int64_t> position_;  // of usable tables, in walking order
    std::map<Table, Index> owner_of_;
    std::map<Index, Table> homes_;
    std::set<Table> taken_;
};

}  // namespace

bool owns_a_table(const Problem& problem, Index person) {
    const Person& who = problem.people[person];
    return who.stays_seated || (problem.two_sided && who.side == problem.staying_side);
}

NextRound seat(const Problem& problem, const std::vector<Pair>& pairs) {
    return Seats(problem, pairs).assign();
}

std::int64_t steps(const std::vector<Table>& tables, Table from, Table to) {
    const auto first = std::find(tables.begin(), tables.end(), from);
    const auto last = std::find(tables.begin(), tables.end(), to);
    return first == tables.end() || last == tables.end() ? 0 : last - first;
}

}  // namespace seating
