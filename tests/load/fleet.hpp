#pragma once
// All phones and desks on one epoll: connects them, reads their frames, keeps what each one saw,
// and tells the phase that watches. One thread; nothing is allocated per message.

#include <sys/epoll.h>

#include <string>
#include <string_view>
#include <vector>

#include "load/framing.hpp"
#include "load/options.hpp"
#include "load/phone.hpp"
#include "load/stage.hpp"

namespace load {

// What a phase wants to hear of. `at` is when the bytes were read.
class Watch {
public:
    virtual ~Watch() = default;
    // The phone has its first own view since it connected.
    virtual void ready(Phone&, Nanos /*at*/) {}
    virtual void own_view(Phone&, std::string_view /*text*/, Nanos /*at*/) {}
    virtual void public_view(Phone&, std::string_view /*text*/, Nanos /*at*/) {}
    // A rating was acknowledged, or refused.
    virtual void answered(Phone&, const Sent&, Nanos /*at*/) {}
};

// What must be zero at the end of a run.
struct Faults {
    std::uint64_t lost = 0;   // connections that ended by themselves, ratings never answered
    std::uint64_t wrong = 0;  // pictures of somebody else, refusals, unknown messages
};

class Fleet {
public:
    Fleet(const Endpoint& server, const std::vector<StagedRoom>& rooms);
    ~Fleet();
    Fleet(const Fleet&) = delete;
    Fleet& operator=(const Fleet&) = delete;

    // Starts one phone's connection; `ready` follows.
    void connect(Phone& phone);
    // Serves what there is, waiting up to that long for the first of it.
    void pump(int wait_ms, Watch& watch);
    void pump_for(std::uint32_t ms, Watch& watch);
    // Breaks every phone's connection; the desks stay.
    void drop_phones();

    // Rates what the phone can rate, with another choice than before. `due`: since when it waits.
    void rate(Phone& phone, Nanos due);
    // Says once more what was not answered; gives how many ratings that were.
    std::uint32_t say_again(Phone& phone);
    // The room's desk skips to the next phase.
    void skip(std::uint32_t room);

    // The phones; desks stand apart.
    std::vector<Phone>& phones() { return phones_; }
    Phone& desk(std::uint32_t room) { return desks_[room]; }
    std::uint32_t rooms() const { return static_cast<std::uint32_t>(desks_.size()); }
    // The phase that the first room's desk shows.
    const std::string& phase() const { return phase_; }
    const StagedRoom& staged(std::uint32_t room) const { return rooms_[room]; }

    std::uint32_t ready_phones() const { return ready_; }
    Faults& faults() { return faults_; }
    // Adds a fault and shows the first few.
    void wrong(const Phone& phone, std::string_view what);
    std::uint64_t bytes_received() const { return bytes_; }
    // Sizes of the last pictures, for comparing with servers of another protocol.
    std::size_t own_bytes() const { return own_bytes_; }
    std::size_t public_bytes() const { return public_bytes_; }

private:
    Phone& at(std::uint32_t index);
    void add_to_epoll(Phone& phone);
    void connected(Phone& phone);
    void send(Phone& phone, std::string_view frame);
    void say(Phone& phone, std::string_view payload);
    void say_rating(Phone& phone, const Sent& sent);
    void receive(Phone& phone, Watch& watch);
    void take(Phone& phone, std::string_view bytes, Watch& watch);
    bool take_upgrade(Phone& phone, std::string_view& bytes);
    void heard(Phone& phone, const Frame& frame, Watch& watch);
    void heard_text(Phone& phone, std::string_view text, Watch& watch);
    void own_view(Phone& phone, std::string_view text, Watch& watch);
    void public_view(Phone& phone, std::string_view text, Watch& watch);
    void answered(Phone& phone, std::string_view text, Watch& watch);
    void lose(Phone& phone, std::string_view why);
    void forget_connection(Phone& phone);
    void become_ready(Phone& phone, Watch& watch);

    // Constant after construction.
    const Endpoint server_;
    const std::vector<StagedRoom>& rooms_;
    std::vector<std::string> upgrades_;  // by room

    int epoll_ = -1;
    std::vector<epoll_event> events_;
    std::vector<Phone> phones_;
    std::vector<Phone> desks_;
    FrameWriter writer_;
    std::vector<char> input_;
    std::string joined_;   // a phone's part and what came after it
    std::string payload_;  // of the message that is being said
    std::uint32_t ratings_ = 0;
    std::uint32_t controls_ = 0;
    std::uint32_t ready_ = 0;
    std::string phase_;
    Faults faults_;
    std::uint64_t shown_faults_ = 0;
    std::uint64_t bytes_ = 0;
    std::size_t own_bytes_ = 0;
    std::size_t public_bytes_ = 0;
    Nanos now_ = 0;  // when the bytes being looked at were read
};

}  // namespace load
