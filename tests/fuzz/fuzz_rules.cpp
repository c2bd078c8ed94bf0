#include "files/json.hpp"
#include "files/people_csv.hpp"
#include "files/rules_json.hpp"
#include "fuzz.hpp"

namespace {

files::PeopleFile three() {
    files::Problems problems("people.csv");
    return *files::read_people("id\na\nb\nx\n", problems);
}

// Any JSON, written on one line and read again, is the same.
void check_json(std::string_view text) {
    files::Problems problems("any.json");
    const auto json = files::read_json(text, problems);
    fuzz::check_report(problems, json.has_value());
    if (json) {
        const auto again = files::read_json(files::one_line(*json), problems);
        fuzz::must(again.has_value() && *again == *json);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const files::PeopleFile people = three();
    check_json(fuzz::text_of(data, size));
    files::Problems problems("rules.json");
    const auto rules = files::read_rules(fuzz::text_of(data, size), people, problems);
    fuzz::check_report(problems, rules.has_value());
    if (rules) {
        fuzz::must(rules->reporting_line == "off" || rules->reporting_line == "direct" ||
                   rules->reporting_line == "chain");
        for (const auto& [one, other] : rules->never) {
            fuzz::must(one != other);
        }
    }
    return 0;
}
