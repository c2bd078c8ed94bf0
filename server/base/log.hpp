#pragma once
// The process's log: one line on standard error per entry, with time and level. For main, net and
// the journal; inside live only RoomLog writes, which names the room. Lines hold no ticket, no
// contact, no rating and no typed text. Any thread.

#include <string_view>

namespace base {

enum class LogLevel { info, warning, error };

// `where`: the part that speaks ("net", "journal", "room <id>"); `what`: one line.
void write_log(LogLevel level, std::string_view where, std::string_view what);

}  // namespace base
