#pragma once
// The web client, compiled in. The table is written by scripts/embed.py from client-web/dist at
// build time and never changes afterwards. Any strand may call this.

#include <span>
#include <string_view>

namespace net {

// One file of the client. `path` is what a browser asks for, matched exactly ("/phone.html");
// `etag` is the SHA-256 of the body in hex, inside its quotes; `type` is the media type.
struct Asset {
    std::string_view path;
    std::string_view type;
    std::string_view etag;
    std::string_view body;
};

// All files, sorted by path.
std::span<const Asset> assets();

}  // namespace net
