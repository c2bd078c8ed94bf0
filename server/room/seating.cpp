#include "room/seating.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/core/ensure.hpp"
#include "checking/seating.hpp"
#include "limits.hpp"
#include "room/seating_problem.hpp"
#include "seating/next_round.hpp"
#include "seating/plan.hpp"
#include "seating/thirds.hpp"

namespace room {
namespace {

using Indices = std::vector<seating::Index>;

seating::NextRound checked(const seating::Problem& problem) {
    seating::NextRound next = seating::next_round(problem);
    base::ensure(checking::check_round(problem, next).empty(), "a drawn seating passes its check");
    return next;
}

// The round in which those who were told so rest; as if nobody was told, when that is the same or
// when nobody else could meet.
seating::NextRound draw(const seating::Problem& problem, const Indices& told) {
    seating::NextRound next = checked(problem);
    if (told.empty() || next.byes == told) return next;
    seating::Problem others = problem;
    for (const seating::Index index : told)
        others.people[index].present = false;
    seating::NextRound kept = checked(others);
    if (kept.tables.empty()) return next;
    Indices byes;
    std::set_union(kept.byes.begin(), kept.byes.end(), told.begin(), told.end(),
                   std::back_inserter(byes));
    kept.byes = std::move(byes);
    return kept;
}

// Those who were told that they rest in the next round, and are here.
Indices told_to_rest(const Room& room) {
    Indices told;
    if (!room.byes || room.byes->round.value != last_round(room) + 1) return told;
    for (const ParticipantId id : room.byes->resting) {
        if (is_here(*find_person(room, id))) told.push_back(index_of(id));
    }
    return told;
}

std::vector<std::uint32_t> talks_in(const seating::Problem& problem) {
    std::vector<std::uint32_t> talks;
    std::transform(problem.people.begin(), problem.people.end(), std::back_inserter(talks),
                   [](const auto& person) { return person.talks; });
    return talks;
}

bool too_large(const seating::Problem& problem) {
    return problem.candidates.size() > limits::inline_seating_edges;
}

// The evening from its next round on, as it goes when nobody comes or leaves: in each round those
// rest who will be told so beforehand, which is worked out without blocks.
class Course {
public:
    Course(const Room& room, Personal personal)
        : room_(room), seen_(seating_problem(room, personal)), round_(last_round(room) + 1) {
        const bool not_told_yet =
            room.stage.phase == Phase::move || room.stage.phase == Phase::talk;
        if (!not_told_yet) told_ = told_to_rest(room);
        if (personal == Personal::counted && !room.blocks.empty()) {
            open_ = seating_problem(room, Personal::left_out);
        }
    }

    bool is_too_large() const { return too_large(seen_); }

    void owe(const std::vector<std::uint32_t>& promised) {
        owe(seen_, promised);
        if (open_) owe(*open_, promised);
    }

    void seat(const seating::NextRound& next) {
        seen_ = seating::after(seen_, next);
        if (open_) open_ = seating::after(*open_, next);
        told_.reset();
        ++round_;
    }

    std::vector<std::uint32_t> talks() const { return talks_in(seen_); }

    // The rest of the evening; talks of each at its end.
    std::vector<std::uint32_t> play() {
        while (round_ <= room_.settings.rounds) {
            ask_for_round(seen_, room_, round_);
            if (open_) ask_for_round(*open_, room_, round_);
            if (!told_) told_ = open_ ? seating::next_round(*open_).byes : Indices{};
            const seating::NextRound next = draw(seen_, *told_);
            if (next.tables.empty()) break;
            seat(next);
        }
        return talks();
    }

private:
    static void owe(seating::Problem& problem, const std::vector<std::uint32_t>& promised) {
        for (std::size_t i = 0; i < promised.size(); ++i) {
            seating::Person& person = problem.people[i];
            person.owed = promised[i] - std::min(promised[i], person.talks);
        }
    }

    const Room& room_;
    seating::Problem seen_;
    std::optional<seating::Problem> open_;  // without blocks, where that differs
    std::uint32_t round_;
    std::optional<Indices> told_;  // who rests in that round; nothing: not worked out yet
};

// The first encounter of a table is its pair; others are a third's.
seating::NextRound as_drawn(const SeatingDrawn& drawn) {
    seating::NextRound next;
    std::map<TableNumber, SeatedPair> pair_at;
    for (const SeatedPair& each : drawn.tables) {
        const auto [at, is_pair] = pair_at.try_emplace(each.table, each);
        if (is_pair) {
            next.tables.push_back({each.table.value, index_of(each.a), index_of(each.b)});
            continue;
        }
        const SeatedPair& pair = at->second;
        const ParticipantId third = each.a == pair.a || each.a == pair.b ? each.b : each.a;
        next.thirds.push_back({each.table.value, index_of(third)});
    }
    auto& thirds = next.thirds;
    std::sort(thirds.begin(), thirds.end());
    thirds.erase(std::unique(thirds.begin(), thirds.end()), thirds.end());
    for (const auto& [id, table] : drawn.homes) {
        next.homes.push_back({index_of(id), table.value});
    }
    return next;
}

// What of `hoped` everybody gets when that is promised to them; those whose promise stands keep it.
std::vector<std::uint32_t> kept_of(const Course& start, const Room& room,
                                   std::vector<std::uint32_t> hoped) {
    constexpr int attempts = 4;  // two are the most that was ever needed
    for (int attempt = 0; attempt < attempts; ++attempt) {
        Course course = start;
        course.owe(hoped);
        const std::vector<std::uint32_t> talks = course.play();
        bool all_kept = true;
        for (std::size_t i = 0; i < hoped.size(); ++i) {
            const bool stands = room.people[i].talks_promised > 0;
            if (stands || talks[i] >= hoped[i]) continue;
            hoped[i] = talks[i];
            all_kept = false;
        }
        if (all_kept) break;
    }
    return hoped;
}

SeatingDrawn drawn(const Room& room, Personal personal) {
    const seating::Problem problem = seating_problem(room, personal);
    const seating::NextRound next = draw(problem, told_to_rest(room));
    SeatingDrawn drawn{RoundNumber{last_round(room) + 1}, problem.seed, {}, {}, {}};
    std::vector<bool> seated(room.people.size(), false);
    auto encounter = static_cast<std::uint32_t>(room.encounters.size());
    for (const seating::SeatedPair& pair : seating::meetings(problem, next)) {
        drawn.tables.push_back({EncounterId{++encounter}, TableNumber{pair.table},
                                person_at(pair.a), person_at(pair.b)});
        seated[pair.a] = true;
        seated[pair.b] = true;
    }
    for (const Participant& each : room.people) {
        if (is_here(each) && !seated[index_of(each.id)]) drawn.resting.push_back(each.id);
    }
    for (const seating::Home& home : next.homes) {
        drawn.homes.emplace_back(person_at(home.person), TableNumber{home.table});
    }
    return drawn;
}

}  // namespace

SeatingDrawn draw_round(const Room& room) {
    return drawn(room, Personal::counted);
}

SeatingDrawn told_round(const Room& room) {
    return drawn(room, Personal::left_out);
}

bool somebody_may_meet(const Room& room) {
    const seating::Problem problem = seating_problem(room, Personal::left_out);
    return !problem.tables.empty() && seating::edges(problem) > 0;
}

std::vector<ParticipantId> resters_of_next_round(const Room& room) {
    if (rounds_left(room) == 0) return {};
    seating::Problem problem = seating_problem(room, Personal::left_out);
    for (const seating::Index told : told_to_rest(room))
        ++problem.people[told].talks;
    std::vector<ParticipantId> resters;
    const seating::NextRound next = seating::next_round(problem);
    if (next.tables.empty()) return {};
    std::transform(next.byes.begin(), next.byes.end(), std::back_inserter(resters), person_at);
    return resters;
}

std::vector<std::pair<ParticipantId, std::uint32_t>> talks_to_promise(const Room& room,
                                                                      const SeatingDrawn* first) {
    Course start(room, Personal::counted);
    if (start.is_too_large()) return {};
    if (first != nullptr) start.seat(as_drawn(*first));
    std::vector<std::uint32_t> hoped = Course(start).play();
    for (const Participant& each : room.people) {
        if (each.talks_promised > 0) hoped[index_of(each.id)] = each.talks_promised;
    }
    hoped = kept_of(start, room, std::move(hoped));
    std::vector<std::pair<ParticipantId, std::uint32_t>> promised;
    for (const Participant& each : room.people) {
        const std::uint32_t talks = hoped[index_of(each.id)];
        const bool is_new = is_here(each) && each.talks_promised == 0 && talks > 0;
        if (is_new) promised.emplace_back(each.id, talks);
    }
    return promised;
}

std::vector<std::uint32_t> told_talks(const Room& room) {
    Course course(room, Personal::left_out);
    return rounds_left(room) == 0 || course.is_too_large() ? course.talks() : course.play();
}

std::vector<BrokenPromise> broken_promises(const Room& before,
                                           const std::vector<std::uint32_t>& talks_before,
                                           const Room& after,
                                           const std::vector<std::uint32_t>& talks_after) {
    std::vector<BrokenPromise> broken;
    for (const Participant& each : before.people) {
        const seating::Index index = index_of(each.id);
        const bool stays = is_here(each) && is_here(after.people[index]);
        const bool breaks =
            talks_before[index] >= each.talks_promised && talks_after[index] < each.talks_promised;
        if (stays && breaks) broken.push_back({each.id, each.talks_promised, talks_after[index]});
    }
    return broken;
}

}  // namespace room
