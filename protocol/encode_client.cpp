#include "limits.hpp"
#include "protocol/codec.hpp"
#include "protocol/fields_client.hpp"
#include "protocol/writer.hpp"

namespace protocol {

std::string encode_client_message(const ClientMessage& message) {
    std::string text;
    text.reserve(limits::client_frame_bytes);
    write(text, message);
    pad_object_in_steps(text, limits::client_frame_bytes);
    return text;
}

}  // namespace protocol
