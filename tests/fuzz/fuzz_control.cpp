// The positive control of the fuzzers: a user of people.csv with room for twelve problems, more
// than any file of the corpus has.
#include "files/people_csv.hpp"
#include "fuzz.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    files::Problems problems("people.csv");
    (void)files::read_people(fuzz::text_of(data, size), problems);
    volatile std::size_t lines[12] = {};
    volatile std::size_t* next = lines;
    for (const files::Problem& problem : problems.sorted()) {
        *next++ = problem.line;  // the fault
    }
    return 0;
}
