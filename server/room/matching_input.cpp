#include "room/matching_input.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "checking/matching.hpp"
#include "instance/canonical.hpp"
#include "room/programme.hpp"

namespace room {
namespace {

std::size_t position_of(ParticipantId id) {
    return id.value - 1;
}

instance::Person to_person(const Participant& participant) {
    const RosterEntry& entry = participant.entry;
    instance::Person person;
    person.id = entry.roster_id;
    person.side = static_cast<std::uint8_t>(entry.side);
    person.capacity = static_cast<std::uint8_t>(entry.capacity);
    person.group = entry.group;
    person.manager = entry.manager;
    person.wants = entry.wants;
    person.offers = entry.offers;
    person.stays_seated = entry.stays_seated;
    person.attends = may_be_paired(participant);
    return person;
}

matching::Rule to_rule(MatchRule rule) {
    switch (rule) {
        case MatchRule::mutual:
            return matching::Rule::mutual;
        case MatchRule::pairs:
            return matching::Rule::pairs;
        case MatchRule::most:
            return matching::Rule::most;
    }
    return matching::Rule::pairs;
}

std::uint32_t favourite_number(const Room& room, ParticipantId who, EncounterId encounter) {
    const auto& order = room.favourites[position_of(who)];
    const auto found = std::find(order.begin(), order.end(), encounter);
    return found == order.end() ? 0 : static_cast<std::uint32_t>(found - order.begin()) + 1;
}

void add_rating(instance::Input& input, const Room& room, const Encounter& encounter,
                ParticipantId rater) {
    const Opinion& opinion = opinion_of(room, encounter, rater);
    if (!opinion.rating) return;
    input.ratings.push_back({position_of(rater),
                             position_of(partner_in(encounter, rater)),
                             {opinion.rating->accepts, opinion.rating->score_tenths,
                              favourite_number(room, rater, encounter.id)}});
}

// The pairs as the engine orients and sorts them; empty when one of them is not in the problem.
std::vector<matching::Pair> to_engine(const instance::Instance& instance,
                                      const Proposal& proposal) {
    std::vector<matching::Pair> pairs;
    for (const auto& [one, other] : proposal.pairs) {
        const auto a = instance.index_of.at(position_of(one));
        const auto b = instance.index_of.at(position_of(other));
        if (!a || !b) return {};
        const bool pool = instance.problem.pool == matching::Pool::one;
        const bool swap = pool ? *a > *b : instance.problem.people[*a].side == 1;
        pairs.push_back(swap ? matching::Pair{*b, *a} : matching::Pair{*a, *b});
    }
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

std::int64_t score_of(const matching::Problem& problem, const std::vector<matching::Pair>& pairs) {
    std::int64_t sum = 0;
    for (const matching::AcceptablePair& each : problem.acceptable) {
        if (std::binary_search(pairs.begin(), pairs.end(), matching::Pair{each.a, each.b})) {
            sum += each.of_a.score_tenths + each.of_b.score_tenths;
        }
    }
    for (const matching::LockedPair& each : problem.locks) {
        sum += each.score_a_tenths + each.score_b_tenths;
    }
    return sum;
}

// Only what can be judged without the certificates, which stay in the sealed full result: the claim
// with every figure recomputed, so that the checker's faults are about the pairs.
matching::Answer claim_of(const matching::Problem& problem, std::vector<matching::Pair> pairs,
                          const Proposal& proposal) {
    matching::Answer answer;
    answer.pairs = std::move(pairs);
    answer.score_tenths = score_of(problem, answer.pairs);
    if (problem.rule == matching::Rule::mutual) return answer;
    answer.blocking_pairs = checking::blocking_pairs(problem, answer.pairs);
    answer.stable = answer.blocking_pairs.empty();
    answer.size_bound = proposal.size_bound;
    answer.score_bound_tenths = answer.score_tenths;
    return answer;
}

using Pairs = std::vector<std::pair<ParticipantId, ParticipantId>>;
using Blocks = std::set<std::pair<ParticipantId, ParticipantId>>;

void add_forbids(instance::Input& input,
                 const std::set<std::pair<ParticipantId, ParticipantId>>& pairs) {
    for (const auto& [one, other] : pairs) {
        input.forbids.push_back({position_of(one), position_of(other)});
    }
}

instance::Input input_with(const Room& room, const Blocks& blocks, const Pairs& more_forbids) {
    instance::Input input;
    input.rule = to_rule(room.settings.rule);
    input.balance = room.settings.balance;
    input.seed = room.lottery_seed;
    input.people = people_of(room);
    input.rules = room.rules;
    for (const Encounter& encounter : room.encounters) {
        if (!encounter.began || encounter.dropped || !may_rate(room, encounter)) continue;
        add_rating(input, room, encounter, encounter.a);
        add_rating(input, room, encounter, encounter.b);
    }
    for (const auto& [one, other] : locks_of(room, blocks)) {
        input.locks.push_back({position_of(one), position_of(other)});
    }
    add_forbids(input, blocks);
    add_forbids(input, room.forbidden);
    add_forbids(input, {more_forbids.begin(), more_forbids.end()});
    return input;
}

bool names_known_people(const Room& room, const Proposal& proposal) {
    return std::all_of(proposal.pairs.begin(), proposal.pairs.end(), [&](const auto& pair) {
        return find_person(room, pair.first) != nullptr &&
               find_person(room, pair.second) != nullptr;
    });
}

// Whether the proposal is an answer to this question: everything that can be recomputed is.
bool answers(const Room& room, const instance::Input& input, const Proposal& proposal) {
    if (!names_known_people(room, proposal)) return false;
    const auto built = instance::build(input);
    if (!built) return false;
    const matching::Problem& problem = built->problem;
    const auto pairs = to_engine(*built, proposal);
    if (pairs.size() != proposal.pairs.size()) return false;
    const matching::Answer claim = claim_of(problem, pairs, proposal);
    if (!checking::check_matching(problem, claim).empty()) return false;
    if (problem.rule == matching::Rule::mutual) return true;
    const bool proven = proposal.size_proof != Proof::none;
    return claim.stable == proposal.stable &&
           claim.blocking_pairs.size() == proposal.blocking_pairs &&
           (!proven || proposal.size_bound == pairs.size()) &&
           proposal.possible_without_stability >= pairs.size();
}

}  // namespace

instance::People people_of(const Room& room) {
    instance::People people;
    people.two_sided = !room.settings.pool;
    if (people.two_sided) people.side_labels = room.settings.side_names;
    std::transform(room.people.begin(), room.people.end(), std::back_inserter(people.persons),
                   to_person);
    return people;
}

instance::Input matching_input(const Room& room) {
    return input_with(room, room.blocks, {});
}

instance::Input what_if_input(const Room& room, const Pairs& forbids) {
    return input_with(room, room.matching_blocks, forbids);
}

std::string what_if_hash(const Room& room, const Pairs& forbids) {
    return instance::input_sha256(what_if_input(room, forbids));
}

std::string matching_input_hash(const Room& room) {
    return instance::input_sha256(matching_input(room));
}

bool is_believable(const Room& room, const Proposal& proposal) {
    return answers(room, matching_input(room), proposal);
}

bool is_believable_without(const Room& room, const Pairs& forbids, const Proposal& proposal) {
    return answers(room, what_if_input(room, forbids), proposal);
}

}  // namespace room
