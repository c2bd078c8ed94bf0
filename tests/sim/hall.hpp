#pragma once
// The hall: one event with its people, their phones, a tablet, and the network between them and the
// server, with whatever goes wrong there. Each Hall is one evening.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/core/rng.hpp"
#include "bots/desk.hpp"
#include "bots/phone.hpp"
#include "room/room.hpp"
#include "sim/fake_screen.hpp"
#include "sim/server.hpp"

namespace sim {

// How often things go wrong, in per mille.
struct Faults {
    std::uint32_t lost = 0;       // a frame and with it the connection
    std::uint32_t doubled = 0;    // a frame arrives twice
    std::uint32_t stalled = 0;    // a frame arrives seconds later, on a connection long left
    std::uint32_t dropped = 0;    // a phone loses its connection, per beat
    std::uint32_t crashes = 0;    // the server dies, per second
    std::uint32_t changed = 0;    // a person changes a rating, per beat
    std::uint32_t disk_full = 0;  // appends fail for a while, per second
    base::Duration disk{2};       // longest turn of the disk
    base::Duration network{20};   // longest way of a frame
};

struct HallPlan {
    std::uint32_t left = 4;   // people of side A
    std::uint32_t right = 4;  // of side B; 0: one pool
    std::uint32_t rounds = 3;
    std::string rule = "pairs";
    Faults faults;
    std::uint64_t seed = 1;
    // What rater thinks of rated, by badge; by default drawn from the seed.
    std::function<std::optional<protocol::Choice>(std::uint32_t rater, std::uint32_t rated)>
        opinion;
    // A seeded fault: spoils what the server sends to this badge, knowing the room.
    std::function<void(const room::Room&, std::uint32_t badge, std::string& frame)> leak;
    base::Duration desk_looks_after{0};  // at the result, after ratings closed
    bool record = false;                 // every frame with its time, for comparing worlds
};

// A frame as it left the server.
struct Recorded {
    std::int64_t at_ms = 0;
    std::string text;
};

class Hall {
public:
    explicit Hall(HallPlan plan);
    ~Hall();

    // The evening up to publication. False when it did not get there in time.
    bool evening();
    // Everything that is under way arrives; faults are over.
    void settle();

    VirtualWorld& world() { return world_; }
    Server& server() { return *server_; }
    const std::string& room() const { return room_; }
    const std::string& pin() const { return pin_; }
    bots::Phone& phone(std::uint32_t badge);
    bots::Desk& desk();
    std::uint32_t people() const { return plan_.left + plan_.right; }
    const std::vector<Recorded>& recorded(std::uint32_t badge) const;
    // Ratings that a phone was told are saved, although the server may have died since.
    const std::string& trouble() const { return trouble_; }
    std::uint32_t crashes() const { return crashes_; }

private:
    struct Wire;
    struct Device;

    void create();
    void import_people();
    void hand_out_slips();
    std::string ask(live::Request request);
    void connect(Device& device);
    void to_server(Device& device, const bots::Messages& messages);
    void deliver(const std::shared_ptr<Wire>& wire, const protocol::ClientMessage& message);
    void pull(Device& device, const std::shared_ptr<Wire>& wire);
    void from_server(Device& device, const std::shared_ptr<Wire>& wire, const std::string& text);
    void lose(Device& device, std::uint16_t code);
    void beat(Device& device);
    void misfortune();
    bool happens(std::uint32_t per_mille) { return calm_ ? false : rng_.below(1000) < per_mille; }
    base::Duration way();
    Device& device(std::uint32_t badge);

    HallPlan plan_;
    base::Rng rng_;
    VirtualWorld world_;
    std::unique_ptr<Server> server_;
    std::string room_;
    std::string pin_;
    std::string organizer_ticket_;
    std::vector<std::unique_ptr<Device>> devices_;  // people by badge − 1, then the desk
    bool calm_ = true;
    std::uint32_t crashes_ = 0;
    std::string trouble_;
};

}  // namespace sim
