#pragma once
// What a result was computed from, as one hash: the `input_sha256` of PRODUCT 4. Pure; any thread.

#include <string>

#include "instance/build.hpp"

namespace instance {

// The text that is hashed, LF-ended lines. Beyond PRODUCT 4's words: a side is its label, tags are
// joined by ';', the two of an unordered pair stand smaller first, lists are sorted without
// repeats, and rules are written as `reporting_line,off|direct|chain`, `same_group,0|1`,
// `groups_allowed,x,y`, `never,a,b`, `met_before,a,b`, then `lock,a,b`, `forbid,a,b`, `seed,TEXT`.
std::string canonical_text(const Input& input);

// SHA-256 of that text in lower-case hexadecimal.
std::string input_sha256(const Input& input);

}  // namespace instance
