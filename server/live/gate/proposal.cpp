#include "live/gate/proposal.hpp"

#include <algorithm>

#include "files/result_json.hpp"
#include "live/gate/convert.hpp"

namespace live::gate {

namespace {

room::Proof to_room(matching::Proof proof) {
    switch (proof) {
        case matching::Proof::certificate:
            return room::Proof::certificate;
        case matching::Proof::search:
            return room::Proof::search;
        case matching::Proof::none:
            break;
    }
    return room::Proof::none;
}

// Writes what refers to engine indices as ids.
class FullResult {
public:
    FullResult(const instance::Input& input, const instance::Instance& built)
        : input_(input), built_(built) {}

    std::string write(const room::Room& room, const std::string& input_hash,
                      const matching::Answer& answer) const {
        files::ResultFile file;
        file.rule = word_of(room.settings.rule);
        file.pool = input_.people.two_sided ? "two-sided" : "one";
        file.seed = input_.seed;
        file.input_sha256 = input_hash;
        file.locks = id_pairs(input_.locks);
        file.forbids = id_pairs(input_.forbids);
        file.pairs = pairs(answer.pairs);
        file.unmatched = unmatched(answer.pairs);
        file.size = static_cast<std::int64_t>(answer.pairs.size());
        file.score_tenths = answer.score_tenths;
        if (room.settings.rule != room::MatchRule::mutual) {
            file.proven = proven(answer);
        }
        return files::write_result(file);
    }

private:
    const std::string& id(std::size_t person) const { return input_.people.persons[person].id; }
    const std::string& id_of_index(matching::Index index) const {
        return id(built_.person_of[index]);
    }

    std::vector<files::IdPair> pairs(const std::vector<matching::Pair>& found) const {
        std::vector<files::IdPair> rows;
        for (const auto& pair : instance::to_persons(built_, found)) {
            rows.emplace_back(id(pair.a), id(pair.b));
        }
        return rows;
    }

    std::vector<files::IdPair> id_pairs(const std::vector<instance::PersonPair>& from) const {
        std::vector<files::IdPair> rows;
        for (const auto& pair : from) {
            rows.emplace_back(id(std::min(pair.a, pair.b)), id(std::max(pair.a, pair.b)));
        }
        std::sort(rows.begin(), rows.end());
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        return rows;
    }

    std::vector<std::string> unmatched(const std::vector<matching::Pair>& found) const {
        std::vector<bool> paired(input_.people.persons.size(), false);
        for (const auto& pair : found) {
            paired[built_.person_of[pair.a]] = true;
            paired[built_.person_of[pair.b]] = true;
        }
        std::vector<std::string> ids;
        for (std::size_t person = 0; person < paired.size(); ++person) {
            if (input_.people.persons[person].attends && !paired[person]) {
                ids.push_back(id(person));
            }
        }
        return ids;
    }

    std::vector<files::CertificateFile::PairDual> duals(
        const std::vector<matching::Certificate::PairDual>& from) const {
        std::vector<files::CertificateFile::PairDual> rows;
        for (const auto& dual : from) {
            rows.push_back({id_of_index(dual.pair.a), id_of_index(dual.pair.b), dual.value});
        }
        return rows;
    }

    std::optional<files::CertificateFile> certificate(
        matching::Proof proof, const std::optional<matching::Certificate>& from,
        bool of_score) const {
        if (!from || proof == matching::Proof::search) {
            return std::nullopt;
        }
        files::CertificateFile file;
        file.scale = from->scale;
        for (const auto& dual : from->people) {
            file.people.emplace_back(id_of_index(dual.person), dual.value);
        }
        file.pairs = duals(from->pairs);
        const auto& people = built_.problem.people;
        const bool caps = built_.problem.pool == matching::Pool::one ||
                          std::any_of(people.begin(), people.end(),
                                      [](const auto& person) { return person.capacity > 1; });
        if (caps) {
            file.caps = duals(from->caps);
        }
        if (of_score) {
            file.size_multiplier = from->size_multiplier;
        }
        return file;
    }

    files::ResultFile::Proven proven(const matching::Answer& answer) const {
        files::ResultFile::Proven claim;
        claim.stable = answer.stable;
        claim.blocking_pairs = pairs(answer.blocking_pairs);
        claim.blocking_bound = static_cast<std::int64_t>(answer.blocking_bound);
        claim.blocking_proof = word_of(to_room(answer.blocking_proof));
        claim.size_bound = static_cast<std::int64_t>(answer.size_bound);
        claim.size_proof = word_of(to_room(answer.size_proof));
        claim.score_bound_tenths = answer.score_bound_tenths;
        claim.score_proof = word_of(to_room(answer.score_proof));
        claim.size_certificate = certificate(answer.size_proof, answer.size_certificate, false);
        claim.score_certificate = certificate(answer.score_proof, answer.score_certificate, true);
        return claim;
    }

    const instance::Input& input_;
    const instance::Instance& built_;
};

}  // namespace

room::Proposal proposal_of(const room::Room& room, const Question& question,
                           const matching::Answer& answer, bool instant) {
    const auto built = instance::build(question.input);
    room::Proposal proposal;
    proposal.request = question.number;
    proposal.input_hash = question.input_hash;
    if (!built) {
        return proposal;
    }
    for (const auto& pair : instance::to_persons(*built, answer.pairs)) {
        proposal.pairs.emplace_back(room::ParticipantId(static_cast<std::uint32_t>(pair.a) + 1),
                                    room::ParticipantId(static_cast<std::uint32_t>(pair.b) + 1));
    }
    const bool mutual = room.settings.rule == room::MatchRule::mutual;
    proposal.stable = mutual || answer.stable;
    proposal.blocking_pairs = static_cast<std::uint32_t>(answer.blocking_pairs.size());
    proposal.size_bound =
        static_cast<std::uint32_t>(mutual ? answer.pairs.size() : answer.size_bound);
    proposal.size_proof = to_room(answer.size_proof);
    proposal.instant_only = instant || (!mutual && answer.size_proof == matching::Proof::none);
    proposal.possible_without_stability = static_cast<std::uint32_t>(answer.largest);
    proposal.full_result =
        FullResult(question.input, *built).write(room, question.input_hash, answer);
    return proposal;
}

}  // namespace live::gate
