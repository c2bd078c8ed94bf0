#pragma once
// What is wrong with an input file, each with its place, as PRODUCT 4 spells it:
// `FILE:LINE:FIELD: what is wrong`. Readers collect into it and never throw. Any thread, one owner.

#include <cstddef>
#include <string>
#include <vector>

namespace files {

struct Problem {
    std::size_t line = 0;   // where the record starts, from 1; 0: the whole file
    std::size_t field = 0;  // from 1; 0: the whole line or file
    bool warning = false;
    std::string text;
};

class Problems {
public:
    // `file` as the user gave it.
    explicit Problems(std::string file) : file_(std::move(file)) {}

    void error(std::size_t line, std::size_t field, std::string text);
    void warning(std::size_t line, std::size_t field, std::string text);

    bool ok() const { return errors_ == 0; }
    std::size_t errors() const { return errors_; }

    // By line, then field.
    std::vector<Problem> sorted() const;

    // One line per problem: the errors, at most limits::csv_errors_shown, then `… and N more`;
    // after them the warnings, as many again at most, then `… and N more warnings`. So no number of
    // warnings hides an error. Empty when there is none.
    std::string report() const;

private:
    std::string file_;
    std::vector<Problem> all_;
    std::size_t errors_ = 0;
};

}  // namespace files
