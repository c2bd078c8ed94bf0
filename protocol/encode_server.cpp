#include <algorithm>

#include "limits.hpp"
#include "protocol/codec.hpp"
#include "protocol/fields_server.hpp"
#include "protocol/writer.hpp"

namespace protocol {

namespace {

// Enough for the usual message of its kind; a longer one grows the text.
std::size_t usual_bytes(const ServerMessage& message, std::size_t padded_to) {
    if (std::holds_alternative<ParticipantView>(message)) {
        return std::max(padded_to, 2 * limits::own_view_step_bytes);
    }
    if (std::holds_alternative<DeskPage>(message) || std::holds_alternative<WallView>(message)) {
        return 16 * limits::own_view_step_bytes;
    }
    return 2 * limits::own_view_step_bytes;
}

}  // namespace

void write(std::string& out, const RowsOf<const std::vector<PageRow>>& rows) {
    write(out, rows.rows);
}

std::string encode_server_message(const ServerMessage& message, std::size_t padded_to) {
    std::string text;
    const bool is_reply =
        std::holds_alternative<Ack>(message) || std::holds_alternative<Reject>(message);
    text.reserve(is_reply ? limits::reply_bytes : usual_bytes(message, padded_to));
    write(text, message);
    if (is_reply) pad_object_in_steps(text, limits::reply_bytes);
    if (std::holds_alternative<ParticipantView>(message)) pad_object(text, padded_to);
    return text;
}

}  // namespace protocol
