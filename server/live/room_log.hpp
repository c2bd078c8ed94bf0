#pragma once
// The only log inside live: every line names its room, and no line holds a secret, a name or an
// opinion, because nothing here takes one. Used on the room's strand; the sink must take lines from
// any thread.

#include <functional>
#include <string>
#include <string_view>
#include <utility>

#include "base/log.hpp"

namespace live {

using LogSink =
    std::function<void(base::LogLevel level, std::string_view where, std::string_view what)>;

class RoomLog {
public:
    RoomLog(std::string_view room, LogSink sink)
        : where_("room " + std::string(room)), sink_(std::move(sink)) {}

    void info(std::string_view what) const { write(base::LogLevel::info, what); }
    void warning(std::string_view what) const { write(base::LogLevel::warning, what); }
    void error(std::string_view what) const { write(base::LogLevel::error, what); }

private:
    void write(base::LogLevel level, std::string_view what) const {
        if (sink_) {
            sink_(level, where_, what);
        }
    }

    std::string where_;
    LogSink sink_;
};

}  // namespace live
