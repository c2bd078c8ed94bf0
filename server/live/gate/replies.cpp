#include "live/gate/replies.hpp"

#include "base/core/hash.hpp"
#include "protocol/codec.hpp"

namespace live::gate {

namespace {

Text written(const protocol::ServerMessage& message) {
    return std::make_shared<const std::string>(protocol::encode_server_message(message));
}

protocol::Role role_of(Audience audience) {
    switch (audience) {
        case Audience::participant:
            return protocol::Role::participant;
        case Audience::organizer:
            return protocol::Role::organizer;
        case Audience::helper:
            return protocol::Role::helper;
        case Audience::wall:
            return protocol::Role::wall;
    }
    return protocol::Role::wall;
}

}  // namespace

Text welcome(Audience audience, base::Instant now, bool acting) {
    return written(protocol::Welcome{role_of(audience), protocol::version, now.ms, acting});
}

Text standing(bool acting) {
    return written(protocol::Standing{acting});
}

Text ack(const std::string& command_id, const std::string& receipt) {
    return written(protocol::Ack{command_id, receipt});
}

Text reject(const std::string& command_id, const std::string& reason) {
    return written(protocol::Reject{command_id, reason});
}

Text pong(std::int64_t sent, base::Instant now) {
    return written(protocol::Pong{sent, now.ms});
}

std::string receipt_key(const room::Room& room) {
    // The salted PIN hash and the recovery hash are drawn once, stored, and never leave the server.
    using namespace std::string_literals;
    return base::sha256_hex("quadrille-receipt\0"s + room.id.value + "\0"s + room.recovery.value +
                            "\0"s + room.pin_hash);
}

}  // namespace live::gate
