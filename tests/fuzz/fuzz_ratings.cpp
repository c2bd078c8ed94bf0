#include <set>
#include <utility>

#include "files/people_csv.hpp"
#include "files/ratings_csv.hpp"
#include "fuzz.hpp"

namespace {

files::PeopleFile people_of(const char* text) {
    files::Problems problems("people.csv");
    return *files::read_people(text, problems);
}

void check_ratings(std::string_view text, const files::PeopleFile& people) {
    files::Problems problems("ratings.csv");
    const auto ratings = files::read_ratings(text, people, problems);
    fuzz::check_report(problems, ratings.has_value());
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const auto& row : ratings.value_or(std::vector<files::RatingRow>{})) {
        fuzz::must(row.rater < people.rows.size() && row.rated < people.rows.size());
        fuzz::must(row.rater != row.rated && seen.emplace(row.rater, row.rated).second);
        fuzz::must(!people.two_sided || people.rows[row.rater].side != people.rows[row.rated].side);
        fuzz::must(row.score_tenths.value_or(0) >= 0 && row.score_tenths.value_or(0) <= 100);
        fuzz::must(row.favourite <= 9999);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const files::PeopleFile sides = people_of("id,side\na,A\nb,A\nx,B\ny,B\n");
    static const files::PeopleFile pool = people_of("id\na\nb\nx\n");
    check_ratings(fuzz::text_of(data, size), sides);
    check_ratings(fuzz::text_of(data, size), pool);
    return 0;
}
