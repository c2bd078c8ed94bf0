#pragma once
// One device's life in one room: Visitor → Attached → gone (DESIGN 4.3), and the rules of who acts:
// one acting screen per person or role, the newest takes over at once, older ones mirror. Used by
// the room actor on its strand only.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "base/core/instant.hpp"
#include "live/gate/pages.hpp"
#include "live/identity.hpp"
#include "live/screen.hpp"

namespace live {

// Nobody yet. `asked` is the ticket of its request to join, if it made one.
struct Visitor {
    std::optional<room::SecretHash> asked;
};

struct Attached {
    Identity who;
    room::SecretHash ticket;
    bool acting = true;
    std::uint64_t order = 0;  // newer screens have higher numbers
    std::optional<gate::PageWish> page;
};

// What a slot was last given, as length and hash: keeping each phone's picture only to compare it
// would cost more memory than everything else of a session.
struct LastShown {
    std::size_t bytes = 0;
    std::size_t hash = 0;
    friend bool operator==(const LastShown&, const LastShown&) = default;
};

struct Session {
    std::uint64_t number = 0;
    std::shared_ptr<Screen> screen;
    base::Instant since;
    base::Instant heard;  // when its last frame came
    std::variant<Visitor, Attached> state;
    std::array<LastShown, 3> shown;  // by slot

    const Attached* attached() const { return std::get_if<Attached>(&state); }
    Attached* attached() { return std::get_if<Attached>(&state); }

    // Hands a picture over unless its bytes equal the last one of that slot.
    void show(Slot slot, Text picture);
};

class Sessions {
public:
    // A socket was opened.
    Session& open(std::uint64_t number, std::shared_ptr<Screen> screen, base::Instant now);
    Session* find(std::uint64_t number);

    // The visitor becomes `who` and acts; the screens of the same person or role become mirrors and
    // are told.
    void attach(Session& session, const Identity& who, const room::SecretHash& ticket);

    // A frame came.
    void hear(Session& session, base::Instant now);

    // The socket is gone. When it was the acting one, its newest mirror acts after
    // limits::takeover_wait (see `turn`).
    void gone(std::uint64_t number, base::Instant now);

    // Closes and forgets.
    void close(std::uint64_t number, protocol::CloseCode code, base::Instant now);
    void close_all(protocol::CloseCode code);

    // Closes every session whose ticket is no longer bound or whose person was removed.
    void evict(const room::Room& room, base::Instant now);

    // Time passes: visitors that said nothing are closed, mirrors take over. Returns when to be
    // called next.
    std::optional<base::Instant> turn(base::Instant now);

    // When the device with this person's ticket was last heard; nothing when it never was.
    std::optional<base::Instant> heard(room::ParticipantId person) const;
    // Whether somebody who had been silent was heard since this was last asked.
    bool take_broken_silence() { return std::exchange(silence_broken_, false); }
    bool connected(room::ParticipantId person) const;
    // The screens of a person, in the order in which they came.
    const std::vector<std::uint64_t>& screens_of(room::ParticipantId person) const;
    std::size_t organizers() const { return organizers_.size(); }  // devices connected
    bool empty() const { return all_.empty(); }

    std::map<std::uint64_t, Session>& all() { return all_; }
    const std::map<std::uint64_t, Session>& all() const { return all_; }

private:
    struct Vacancy {  // the acting screen went; from `from` on a mirror may act
        Identity who;
        base::Instant from;
    };
    using Screens = std::vector<std::uint64_t>;
    const Screens& screens_of(const Identity& who) const;
    void tell(Session& session, bool acting);
    void close_mute_visitors(base::Instant now, std::optional<base::Instant>& next);
    void note_heard(room::ParticipantId person, base::Instant now);

    std::map<std::uint64_t, Session> all_;
    std::set<std::uint64_t> visitors_;                     // of all, those not attached
    std::unordered_map<std::uint64_t, Screens> attached_;  // by person or device, see key_of
    std::map<room::StaffId, std::size_t> organizers_;      // sockets by device
    std::map<room::ParticipantId, base::Instant> last_heard_;
    bool silence_broken_ = false;
    std::vector<Vacancy> vacancies_;
    std::uint64_t order_ = 0;
};

}  // namespace live
