#pragma once
// All open connections of a listener, and the one timer that watches over them: a connection states
// when it wants to be looked at, and a sweep every now and then asks those that are due. One timer
// for all costs a phone eight bytes instead of a timer each. Any thread.

#include <atomic>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "base/clock.hpp"

namespace net {

class Connections;

// A connection as the sweep sees it, from `enter` until it goes or leaves.
class Watched : public std::enable_shared_from_this<Watched> {
public:
    explicit Watched(std::shared_ptr<Connections> all);
    virtual ~Watched();
    Watched(const Watched&) = delete;
    Watched& operator=(const Watched&) = delete;

    // Once, when a shared_ptr owns it: before that nobody may look at it.
    void enter();
    // Before the end already: another object takes this connection over.
    void leave();

    // Called by the sweep on any thread, once per `look_at`: hands over to the own strand.
    virtual void due() = 0;
    // Ends the connection without a word. Any thread.
    virtual void drop() = 0;

protected:
    // Wants `due` at or soon after `at`; the earliest wish stands. Any thread.
    void look_at(base::Instant at);

private:
    friend class Connections;
    std::shared_ptr<Connections> all_;
    std::atomic<std::int64_t> look_at_ms_{std::numeric_limits<std::int64_t>::max()};
    std::optional<std::size_t> place_;  // in Connections::open_, under its mutex
};

class Connections {
public:
    std::size_t size() const;
    void sweep(base::Instant now);
    void drop_all();

private:
    friend class Watched;
    void add(Watched& connection);
    void remove(Watched& connection);
    std::vector<std::shared_ptr<Watched>> collect(base::Instant now);

    mutable std::mutex mutex_;
    std::vector<Watched*> open_;
};

}  // namespace net
