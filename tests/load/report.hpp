#pragma once
// What a phase found, as named figures: one readable table for people, one JSON object a phase for
// comparing.

#include <string>
#include <vector>

#include "load/accounting.hpp"
#include "load/options.hpp"

namespace load {

struct Figure {
    std::string name;
    double value = 0;
    std::string unit;
};

// Times of one kind, in the order they came.
class Times {
public:
    // Room for all of them, so that adding allocates nothing.
    void expect(std::size_t count);
    void add(Nanos time) { times_.push_back(time); }
    std::size_t count() const { return times_.size(); }
    bool empty() const { return times_.empty(); }
    // The time below which this share of them lies, in ms; 0 when there are none.
    double ms_at(double share) const;
    double max_ms() const { return ms_at(1); }

private:
    std::vector<Nanos> times_;
};

class Findings {
public:
    explicit Findings(std::string phase) : phase_(std::move(phase)) {}
    void add(std::string name, double value, std::string unit = {});
    // p50, p99 and max of `times` under this name.
    void add_times(const std::string& name, const Times& times);
    void add_cost(const Cost& cost);

    const std::string& phase() const { return phase_; }
    const std::vector<Figure>& figures() const { return figures_; }

private:
    std::string phase_;
    std::vector<Figure> figures_;
};

// Prints one phase's figures, and appends them to the JSON file if one was asked for.
void report(const Findings& findings, const Options& options);

}  // namespace load
