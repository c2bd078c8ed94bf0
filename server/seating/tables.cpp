#include "seating/tables.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace seating {
namespace {

class Seats {
public:
    Seats(const Problem& problem, const std::vector<Pair>& pairs)
        : problem_(problem), pairs_(pairs), table_of_(pairs.size()) {
        usable_.insert(problem.tables.begin(), problem.tables.end());
    }

    void assign(NextRound& round) {
        settle_homes();
        seat_at_homes();
        seat_where_they_sat();
        seat_anywhere();
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (table_of_[i]) {
                round.tables.push_back({*table_of_[i], pairs_[i].a, pairs_[i].b});
            }
        }
        std::sort(round.tables.begin(), round.tables.end());
        for (const auto& [person, table] : homes_) {
            round.homes.push_back({person, table});
        }
    }

private:
    const Person& person(Index index) const { return problem_.people[index]; }

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
        if (!usable_.contains(table) || !owner_of_.emplace(table, owner).second) {
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
        taken_.emplace(table, pair);
    }

    // Old tables of a pair that are free now; not those that a present owner keeps.
    std::vector<Table> old_tables(const Pair& pair) const {
        std::vector<Table> tables;
        for (const Index index : {pair.a, pair.b}) {
            const auto& before = person(index).before;
            if (before && usable_.contains(*before) && !kept(*before)) {
                tables.push_back(*before);
            }
        }
        return tables;
    }

    bool kept(Table table) const {
        const auto owner = owner_of_.find(table);
        return owner != owner_of_.end() && person(owner->second).present;
    }

    // Augmenting paths; only pairs that are here may be pushed to their other old table.
    bool settle(std::size_t pair, std::set<Table>& tried) {
        for (const Table table : old_tables(pairs_[pair])) {
            if (!tried.insert(table).second) {
                continue;
            }
            const auto holder = taken_.find(table);
            if (holder == taken_.end() || settle(holder->second, tried)) {
                taken_.erase(table);
                take(pair, table);
                return true;
            }
        }
        return false;
    }

    void seat_where_they_sat() {
        for (std::size_t i = 0; i < pairs_.size(); ++i) {
            if (!table_of_[i]) {
                std::set<Table> tried;
                settle(i, tried);
            }
        }
    }

    void seat_anywhere() {
        for (const bool also_kept : {false, true}) {
            auto table = problem_.tables.begin();
            for (std::size_t i = 0; i < pairs_.size(); ++i) {
                if (table_of_[i]) {
                    continue;
                }
                while (table != problem_.tables.end() &&
                       (taken_.contains(*table) || (kept(*table) && !also_kept))) {
                    ++table;
                }
                if (table == problem_.tables.end()) {
                    break;
                }
                take(i, *table);
            }
        }
    }

    const Problem& problem_;
    const std::vector<Pair>& pairs_;
    std::vector<std::optional<Table>> table_of_;
    std::set<Table> usable_;
    std::map<Table, Index> owner_of_;
    std::map<Index, Table> homes_;
    std::map<Table, std::size_t> taken_;
};

}  // namespace

bool owns_a_table(const Problem& problem, Index person) {
    const Person& who = problem.people[person];
    return who.stays_seated || (problem.two_sided && who.side == problem.staying_side);
}

void seat(const Problem& problem, const std::vector<Pair>& pairs, NextRound& round) {
    Seats(problem, pairs).assign(round);
}

}  // namespace seating
