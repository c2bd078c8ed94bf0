#pragma once
// The four codecs. Decoding is total: a value or a named error, after the strict gate (size, UTF-8,
// depth, duplicate keys, integers only, no NUL, token count; RELIABILITY D10). Encoding client
// messages and replies pads to one length per kind, so that no length tells anything. Any thread.

#include <cstddef>
#include <string>
#include <string_view>

#include "base/core/result.hpp"
#include "protocol/client_message.hpp"
#include "protocol/server_message.hpp"

namespace protocol {

enum class DecodeError {
    too_large,
    not_utf8,
    not_json,
    too_deep,
    too_many_tokens,
    duplicate_key,
    not_an_integer,
    not_an_object,
    unknown_type,
    missing_field,
    unknown_field,
    wrong_kind,    // a string where a number belongs, …
    out_of_range,  // a number or a length beyond its bounds
    unknown_name,  // of an enumeration
};

std::string_view name_of(DecodeError error);

// How much one peer may say at once: phones little, desks more (limits.hpp).
enum class Sender { phone, organizer };

base::Result<ClientMessage, DecodeError> decode_client_message(std::string_view text,
                                                               Sender sender);
base::Result<ServerMessage, DecodeError> decode_server_message(std::string_view text);

// Client messages are padded to limits::client_frame_bytes (organizer's larger ones to the next
// multiple), ack and reject to limits::reply_bytes.
std::string encode_client_message(const ClientMessage& message);

// Views are written by append, no document tree. A ParticipantView is padded with a trailing `pad`
// member to `padded_to` bytes when that is larger than its own length.
std::string encode_server_message(const ServerMessage& message, std::size_t padded_to = 0);

}  // namespace protocol
