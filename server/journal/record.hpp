#pragma once
// A stored event: encoded, sealed and chained to its predecessor. Both journals keep these, so that
// a load from memory decodes exactly what a load from disk would. Journal only; pure, any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/core/hash.hpp"
#include "journal/event_codec.hpp"
#include "journal/journal.hpp"
#include "journal/sealing.hpp"

namespace journal {

struct Record {
    Seq seq = 0;
    std::int64_t at_ms = 0;
    std::string kind;
    std::uint32_t version = 1;
    KeyId key_id = plain_key;
    std::string body;  // plain: the open text; sealed: its length, the open text, the sealed part
    base::Digest chain{};
};

// What precedes the first record of a room.
base::Digest chain_start(const room::RoomId& room);

// SHA-256 over the predecessor's and every stored byte of `record` but its own chain.
base::Digest chain_after(const base::Digest& previous, const Record& record);

// An event that waits to become a record.
struct Waiting {
    base::Instant at;
    Encoded encoded;
};

// The last record of a room, as far as the next one depends on it.
struct Head {
    Seq seq = 0;
    base::Digest chain{};
};

// The record after `head`, which moves on to it. `key` must be given when the event is sealed.
Record make_record(const room::RoomId& room, Head& head, const Waiting& event, const Key* key);

// Reads records in order and believes none that does not continue the chain.
class ChainReader {
public:
    explicit ChainReader(room::RoomId room, KeyRing& keys);

    // The event, or what is wrong with the record.
    base::Result<room::Happened, Undecodable> read(const Record& record);

    // Only checks the chain; true when `record` continues it.
    bool follows(const Record& record);

    const Head& head() const { return head_; }

private:
    room::RoomId room_;
    KeyRing& keys_;
    Head head_;
};

// The place of a sealed title in the catalogue, for sealing.
std::string title_context(const room::RoomId& room);
inline constexpr std::size_t title_step = 256;

}  // namespace journal
