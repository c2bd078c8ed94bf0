#include "protocol/fields_client.hpp"
#include "protocol/gate.hpp"
#include "protocol/reader.hpp"

namespace protocol {

std::string_view name_of(DecodeError error) {
    return enum_name(error);
}

base::Result<ClientMessage, DecodeError> decode_client_message(std::string_view text,
                                                               Sender sender) {
    const auto tree = pass_gate(text, bounds_for(sender));
    if (!tree) return tree.error();
    ClientMessage message;
    Trouble trouble;
    read(*tree, message, trouble);
    if (trouble.error) return *trouble.error;
    return message;
}

}  // namespace protocol
