#include "live/waker.hpp"

#include <utility>

#include "limits.hpp"

namespace live {

Waker::Waker(Needs needs, std::unique_ptr<Alarm> alarm)
    : needs_(std::move(needs)), alarm_(std::move(alarm)) {}

void Waker::turn() {
    for (auto* journal : needs_.journals) {
        journal->due(needs_.clock.now(),
                     [home = needs_.home(), this](std::vector<room::RoomId> rooms) {
                         home([this, rooms = std::move(rooms)] {
                             for (const auto& room : rooms) {
                                 needs_.revive(room.value);
                             }
                         });
                     });
    }
    alarm_->arm(needs_.clock.now() + limits::waker_every,
                [home = needs_.home(), this] { home([this] { turn(); }); });
}

void Waker::stop() {
    alarm_->disarm();
}

}  // namespace live
