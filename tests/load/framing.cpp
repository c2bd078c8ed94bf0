#include "load/framing.hpp"

#include <algorithm>
#include <cstring>

namespace load {
namespace {

constexpr std::size_t payload_max = 65535;
constexpr std::size_t head_max = 8;  // two bytes, two of length, four of mask
constexpr std::string_view key = "dGhlIHNhbXBsZSBub25jZQ==";
constexpr std::string_view accepted = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=";

constexpr unsigned byte_of(char c) {
    return static_cast<unsigned char>(c);
}

// Eight bytes at a time: masking 512 bytes must not cost more than sending them.
void mask(char* out, std::string_view payload, std::uint32_t with) {
    const std::uint64_t wide = (std::uint64_t{with} << 32) | with;
    std::size_t at = 0;
    for (; at + sizeof wide <= payload.size(); at += sizeof wide) {
        std::uint64_t word = 0;
        std::memcpy(&word, payload.data() + at, sizeof word);
        word ^= wide;
        std::memcpy(out + at, &word, sizeof word);
    }
    std::array<char, sizeof with> bytes{};
    std::memcpy(bytes.data(), &with, sizeof with);
    for (; at < payload.size(); ++at) {
        out[at] = static_cast<char>(byte_of(payload[at]) ^ byte_of(bytes[at % bytes.size()]));
    }
}

}  // namespace

FrameWriter::FrameWriter() : buffer_(payload_max + head_max) {}

std::string_view FrameWriter::frame(Opcode opcode, std::string_view payload) {
    const std::size_t size = std::min(payload.size(), payload_max);
    key_ = key_ * 1664525U + 1013904223U;
    std::size_t head = 0;
    buffer_[head++] = static_cast<char>(0x80U | static_cast<unsigned>(opcode));
    if (size < 126) {
        buffer_[head++] = static_cast<char>(0x80U | size);
    } else {
        buffer_[head++] = static_cast<char>(0x80U | 126U);
        buffer_[head++] = static_cast<char>(size >> 8);
        buffer_[head++] = static_cast<char>(size & 0xFF);
    }
    std::memcpy(buffer_.data() + head, &key_, sizeof key_);
    head += sizeof key_;
    mask(buffer_.data() + head, payload.substr(0, size), key_);
    return {buffer_.data(), head + size};
}

std::optional<Frame> take_frame(std::string_view& bytes) {
    if (bytes.size() < 2) return std::nullopt;
    std::size_t length = byte_of(bytes[1]) & 127U;
    std::size_t head = 2;
    if (length >= 126) {
        const std::size_t digits = length == 126 ? 2 : 8;
        head += digits;
        if (bytes.size() < head) return std::nullopt;
        length = 0;
        for (std::size_t i = 2; i < head; ++i)
            length = length << 8 | byte_of(bytes[i]);
    }
    if (bytes.size() - head < length) return std::nullopt;
    const Frame frame{static_cast<Opcode>(byte_of(bytes[0]) & 15U), bytes.substr(head, length)};
    bytes.remove_prefix(head + length);
    return frame;
}

std::string upgrade_request(const std::string& host, std::uint16_t port, const std::string& room) {
    const std::string where = host + ':' + std::to_string(port);
    return "GET /rooms/" + room + "/socket HTTP/1.1\r\nHost: " + where +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: " +
           std::string(key) + "\r\nSec-WebSocket-Version: 13\r\nOrigin: http://" + where +
           "\r\nUser-Agent: Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) "
           "AppleWebKit/605.1.15 (KHTML, like Gecko)\r\n\r\n";
}

std::optional<bool> take_upgrade_answer(std::string_view& bytes) {
    constexpr std::string_view end_of_head = "\r\n\r\n";
    const auto end = bytes.find(end_of_head);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view head = bytes.substr(0, end);
    const bool good =
        head.starts_with("HTTP/1.1 101 ") && head.find(accepted) != std::string_view::npos;
    bytes.remove_prefix(end + end_of_head.size());
    return good;
}

}  // namespace load
