#include "base/log.hpp"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace base {

namespace {

spdlog::level::level_enum level_of(LogLevel level) {
    switch (level) {
        case LogLevel::info:
            return spdlog::level::info;
        case LogLevel::warning:
            return spdlog::level::warn;
        case LogLevel::error:
            return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::shared_ptr<spdlog::logger> standard_error() {
    auto logger = std::make_shared<spdlog::logger>(
        "quadrille", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger->flush_on(spdlog::level::info);
    return logger;
}

}  // namespace

void write_log(LogLevel level, std::string_view where, std::string_view what) {
    static const std::shared_ptr<spdlog::logger> logger = standard_error();
    logger->log(level_of(level), "{}: {}", where, what);
}

}  // namespace base
