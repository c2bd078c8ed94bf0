#pragma once
// WebSocket framing of a client by hand: masked frames out, whole frames in. Nothing is allocated
// per message; a frame written is valid until the next one.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace load {

enum class Opcode : std::uint8_t { text = 1, close = 8, ping = 9, pong = 10 };

class FrameWriter {
public:
    FrameWriter();
    // Payloads of up to 65,535 bytes.
    std::string_view frame(Opcode opcode, std::string_view payload);

private:
    std::vector<char> buffer_;
    std::uint32_t key_ = 0x9e3779b9;
};

struct Frame {
    Opcode opcode = Opcode::text;
    std::string_view payload;
};

// Takes the next whole frame from the front of `bytes`; nothing when it is not all there yet.
std::optional<Frame> take_frame(std::string_view& bytes);

// The upgrade of one room's socket, as a page of this origin asks for it.
std::string upgrade_request(const std::string& host, std::uint16_t port, const std::string& room);

// Takes the answer to an upgrade from the front of `bytes`: nothing when it is not all there yet,
// false when it is not the right one.
std::optional<bool> take_upgrade_answer(std::string_view& bytes);

}  // namespace load
