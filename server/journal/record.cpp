#include "journal/record.hpp"

#include "base/core/ensure.hpp"

namespace journal {
namespace {

constexpr std::size_t length_size = 4;

void put_number(std::string& into, std::uint64_t number, std::size_t bytes = 8) {
    for (std::size_t i = 0; i < bytes; ++i) {
        into += static_cast<char>((number >> (8 * i)) & 0xff);
    }
}

void put_text(std::string& into, std::string_view text) {
    put_number(into, text.size());
    into += text;
}

// Binds a sealed part to its one place in its one room.
std::string context_of(const room::RoomId& room, const Record& record, std::string_view open) {
    std::string context = "quadrille-event/1";
    put_text(context, room.value);
    put_number(context, record.seq);
    put_number(context, static_cast<std::uint64_t>(record.at_ms));
    put_text(context, record.kind);
    put_number(context, record.version);
    put_number(context, record.key_id);
    put_text(context, open);
    return context;
}

struct Parts {
    std::string_view open;
    std::string_view sealed;
};

std::optional<Parts> parts_of(const Record& record) {
    const std::string_view body = record.body;
    if (record.key_id == plain_key) {
        return Parts{body, {}};
    }
    if (body.size() < length_size) {
        return std::nullopt;
    }
    std::size_t length = 0;
    for (std::size_t i = 0; i < length_size; ++i) {
        length |= std::size_t{static_cast<unsigned char>(body[i])} << (8 * i);
    }
    if (length > body.size() - length_size) {
        return std::nullopt;
    }
    return Parts{body.substr(length_size, length), body.substr(length_size + length)};
}

}  // namespace

base::Digest chain_start(const room::RoomId& room) {
    return base::sha256("quadrille-journal/1:" + room.value);
}

base::Digest chain_after(const base::Digest& previous, const Record& record) {
    std::string bytes(previous.begin(), previous.end());
    put_number(bytes, record.seq);
    put_number(bytes, static_cast<std::uint64_t>(record.at_ms));
    put_text(bytes, record.kind);
    put_number(bytes, record.version);
    put_number(bytes, record.key_id);
    put_text(bytes, record.body);
    return base::sha256(bytes);
}

Record make_record(const room::RoomId& room, Head& head, const Waiting& event, const Key* key) {
    Record record;
    record.seq = head.seq + 1;
    record.at_ms = event.at.ms;
    record.kind = event.encoded.kind;
    record.version = event.encoded.version;
    record.key_id = key_id_of(event.encoded.sealing);
    if (record.key_id == plain_key) {
        record.body = event.encoded.open;
    } else {
        base::ensure(key != nullptr, "a sealed event needs its key");
        const std::string context = context_of(room, record, event.encoded.open);
        put_number(record.body, event.encoded.open.size(), length_size);
        record.body += event.encoded.open;
        record.body += seal(*key, {event.encoded.sealed, context, event.encoded.sealing.step});
    }
    record.chain = chain_after(head.chain, record);
    head = {record.seq, record.chain};
    return record;
}

ChainReader::ChainReader(room::RoomId room, KeyRing& keys)
    : room_(std::move(room)), keys_(keys), head_{0, chain_start(room_)} {}

bool ChainReader::follows(const Record& record) {
    if (record.seq != head_.seq + 1 || record.chain != chain_after(head_.chain, record)) {
        return false;
    }
    head_ = {record.seq, record.chain};
    return true;
}

base::Result<room::Happened, Undecodable> ChainReader::read(const Record& record) {
    if (!follows(record)) {
        return Undecodable{"does not continue the chain of its predecessor"};
    }
    const auto parts = parts_of(record);
    if (!parts) {
        return Undecodable{record.kind + ": the body is cut off"};
    }
    Stored stored{record.kind, record.version, parts->open, parts->sealed};
    std::optional<std::string> unsealed;
    if (record.key_id != plain_key) {
        const FoundKey found = keys_.find(room_, record.key_id);
        if (found.key != nullptr) {
            unsealed = unseal(*found.key, context_of(room_, record, parts->open), parts->sealed);
        }
        if (!unsealed && !found.destroyed) {
            return Undecodable{record.kind + (found.key != nullptr ? ": its key does not open it"
                                                                   : ": its key is missing")};
        }
        stored.sealed.reset();
        if (unsealed) {
            stored.sealed = *unsealed;
        }
    }
    auto event = decode_event(stored);
    if (!event) {
        return event.error();
    }
    return room::Happened{base::Instant{record.at_ms}, *std::move(event)};
}

std::string title_context(const room::RoomId& room) {
    return "quadrille-title/1:" + room.value;
}

}  // namespace journal
