#pragma once
// QR codes of links: the modules, as a path for SVG, and as text for a terminal. Pure; any thread.

#include <cstdint>
#include <string>
#include <vector>

namespace base {

// White modules around a code, so that cameras find it.
inline constexpr std::uint32_t qr_quiet_zone = 4;

struct QrCode {
    std::uint32_t size = 0;  // modules a side, without the quiet zone
    std::vector<bool> dark;  // row by row
    bool at(std::uint32_t x, std::uint32_t y) const { return dark[y * size + x]; }
};

// Error correction M. Throws std::length_error when `text` does not fit (2,331 bytes).
QrCode qr_of(const std::string& text);

// Data of an SVG path: one unit a module, the quiet zone at the left and top included.
std::string svg_path(const QrCode& code);

// Two rows of modules a line, dark on light for a terminal of any colour, quiet zone included.
std::string terminal_text(const QrCode& code);

}  // namespace base
