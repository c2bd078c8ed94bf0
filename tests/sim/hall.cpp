#include "sim/hall.hpp"

#include <algorithm>

#include "live/room_actor.hpp"
#include "sim/hall_parts.hpp"

namespace sim {

namespace {

// Sanitizers read a filler of thousands of characters one by one; what it hides stands before it.
std::string without_padding(const std::string& text) {
    const auto pad = text.rfind(R"(,"pad":")");
    return pad == std::string::npos ? text : text.substr(0, pad) + "}";
}

}  // namespace

Hall::Hall(HallPlan plan) : plan_(std::move(plan)), rng_(plan_.seed) {
    const auto longest = static_cast<std::uint64_t>(plan_.faults.disk.count());
    server_ = std::make_unique<Server>(world_, [this, longest] {
        return base::Duration{1 + static_cast<std::int64_t>(rng_.below(longest))};
    });
    room_ = token(plan_.seed, "room");
    pin_ = known_pin;
    organizer_ticket_ = token(plan_.seed, "organizer");
    create();
    import_people();
    hand_out_slips();
    auto tablet = std::make_unique<Device>();
    bots::DeskPlan desk_plan;
    desk_plan.ticket = organizer_ticket_;
    desk_plan.pin = known_pin;
    desk_plan.people = people();
    desk_plan.looks_after = plan_.desk_looks_after;
    tablet->desk.emplace(desk_plan);
    devices_.push_back(std::move(tablet));
    for (auto& each : devices_) {
        world_.after(base::Duration{static_cast<std::int64_t>(rng_.below(2000))},
                     [this, device = each.get()] {
                         connect(*device);
                         beat(*device);
                     });
    }
}

Hall::~Hall() {
    for (auto& each : devices_) {
        if (each->wire) {
            each->wire->screen->woken = nullptr;
        }
    }
}

Hall::Device& Hall::device(std::uint32_t badge) {
    return *devices_.at(badge == 0 ? devices_.size() - 1 : badge - 1);
}

bots::Phone& Hall::phone(std::uint32_t badge) {
    return *device(badge).phone;
}

bots::Desk& Hall::desk() {
    return *device(0).desk;
}

const std::vector<Recorded>& Hall::recorded(std::uint32_t badge) const {
    return devices_.at(badge - 1)->recorded;
}

base::Duration Hall::way() {
    return base::Duration{1 + static_cast<std::int64_t>(rng_.below(
                                  static_cast<std::uint64_t>(plan_.faults.network.count())))};
}

// --- the network -------------------------------------------------------------------------------

void Hall::connect(Device& device) {
    if (device.wire || device.calling || device.finished || !server_->running()) {
        return;
    }
    device.calling = true;
    server_->directory().find(
        room_, [this, &device](std::shared_ptr<live::RoomHandle> handle, const std::string& why) {
            device.calling = false;
            if (!handle) {
                trouble_ += why == "the server is going down" ? "" : "not found: " + why + "\n";
                return;
            }
            if (device.wire) {
                return;
            }
            auto wire = std::make_shared<Wire>();
            wire->room = std::move(handle);
            wire->server = server_.get();
            device.wire = wire;
            wire->screen->woken = [this, &device, weak = std::weak_ptr(wire)] {
                if (const auto held = weak.lock()) {
                    pull(device, held);
                }
            };
            wire->key = wire->room->attach(wire->screen);
            to_server(device, device.phone ? device.phone->on_connected(world_.now())
                                           : device.desk->on_connected(world_.now()));
        });
}

void Hall::to_server(Device& device, const bots::Messages& messages) {
    for (const auto& message : messages) {
        const auto wire = device.wire;
        if (!wire) {
            return;
        }
        if (happens(plan_.faults.lost)) {
            lose(device, 1006);
            return;
        }
        if (happens(plan_.faults.stalled)) {
            // The phone gives this connection up, but the frame is still somewhere on its way.
            const base::Duration late{static_cast<std::int64_t>(rng_.below(20'000))};
            world_.after(late, [this, wire, message] { deliver(wire, message); });
            lose(device, 1006);
            return;
        }
        wire->up = std::max(wire->up, world_.now() + way());
        world_.at(wire->up, [this, wire, message] { deliver(wire, message); });
        if (happens(plan_.faults.doubled)) {
            world_.at(wire->up, [this, wire, message] { deliver(wire, message); });
        }
    }
}

// A frame reaches the server, unless that one died since.
void Hall::deliver(const std::shared_ptr<Wire>& wire, const protocol::ClientMessage& message) {
    if (!wire->told_gone && !wire->screen->closed()) {
        wire->room->receive(wire->key, message);
    }
}

// One write at a time: the next frame leaves when this one has arrived.
void Hall::pull(Device& device, const std::shared_ptr<Wire>& wire) {
    if (wire->pulling) {
        return;
    }
    wire->pulling = true;
    wire->down = std::max(wire->down, world_.now() + way());
    world_.at(wire->down, [this, &device, wire] {
        wire->pulling = false;
        const auto text = wire->screen->take();
        if (!text) {
            if (wire->screen->closed() && device.wire == wire) {
                lose(device, static_cast<std::uint16_t>(*wire->screen->closed()));
            }
            return;
        }
        std::string frame = *text;
        const auto* actor = dynamic_cast<live::RoomActor*>(wire->room.get());
        if (plan_.leak && device.badge != 0 && actor != nullptr) {
            plan_.leak(actor->shown(), device.badge, frame);
        }
        from_server(device, wire, frame);
        pull(device, wire);
    });
}

void Hall::from_server(Device& device, const std::shared_ptr<Wire>& wire, const std::string& text) {
    if (plan_.record) {
        device.recorded.push_back({world_.now().ms, text});
    }
    if (device.wire != wire) {
        return;
    }
    if (happens(plan_.faults.lost)) {
        lose(device, 1006);
        return;
    }
    const auto message = protocol::decode_server_message(without_padding(text));
    if (!message) {
        trouble_ += "not understood: " + std::string(protocol::name_of(message.error())) + ": " +
                    text.substr(0, 200) + "\n";
        return;
    }
    to_server(device, device.phone ? device.phone->on_message(*message, world_.now())
                                   : device.desk->on_message(*message, world_.now()));
}

// The device leaves the connection; the server learns of it some time later, or never.
void Hall::lose(Device& device, std::uint16_t code) {
    const auto wire = std::exchange(device.wire, nullptr);
    if (!wire) {
        return;
    }
    const bool comes_back = device.phone ? device.phone->on_lost(code) : device.desk->on_lost(code);
    if (!comes_back) {
        device.finished = true;
        trouble_ += "device " + std::to_string(device.badge) + " was closed with " +
                    std::to_string(code) + "\n";
    }
    const base::Duration notice{static_cast<std::int64_t>(rng_.below(15'000))};
    world_.after(notice, [wire] {
        if (!wire->told_gone) {
            wire->told_gone = true;
            wire->room->gone(wire->key);
        }
    });
}

void Hall::beat(Device& device) {
    world_.after(base::Duration{1000}, [this, &device] { beat(device); });
    if (!device.wire) {
        connect(device);
        return;
    }
    if (happens(plan_.faults.dropped)) {
        lose(device, 1006);
        return;
    }
    if (!device.phone) {
        to_server(device, device.desk->on_time(world_.now()));
        return;
    }
    to_server(device, device.phone->on_time(world_.now()));
    const auto& own = device.phone->own();
    if (happens(plan_.faults.changed) && own && !own->met.empty()) {
        const auto& met = own->met[rng_.below(own->met.size())];
        static constexpr int scores[] = {100, 70, 40, 0};
        const auto choice = rng_.below(5);
        to_server(device, device.phone->rate(met.encounter,
                                             choice == 4 ? std::nullopt
                                                         : std::optional(protocol::Choice{
                                                               choice != 3, scores[choice]})));
    }
}

// What happens to the machine itself.
void Hall::misfortune() {
    world_.after(base::Duration{1000}, [this] { misfortune(); });
    if (happens(plan_.faults.disk_full)) {
        server_->journal().fail_appends(true);
        world_.after(base::Duration{static_cast<std::int64_t>(rng_.below(5000))},
                     [this] { server_->journal().fail_appends(false); });
    }
    if (!server_->running() || !happens(plan_.faults.crashes)) {
        return;
    }
    ++crashes_;
    for (auto& each : devices_) {
        each->calling = false;
        if (each->wire) {
            each->wire->told_gone = true;
            each->wire->screen->woken = nullptr;
            lose(*each, 1006);
        }
    }
    server_->crash();
    world_.after(base::Duration{static_cast<std::int64_t>(rng_.below(8000))},
                 [this] { server_->start(); });
}

// --- the evening -------------------------------------------------------------------------------

bool Hall::evening() {
    using namespace std::chrono_literals;
    calm_ = false;
    misfortune();
    const auto begun = world_.now();
    // Every fault may hold the evening up; after this long it is over all the same.
    const bool done = world_.run([this] { return desk().done(); }, begun + 1h);
    if (!done) {
        trouble_ +=
            "the evening did not end; last refusal of the desk: " + desk().last_refusal() + "\n";
    }
    return done;
}

void Hall::settle() {
    calm_ = true;
    server_->journal().fail_appends(false);
    world_.run_for(std::chrono::seconds(60));
}

}  // namespace sim
