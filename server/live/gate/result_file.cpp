#include "live/gate/result_file.hpp"

#include <set>
#include <utility>

namespace live::gate {
namespace {

using matching::Answer;
using matching::Certificate;
using matching::Proof;

const char* name_of(matching::Rule rule) {
    switch (rule) {
        case matching::Rule::mutual:
            return "mutual";
        case matching::Rule::pairs:
            return "pairs";
        case matching::Rule::most:
            return "most";
    }
    return "mutual";
}

const char* name_of(Proof proof) {
    switch (proof) {
        case Proof::none:
            return "none";
        case Proof::search:
            return "search";
        case Proof::certificate:
            return "certificate";
    }
    return "none";
}

const std::string& id_of(const Subject& subject, matching::Index index) {
    return subject.input.people.persons[subject.instance.person_of.at(index)].id;
}

std::vector<files::IdPair> to_ids(const Subject& subject,
                                  const std::vector<matching::Pair>& pairs) {
    const auto& persons = subject.input.people.persons;
    std::vector<files::IdPair> ids;
    for (const auto& pair : instance::to_persons(subject.instance, pairs)) {
        ids.emplace_back(persons[pair.a].id, persons[pair.b].id);
    }
    return ids;
}

std::vector<files::CertificateFile::PairDual> to_duals(
    const Subject& subject, const std::vector<Certificate::PairDual>& from) {
    std::vector<files::CertificateFile::PairDual> to;
    for (const auto& dual : from) {
        to.push_back({id_of(subject, dual.pair.a), id_of(subject, dual.pair.b), dual.value});
    }
    return to;
}

// Of what rests on search there is nothing to check.
std::optional<files::CertificateFile> to_file(const Subject& subject, Proof proof,
                                              const std::optional<Certificate>& certificate,
                                              bool of_score) {
    if (!certificate || proof == Proof::search) {
        return std::nullopt;
    }
    files::CertificateFile file;
    file.scale = certificate->scale;
    for (const auto& dual : certificate->people) {
        file.people.emplace_back(id_of(subject, dual.person), dual.value);
    }
    file.pairs = to_duals(subject, certificate->pairs);
    if (!matching::is_one_to_one(subject.instance.problem)) {
        file.caps = to_duals(subject, certificate->caps);
    }
    if (of_score) {
        file.size_multiplier = certificate->size_multiplier;
    }
    return file;
}

files::ResultFile::Proven to_proven(const Subject& subject, const Answer& answer) {
    files::ResultFile::Proven proven;
    proven.stable = answer.stable;
    proven.blocking_pairs = to_ids(subject, answer.blocking_pairs);
    proven.blocking_bound = static_cast<std::int64_t>(answer.blocking_bound);
    proven.blocking_proof = name_of(answer.blocking_proof);
    proven.size_bound = static_cast<std::int64_t>(answer.size_bound);
    proven.size_proof = name_of(answer.size_proof);
    proven.score_bound_tenths = answer.score_bound_tenths;
    proven.score_proof = name_of(answer.score_proof);
    proven.size_certificate = to_file(subject, answer.size_proof, answer.size_certificate, false);
    proven.score_certificate = to_file(subject, answer.score_proof, answer.score_certificate, true);
    return proven;
}

}  // namespace

std::vector<files::IdPair> listed(const instance::People& people,
                                  const std::vector<instance::PersonPair>& pairs) {
    const auto& persons = people.persons;
    std::set<std::pair<std::size_t, std::size_t>> sorted;
    for (const auto& pair : pairs) {
        const bool two_sides = people.two_sided && persons[pair.a].side != persons[pair.b].side;
        const bool swap = two_sides ? persons[pair.a].side > persons[pair.b].side : pair.a > pair.b;
        sorted.emplace(swap ? pair.b : pair.a, swap ? pair.a : pair.b);
    }
    std::vector<files::IdPair> ids;
    for (const auto& [a, b] : sorted) {
        ids.emplace_back(persons[a].id, persons[b].id);
    }
    return ids;
}

std::vector<std::string> unmatched(const instance::People& people, const instance::Instance& built,
                                   const std::vector<matching::Pair>& pairs) {
    std::vector<bool> taken(people.persons.size(), false);
    for (const auto& pair : pairs) {
        taken[built.person_of.at(pair.a)] = true;
        taken[built.person_of.at(pair.b)] = true;
    }
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        if (!taken[i] && people.persons[i].attends) {
            ids.push_back(people.persons[i].id);
        }
    }
    return ids;
}

files::ResultFile to_result(const Subject& subject, const Answer& answer) {
    files::ResultFile result;
    const auto& input = subject.input;
    result.rule = name_of(input.rule);
    result.pool = input.people.two_sided ? "two-sided" : "one";
    result.seed = input.seed;
    result.input_sha256 = subject.input_sha256;
    result.locks = listed(input.people, input.locks);
    result.forbids = listed(input.people, input.forbids);
    result.pairs = to_ids(subject, answer.pairs);
    result.unmatched = unmatched(input.people, subject.instance, answer.pairs);
    result.size = static_cast<std::int64_t>(answer.pairs.size());
    result.score_tenths = answer.score_tenths;
    if (input.rule != matching::Rule::mutual) {
        result.proven = to_proven(subject, answer);
    }
    return result;
}

}  // namespace live::gate
