#pragma once
// Asks the catalogues which rooms are due and has them revived: a room in mid-event after a crash,
// a retention date. Used on the directory's strand.

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/clock.hpp"
#include "journal/journal.hpp"
#include "live/executor.hpp"

namespace live {

class Waker {
public:
    struct Needs {
        const base::Clock& clock;
        std::vector<journal::Journal*> journals;
        std::function<Homing()> home;
        std::function<void(std::string)> revive;
    };
    Waker(Needs needs, std::unique_ptr<Alarm> alarm);

    // Wakes what is due, and again every limits::waker_every.
    void turn();
    void stop();

private:
    Needs needs_;
    std::unique_ptr<Alarm> alarm_;
};

}  // namespace live
