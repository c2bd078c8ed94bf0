#pragma once
// The seam to durable memory: append in order, load in order, nothing rewritten (DESIGN 3.3). Calls
// may come from any strand; they return at once and completions run on the journal's own thread (or
// at once in MemoryJournal's virtual world), so a caller posts to its own strand first thing. No
// call names a room twice: the claim is the right to write, and completions go to the closure given
// here.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/core/instant.hpp"
#include "room/event.hpp"
#include "room/ids.hpp"

namespace journal {

// Number of a record in its room, from 1, without gaps.
using Seq = std::uint64_t;

// The right to append to a room; a higher epoch fences a lower one.
struct Claim {
    room::RoomId room;
    std::uint64_t epoch = 0;
};

enum class Outcome {
    durable,      // synced; survives power loss
    conflict,     // `after` is not the last record: somebody else wrote
    fenced,       // the claim is stale
    unavailable,  // disk full or failing: nothing was written, try again later
};

// What the catalogue keeps beside the records, written in the same transaction.
// The one phase that means something to the journal: such a room's keys must be gone.
inline constexpr const char* purged_phase = "purged";

struct CatalogueEntry {
    std::string code;   // what people type; empty once the room is over
    std::string title;  // kept sealed, see sealing.hpp
    std::string phase;
    std::string kind;  // real, rehearsal
    base::Instant created_at;
    std::optional<base::Instant> wake_at;  // when the room next needs a Tick
};

struct Append {
    Claim claim;
    Seq after = 0;  // last record before these; 0 for a new room
    std::vector<room::Happened> events;
    CatalogueEntry catalogue;
};

struct Loaded {
    std::vector<room::Happened> events;
    std::uint64_t epoch = 0;                // of the claim taken by this load
    std::optional<base::Instant> alive_at;  // when the server was last known to run this room
    std::string chain_head;                 // hex
};

enum class LoadError { no_such_room, broken_record, unavailable };

struct LoadFailure {
    LoadError error = LoadError::no_such_room;
    Seq record = 0;  // the broken one
    std::string detail;
};

struct RoomListed {
    room::RoomId room;
    CatalogueEntry entry;
};

class Journal {
public:
    virtual ~Journal() = default;

    // Durable before `done(durable)`; everything or nothing. At most one append per room in flight.
    virtual void append(Append what, std::function<void(Outcome)> done) = 0;

    // Takes the claim (raising the epoch) and reads everything. Exactly one of the two is called.
    virtual void load(room::RoomId room, std::function<void(Loaded)> done,
                      std::function<void(LoadFailure)> failed) = 0;

    // A claim on a room that has no records yet.
    virtual void claim_new(room::RoomId room, std::function<void(Claim)> done) = 0;

    virtual void list(std::function<void(std::vector<RoomListed>)> done) = 0;
    virtual void find_code(std::string code,
                           std::function<void(std::optional<room::RoomId>)> done) = 0;
    // Rooms whose wake_at is at or before `until`.
    virtual void due(base::Instant until, std::function<void(std::vector<room::RoomId>)> done) = 0;

    // Notes that the server runs this room at `now` (every limits::alive_every, not an event).
    virtual void note_alive(const Claim& claim, base::Instant now) = 0;

    // Destroys the room's keys: what is sealed with them is gone, in every copy. Called after
    // RoomPurged is durable.
    virtual void destroy_keys(const Claim& claim, std::function<void(Outcome)> done) = 0;

    // Tickets of server organizers (hashes), beside the rooms: links and devices of `serve`.
    virtual void put_server_secret(std::string name, std::string value,
                                   std::function<void(Outcome)> done) = 0;
    virtual void server_secrets(
        std::function<void(std::vector<std::pair<std::string, std::string>>)> done) = 0;
    virtual void drop_server_secret(std::string name, std::function<void(Outcome)> done) = 0;

    // Finishes what is queued, then calls `done`; nothing is accepted afterwards.
    virtual void shut_down(std::function<void()> done) = 0;

    // True while appends fail (disk full or sync errors); the desk says so.
    virtual bool in_trouble() const = 0;
};

}  // namespace journal
