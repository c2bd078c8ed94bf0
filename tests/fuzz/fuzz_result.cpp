// The reader of results and, behind it, everything of `verify` that a result's words can reach.
#include <sstream>
#include <vector>

#include "checking/matching.hpp"
#include "cli/match_input.hpp"
#include "cli/match_result.hpp"
#include "files/csv_out.hpp"
#include "files/result_json.hpp"
#include "fuzz.hpp"

namespace {

// tests/fuzz/corpus/result holds results of these two.
constexpr const char* mentors = "id,side,capacity\na,A,1\nb,A,1\nx,B,2\ny,B,1\n";
constexpr const char* lovers = "id,side\na,A\nb,A\nx,B\ny,B\n";
constexpr const char* ratings =
    "rater,rated,accepts,score\na,x,1,9\nx,a,1,9\na,y,1,5\ny,a,1,5\nb,x,1,5\nx,b,1,5\n";

cli::LoadedInput event(const char* people) {
    std::string folder = "/tmp/quadrille-fuzz-XXXXXX";
    fuzz::must(mkdtemp(folder.data()) != nullptr);
    const cli::InputPaths paths{folder + "/people.csv", folder + "/ratings.csv", ""};
    fuzz::must(files::write_file(paths.people, people) &&
               files::write_file(paths.ratings, ratings));
    std::ostringstream ignored;
    auto loaded = cli::load_input(paths, ignored);
    fuzz::must(loaded.has_value() && std::remove(paths.people.c_str()) == 0 &&
               std::remove(paths.ratings.c_str()) == 0 && std::remove(folder.c_str()) == 0);
    return std::move(*loaded);
}

// As `verify` does; whether the result holds.
bool holds(const cli::LoadedInput& loaded, const files::ResultFile& result) {
    std::vector<std::string> faults;
    instance::Input input = loaded.input;
    input.rule = *cli::rule_named(result.rule);
    input.seed = result.seed;
    for (const auto* list : {&result.locks, &result.forbids}) {
        for (const files::IdPair& ids : *list) {
            const auto found = cli::find_pair(loaded.people, ids);
            if (!found.fault.empty()) {
                return false;
            }
            (list == &result.locks ? input.locks : input.forbids).push_back(found.pair);
        }
    }
    const auto instance = instance::build(input);
    if (!instance) {
        return false;
    }
    const cli::Subject subject{loaded.people, input, *instance};
    const auto answer = cli::to_answer(subject, result, faults);
    const auto judged = checking::check_matching(instance->problem, answer);
    return faults.empty() && judged.empty();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const cli::LoadedInput one = event(mentors);
    static const cli::LoadedInput other = event(lovers);
    files::Problems problems("result.json");
    const auto result = files::read_result(fuzz::text_of(data, size), problems);
    fuzz::check_report(problems, result.has_value());
    if (!result) {
        return 0;
    }
    const std::string text = files::write_result(*result);
    files::Problems fresh("again");
    const auto again = files::read_result(text, fresh);
    fuzz::must(again.has_value() && files::write_result(*again) == text);
    // One result is right for one event at most: its hash names the input.
    fuzz::must(!holds(one, *result) || !holds(other, *result));
    return 0;
}
