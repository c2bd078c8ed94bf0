#pragma once
// Seams to threads and timers, so that actors run the same in the server (Asio strands) and in the
// simulator (virtual time). Any thread may call `post`.

#include <functional>
#include <memory>

#include "base/core/instant.hpp"

namespace live {

// A strand: what is posted runs later, one after another, never concurrently.
class Executor {
public:
    virtual ~Executor() = default;
    virtual void post(std::function<void()> task) = 0;
    // True when called from within a task of this strand (assertions only).
    virtual bool running_here() const = 0;
};

// Brings a task home: runs it on its owner's strand if the owner still lives, else never. Made on
// that strand, called from anywhere.
using Homing = std::function<void(std::function<void()>)>;

// One timer of one strand: arming again replaces. Early, late and double firings are harmless to
// its users. Used on its strand only.
class Alarm {
public:
    virtual ~Alarm() = default;
    virtual void arm(base::Instant at, std::function<void()> ring) = 0;
    virtual void disarm() = 0;
};

// Makes strands and their alarms; the server's over Asio, the simulator's over a heap.
class Threads {
public:
    virtual ~Threads() = default;
    virtual std::shared_ptr<Executor> new_strand() = 0;
    virtual std::unique_ptr<Alarm> new_alarm(std::shared_ptr<Executor> strand) = 0;
};

}  // namespace live
