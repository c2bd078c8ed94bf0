#pragma once
// Every way in which a result can be wrong, each with what the refusal must speak of.

#include <functional>
#include <string>
#include <vector>

#include "second_reader.hpp"

namespace spoilers {

struct Spoiler {
    std::string what;
    std::function<bool(second::Value& result)> spoil;  // false: does not apply to this result
    const char* says;                                  // regular expression for stderr
    bool rehash = false;  // give the spoilt result the hash that its rule, locks … would have
};

std::vector<Spoiler> of_pairs();
std::vector<Spoiler> of_figures();
std::vector<Spoiler> of_certificates();
std::vector<Spoiler> of_inputs();
std::vector<Spoiler> of_keys();

// The text itself damaged.
struct TextSpoiler {
    std::string what;
    std::function<std::string(const std::string& text)> spoil;
    const char* says;
};
std::vector<TextSpoiler> of_text();

}  // namespace spoilers
