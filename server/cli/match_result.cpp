#include "cli/match_result.hpp"

#include <algorithm>
#include <unordered_map>

#include "checking/certificate.hpp"
#include "files/text.hpp"
#include "instance/canonical.hpp"
#include "live/gate/result_file.hpp"

namespace cli {
namespace {

using matching::Answer;
using matching::Certificate;
using matching::Proof;

Proof proof_named(const std::string& name) {
    if (name == "search") {
        return Proof::search;
    }
    return name == "certificate" ? Proof::certificate : Proof::none;
}

std::vector<files::IdPair> to_ids(const Subject& subject,
                                  const std::vector<instance::PersonPair>& pairs) {
    std::vector<files::IdPair> ids;
    ids.reserve(pairs.size());
    for (const auto& pair : pairs) {
        ids.emplace_back(subject.people.rows[pair.a].id, subject.people.rows[pair.b].id);
    }
    return ids;
}

// Reads ids back into indices and keeps what does not fit.
class Reader {
public:
    Reader(const Subject& subject, std::vector<std::string>& faults)
        : subject_(subject), faults_(faults) {
        for (std::size_t i = 0; i < subject.people.rows.size(); ++i) {
            if (subject.instance.index_of[i]) {
                indices_.emplace(subject.people.rows[i].id, *subject.instance.index_of[i]);
            }
        }
    }

    std::optional<matching::Index> index(const std::string& id, const std::string& where) {
        const auto found = indices_.find(id);
        if (found == indices_.end()) {
            faults_.push_back(where + " names " + files::shown(id) + ", who is not there");
            return std::nullopt;
        }
        return found->second;
    }

    // Indices in the engine's orientation and order.
    std::vector<matching::Pair> pairs(const std::vector<files::IdPair>& ids,
                                      const std::string& where) {
        std::vector<matching::Pair> result;
        for (const auto& [one, other] : ids) {
            const auto a = index(one, where);
            const auto b = index(other, where);
            if (a && b) {
                result.push_back(oriented(*a, *b));
            }
        }
        std::sort(result.begin(), result.end());
        if (result.size() == ids.size() &&
            std::adjacent_find(result.begin(), result.end()) == result.end() &&
            to_ids(subject_, instance::to_persons(subject_.instance, result)) != ids) {
            faults_.push_back(where + " is not in the promised order");
        }
        return result;
    }

    std::optional<Certificate> certificate(const std::optional<files::CertificateFile>& file,
                                           const std::string& where) {
        if (!file) {
            return std::nullopt;
        }
        Certificate result;
        result.scale = file->scale;
        for (const auto& [id, value] : file->people) {
            if (const auto person = index(id, where)) {
                result.people.push_back({*person, value});
            }
        }
        result.pairs = duals(file->pairs, where);
        if (file->caps.has_value() == matching::is_one_to_one(subject_.instance.problem)) {
            faults_.push_back(where + " has a form that does not apply here");
        }
        result.caps =
            duals(file->caps.value_or(std::vector<files::CertificateFile::PairDual>{}), where);
        result.size_multiplier = file->size_multiplier.value_or(0);
        return result;
    }

private:
    matching::Pair oriented(matching::Index a, matching::Index b) const {
        const auto& problem = subject_.instance.problem;
        const bool swap = problem.pool == matching::Pool::one
                              ? a > b
                              : problem.people[a].side > problem.people[b].side;
        return swap ? matching::Pair{b, a} : matching::Pair{a, b};
    }

    // In the file's order, which the checker wants to be that of ids.
    std::vector<Certificate::PairDual> duals(
        const std::vector<files::CertificateFile::PairDual>& from, const std::string& where) {
        std::vector<Certificate::PairDual> to;
        for (const auto& dual : from) {
            const auto a = index(dual.a, where);
            const auto b = index(dual.b, where);
            if (a && b) {
                to.push_back({oriented(*a, *b), dual.value});
            }
        }
        return to;
    }

    const Subject& subject_;
    std::vector<std::string>& faults_;
    std::unordered_map<std::string, matching::Index> indices_;
};

// A certificate stands beside what it shows and beside what is open, never beside a search; and
// what a certificate or one pass over the pairs shows is not called less.
void check_proofs(const files::ResultFile& result, std::vector<std::string>& faults) {
    const auto& proven = *result.proven;
    if (proven.stable && proven.blocking_proof != "certificate") {
        faults.emplace_back(
            "\"blocking_proof\" says less than was checked: \"stable\" needs no more");
    }
    const auto figure = [&faults](const std::string& key, const std::string& proof, bool reached) {
        if (proof == "search") {
            faults.push_back(key + " is search, but a certificate stands beside it");
        } else if (proof == "none" && reached) {
            faults.push_back(key + " says less than the certificate beside it shows");
        }
    };
    if (proven.size_certificate) {
        figure("\"size_proof\"", proven.size_proof, proven.size_bound == result.size);
    }
    if (proven.score_certificate) {
        figure("\"score_proof\"", proven.score_proof,
               proven.score_bound_tenths == result.score_tenths);
    }
}

}  // namespace

files::ResultFile to_result(const Subject& subject, const Answer& answer) {
    const std::string hash = instance::input_sha256(subject.input);
    return live::gate::to_result({subject.input, subject.instance, hash}, answer);
}

std::vector<files::PairRow> to_pair_rows(const Subject& subject, const Answer& answer) {
    std::vector<files::PairRow> rows;
    for (const auto& pair : instance::to_persons(subject.instance, answer.pairs)) {
        const auto& a = subject.people.rows[pair.a];
        const auto& b = subject.people.rows[pair.b];
        rows.push_back({a.id, b.id, a.name, b.name});
    }
    return rows;
}

Answer to_answer(const Subject& subject, const files::ResultFile& result,
                 std::vector<std::string>& faults) {
    Reader reader(subject, faults);
    Answer answer;
    answer.pairs = reader.pairs(result.pairs, "\"pairs\"");
    answer.score_tenths = result.score_tenths;
    if (result.size != static_cast<std::int64_t>(result.pairs.size())) {
        faults.emplace_back("\"size\" is not the number of pairs");
    }
    if (result.input_sha256 != instance::input_sha256(subject.input)) {
        faults.emplace_back("\"input_sha256\" is not that of these inputs");
    }
    if (!is_seed(result.seed)) {
        faults.emplace_back("\"seed\" contains a control character");
    }
    if (result.pool != (subject.input.people.two_sided ? "two-sided" : "one")) {
        faults.emplace_back("\"pool\" is not that of these people");
    }
    if (result.locks != live::gate::listed(subject.input.people, subject.input.locks)) {
        faults.emplace_back("\"locks\" is not in the promised order");
    }
    if (result.forbids != live::gate::listed(subject.input.people, subject.input.forbids)) {
        faults.emplace_back("\"forbids\" is not in the promised order");
    }
    if (faults.empty() &&
        result.unmatched !=
            live::gate::unmatched(subject.input.people, subject.instance, answer.pairs)) {
        faults.emplace_back("\"unmatched\" is not the list of those in no pair");
    }
    if (!result.proven) {
        return answer;
    }
    check_proofs(result, faults);
    const auto& proven = *result.proven;
    answer.stable = proven.stable;
    answer.blocking_pairs = reader.pairs(proven.blocking_pairs, "\"blocking_pairs\"");
    answer.blocking_bound = static_cast<std::size_t>(proven.blocking_bound);
    answer.blocking_proof = proof_named(proven.blocking_proof);
    answer.size_bound = static_cast<std::size_t>(proven.size_bound);
    answer.size_proof = proof_named(proven.size_proof);
    answer.score_bound_tenths = proven.score_bound_tenths;
    answer.score_proof = proof_named(proven.score_proof);
    answer.size_certificate = reader.certificate(proven.size_certificate, "the size's certificate");
    answer.score_certificate =
        reader.certificate(proven.score_certificate, "the score's certificate");
    return answer;
}

}  // namespace cli
