#pragma once
// Events for tests of `match` and `verify`: one of every shape that a result can have, and drawn
// ones.

#include <string>
#include <vector>

#include "base/core/rng.hpp"
#include "runner.hpp"
#include "second_inputs.hpp"

namespace events {

struct Event {
    std::string name;
    second::Inputs inputs;
    std::vector<std::string> options;  // of match, beside the files
};

// Written to a folder of its own.
class Written {
public:
    explicit Written(Event event);

    const Event& event() const { return event_; }
    const std::vector<std::string>& files() const { return files_; }
    const runner::Folder& folder() const { return folder_; }
    runner::Ran match(const std::vector<std::string>& more = {}) const;
    runner::Ran verify(const std::string& result) const;

private:
    runner::Folder folder_;
    Event event_;
    std::vector<std::string> files_;
};

// One partner each with and without lambda, capacities, one pool with and without a stable
// matching, locks and forbids and rules, most, mutual, instant.
std::vector<Event> of_every_shape();

// Up to ten people with ties, missing ratings, names in need of quoting, tags, favourites, groups,
// managers, rules and now and then a lock or a forbid.
Event drawn(base::Rng& rng);

}  // namespace events
