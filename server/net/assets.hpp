#pragma once
// The web client, compiled in. The table is written by scripts/embed.py from client-web/dist at
// build time and never changes afterwards. Any strand may call this.

#include <span>
#include <string_view>

namespace net {

// One file of the client. `path` is what a browser asks for, matched exactly ("/phone.html");
// `tag` is the SHA-256 of the body in hex; `type` is the media type; `packed` is the body in gzip,
// or empty where that gains nothing.
struct Asset {
    std::string_view path;
    std::string_view type;
    std::string_view tag;
    std::string_view body;
    std::string_view packed;
};

// All files, sorted by path.
std::span<const Asset> assets();

}  // namespace net
