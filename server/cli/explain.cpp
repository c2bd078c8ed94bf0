#include "cli/explain.hpp"

#include <algorithm>
#include <set>

#include "files/result_json.hpp"
#include "files/text.hpp"
#include "matching/bound.hpp"
#include "matching/residual.hpp"

namespace cli {
namespace {

using matching::Answer;
using matching::Proof;
using matching::Rule;

const char* meaning(const matching::Problem& problem) {
    switch (problem.rule) {
        case Rule::mutual:
            return "every pair in which both said yes, whatever their places";
        case Rule::pairs:
            return problem.pool == matching::Pool::two_sided
                       ? "no two people would both rather have each other than whom they got; of "
                         "all such results the best, stage by stage"
                       : "as few as can be who would both rather have each other than whom they "
                         "got; of all such results the best, stage by stage";
        case Rule::most:
            return "as many pairs as there can be, then as few as can be who would both rather "
                   "have each other; of all such results the best, stage by stage";
    }
    return "";
}

std::string counted(std::size_t count, const char* one, const char* many) {
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

std::string people_line(const Subject& subject) {
    const auto& problem = subject.instance.problem;
    std::size_t places = 0;
    std::size_t second = 0;
    for (const auto& person : problem.people) {
        places += person.capacity;
        second += person.side;
    }
    std::string text = "people: " + std::to_string(problem.people.size());
    if (subject.input.people.two_sided) {
        const auto& labels = subject.input.people.side_labels;
        text += " (" + std::to_string(problem.people.size() - second) + ' ' +
                files::shown(labels[0]) + ", " + std::to_string(second) + ' ' +
                files::shown(labels[1]) + ')';
    }
    if (problem.rule != Rule::mutual && places != problem.people.size()) {
        text += " with " + std::to_string(places) + " places";
    }
    return text + '\n';
}

std::string acceptable_line(const matching::Problem& problem) {
    std::string text = "pairs that both accept and no rule keeps apart: " +
                       std::to_string(problem.acceptable.size());
    if (!problem.locks.empty()) {
        text += "; locked beforehand: " + std::to_string(problem.locks.size());
    }
    return text + '\n';
}

// ", <bound> is the limit" in the words of its proof.
std::string resting(Proof proof, const std::string& bound) {
    switch (proof) {
        case Proof::certificate:
            return ", proven the best by the certificate in the result";
        case Proof::search:
            return ", proven the best by search";
        case Proof::none:
            return ", not proven the best; at most " + bound;
    }
    return "";
}

std::string blocking_text(const Answer& answer) {
    if (answer.stable) {
        return "stable: yes, no two people would both rather have each other (checked pair by "
               "pair)";
    }
    const std::string text = "pairs who would both rather have each other: " +
                             std::to_string(answer.blocking_pairs.size());
    switch (answer.blocking_proof) {
        case Proof::none:
            return text + ", not proven the fewest; at least " +
                   std::to_string(answer.blocking_bound);
        default:
            return text + ", proven the fewest by search";
    }
}

// The pairs of the answer that were not locked, by number.
matching::Chosen chosen_of(const matching::Problem& problem, const Answer& answer) {
    const std::set<matching::Pair> together(answer.pairs.begin(), answer.pairs.end());
    matching::Chosen chosen;
    for (std::size_t i = 0; i < problem.acceptable.size(); ++i) {
        if (together.contains({problem.acceptable[i].a, problem.acceptable[i].b})) {
            chosen.push_back(static_cast<matching::PairNumber>(i));
        }
    }
    return chosen;
}

// The value of each stage, in the rule's order.
std::vector<std::string> stages(const matching::Problem& problem, const Answer& answer) {
    const matching::Residual residual(problem);
    const auto merit = matching::merit(residual, chosen_of(problem, answer));
    std::vector<std::string> list = {
        blocking_text(answer),
        "pairs: " + std::to_string(answer.pairs.size()) +
            resting(answer.size_proof, std::to_string(answer.size_bound)),
        "sum of both scores of every pair: " + files::tenths_text(answer.score_tenths) +
            resting(answer.score_proof, files::tenths_text(answer.score_bound_tenths))};
    if (problem.rule == Rule::most) {
        std::swap(list[0], list[1]);
    }
    if (problem.balance) {
        list.push_back("difference between the two sides' sums: " +
                       files::tenths_text(-merit.balance));
    }
    list.push_back("favourites (20 for a first, 19 for a second, …): " +
                   std::to_string(merit.favour));
    list.push_back("tags that one offers and the other wants: " + std::to_string(merit.overlap));
    list.push_back("lottery, which decides between what is equal until here: " +
                   std::to_string(merit.lottery));
    return list;
}

std::string without_stability(const matching::Problem& problem) {
    const auto most = matching::size_bound(matching::Residual(problem)).value;
    const std::string count = counted(static_cast<std::size_t>(most), "pair", "pairs");
    return problem.pool == matching::Pool::two_sided
               ? "without stability " + count + " would be possible (rule most)\n"
               : "without stability no more than " + count +
                     " would be possible (a bound; rule most tells)\n";
}

std::string unmatched_lines(const Subject& subject, const Answer& answer) {
    std::set<std::size_t> taken;
    for (const auto& pair : answer.pairs) {
        taken.insert(subject.instance.person_of.at(pair.a));
        taken.insert(subject.instance.person_of.at(pair.b));
    }
    std::string lines;
    for (std::size_t i = 0; i < subject.people.rows.size(); ++i) {
        if (subject.people.rows[i].attends && !taken.contains(i)) {
            lines +=
                "  " + subject.people.rows[i].id + ": " + why_unmatched(subject, answer, i) + '\n';
        }
    }
    return lines.empty() ? "nobody is without a partner\n" : "without a partner:\n" + lines;
}

}  // namespace

std::string explained(const Subject& subject, const Answer& answer) {
    const auto& problem = subject.instance.problem;
    std::string text = std::string("rule ") + name_of(problem.rule) + ": " + meaning(problem) +
                       '\n' + people_line(subject) + acceptable_line(problem);
    if (problem.rule == Rule::mutual) {
        text += "pairs: " + std::to_string(answer.pairs.size()) + '\n';
    } else {
        text += problem.instant ? "the first answer, without search:\n"
                                : "each stage is settled before the next:\n";
        std::size_t number = 0;
        for (const std::string& stage : stages(problem, answer)) {
            text += "  " + std::to_string(++number) + ". " + stage + '\n';
        }
        text += problem.rule == Rule::pairs ? without_stability(problem) : "";
    }
    return text + unmatched_lines(subject, answer);
}

}  // namespace cli
