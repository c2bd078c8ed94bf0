#include "load/report.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace load {
namespace {

constexpr double ns_in_ms = 1e6;

// Names as keys: "server CPU, per phone" becomes server_cpu_per_phone.
std::string key_of(const std::string& name) {
    std::string key;
    for (const char c : name) {
        const bool letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (letter) key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        if (!letter && !key.empty() && key.back() != '_') key += '_';
    }
    return key;
}

std::string number(double value) {
    const double size = std::fabs(value);
    const bool whole = value == std::floor(value);
    return fmt::format("{:.{}f}", value, whole || size >= 1000 ? 0 : size >= 10 ? 1 : 3);
}

}  // namespace

void Times::expect(std::size_t count) {
    times_.reserve(count);
}

double Times::ms_at(double share) const {
    if (times_.empty()) return 0;
    std::vector<Nanos> sorted = times_;
    std::sort(sorted.begin(), sorted.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return static_cast<double>(sorted[std::min(at, sorted.size() - 1)]) / ns_in_ms;
}

void Findings::add(std::string name, double value, std::string unit) {
    figures_.push_back({std::move(name), value, std::move(unit)});
}

void Findings::add_times(const std::string& name, const Times& times) {
    add(name + ", p50", times.ms_at(0.5), "ms");
    add(name + ", p99", times.ms_at(0.99), "ms");
    add(name + ", max", times.max_ms(), "ms");
}

void Findings::add_cost(const Cost& cost) {
    add("server CPU", cost.server_cpu_ms, "ms");
    add("generator CPU", cost.own_cpu_ms, "ms");
    add("used by others", cost.foreign_percent, "% of a core");
}

void report(const Findings& findings, const Options& options) {
    std::string phase = findings.phase();
    for (const Figure& figure : findings.figures()) {
        fmt::print("{:<18} {:<34} {:>12} {}\n", phase, figure.name, number(figure.value),
                   figure.unit);
        phase.clear();
    }
    std::fflush(stdout);
    if (options.json_file.empty()) return;
    std::ofstream out(options.json_file, std::ios::app);
    out << fmt::format(R"({{"phase":"{}","label":"{}","n":{},"rooms":{})", findings.phase(),
                       options.label, options.phones, options.rooms);
    for (const Figure& figure : findings.figures())
        out << fmt::format(R"(,"{}":{})", key_of(figure.name), figure.value);
    out << "}\n";
}

}  // namespace load
