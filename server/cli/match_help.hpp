#pragma once
// What `match --help` and `verify --help` teach before the list of options: the files, an example
// that can be tried as it stands, and the exit statuses. The overview takes the first paragraph.

namespace cli {

extern const char* const match_description;
extern const char* const verify_description;

}  // namespace cli
