#include <set>

#include "files/csv_out.hpp"
#include "files/people_csv.hpp"
#include "fuzz.hpp"

namespace {

std::string joined(const std::vector<std::string>& tags) {
    std::string text;
    for (const std::string& tag : tags) {
        text += (text.empty() ? "" : ";") + tag;
    }
    return text;
}

std::string written(const files::PeopleFile& people) {
    std::string text = "id,name,side,capacity,group,manager,wants,offers,stays_seated,attends\n";
    for (const files::PersonRow& row : people.rows) {
        for (const std::string& field :
             {row.id, row.name, row.side, std::to_string(row.capacity), row.group, row.manager,
              joined(row.wants), joined(row.offers)}) {
            text += files::csv_field(field) + ',';
        }
        text += row.stays_seated ? "1," : "0,";
        text += row.attends ? "1\n" : "0\n";
    }
    return text;
}

// People as they should be, and the same once more when written and read.
void check_people(const files::PeopleFile& people) {
    std::set<std::string> ids;
    std::set<std::string> sides;
    for (const files::PersonRow& row : people.rows) {
        fuzz::must(files::is_id(row.id) && ids.insert(row.id).second);
        fuzz::must(row.capacity >= 1 && row.capacity <= 20);
        fuzz::must(!row.name.empty() && !files::forbidden_character(row.name));
        sides.insert(row.side);
    }
    fuzz::must(people.two_sided == (sides.size() == 2));
    const std::string text = written(people);
    files::Problems problems("again");
    const auto again = files::read_people(text, problems);
    fuzz::must(again.has_value() && written(*again) == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    files::Problems problems("people.csv");
    const auto people = files::read_people(fuzz::text_of(data, size), problems);
    fuzz::check_report(problems, people.has_value());
    if (people) {
        check_people(*people);
    }
    return 0;
}
