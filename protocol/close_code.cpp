#include "protocol/close_code.hpp"

namespace protocol {

std::string_view name_of(CloseCode code) {
    switch (code) {
        case CloseCode::restarting:
            return "restarting";
        case CloseCode::slow:
            return "slow";
        case CloseCode::idle:
            return "idle";
        case CloseCode::moved:
            return "moved";
        case CloseCode::overloaded:
            return "overloaded";
        case CloseCode::internal_fault:
            return "internal_fault";
        case CloseCode::bad_message:
            return "bad_message";
        case CloseCode::bad_ticket:
            return "bad_ticket";
        case CloseCode::room_closed:
            return "room_closed";
        case CloseCode::removed:
            return "removed";
        case CloseCode::revoked:
            return "revoked";
        case CloseCode::upgrade_required:
            return "upgrade_required";
        case CloseCode::too_many_messages:
            return "too_many_messages";
    }
    return "unknown";
}

}  // namespace protocol
