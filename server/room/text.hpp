#pragma once
// What a person may type into a room: names, texts, tags and roster ids. The gate has checked that
// it is UTF-8; here is what is refused whatever the way in. Pure; any thread.

#include <cstddef>
#include <string>
#include <vector>

namespace room {

// Well-formed UTF-8 without control characters and without bidi controls. O(bytes).
bool is_plain(const std::string& text);

// As is_plain, but lines may end (LF): notes, announcements, house rules.
bool is_plain_lines(const std::string& text);

// Not empty, plain, within limits::name_code_points_max and limits::name_bytes_max.
bool is_name(const std::string& name);

// [A-Za-z0-9][A-Za-z0-9._-]{0,39}
bool is_roster_id(const std::string& id);

// At most limits::tags_max, each plain, not empty and within limits::tag_bytes_max.
bool are_tags(const std::vector<std::string>& tags);

}  // namespace room
