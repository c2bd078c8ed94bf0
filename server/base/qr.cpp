#include "base/qr.hpp"

#include <qrcodegen.hpp>

namespace base {

QrCode qr_of(const std::string& text) {
    const auto made = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    QrCode code;
    code.size = static_cast<std::uint32_t>(made.getSize());
    code.dark.reserve(code.size * code.size);
    for (int y = 0; y < made.getSize(); ++y) {
        for (int x = 0; x < made.getSize(); ++x) {
            code.dark.push_back(made.getModule(x, y));
        }
    }
    return code;
}

std::string svg_path(const QrCode& code) {
    std::string path;
    for (std::uint32_t y = 0; y < code.size; ++y) {
        for (std::uint32_t x = 0; x < code.size;) {
            if (!code.at(x, y)) {
                ++x;
                continue;
            }
            const std::uint32_t start = x;
            while (x < code.size && code.at(x, y)) {
                ++x;
            }
            const std::string length = std::to_string(x - start);
            path += "M" + std::to_string(start + qr_quiet_zone) + " " +
                    std::to_string(y + qr_quiet_zone) + "h" + length + "v1h-" + length + "z";
        }
    }
    return path;
}

std::string terminal_text(const QrCode& code) {
    const std::uint32_t whole = code.size + 2 * qr_quiet_zone;
    const auto dark = [&code](std::uint32_t x, std::uint32_t y) {
        const bool inside = x >= qr_quiet_zone && y >= qr_quiet_zone &&
                            x < code.size + qr_quiet_zone && y < code.size + qr_quiet_zone;
        return inside && code.at(x - qr_quiet_zone, y - qr_quiet_zone);
    };
    std::string text;
    for (std::uint32_t y = 0; y < whole; y += 2) {
        text += "\x1b[30;47m";
        for (std::uint32_t x = 0; x < whole; ++x) {
            const bool upper = dark(x, y);
            const bool lower = y + 1 < whole && dark(x, y + 1);
            text += upper ? (lower ? "█" : "▀") : (lower ? "▄" : " ");
        }
        text += "\x1b[0m\n";
    }
    return text;
}

}  // namespace base
