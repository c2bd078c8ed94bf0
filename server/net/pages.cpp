#include "net/pages.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "net/assets.hpp"
#include "net/origins.hpp"

namespace net {
namespace {

// The pages as people type them, and the file behind each.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> pages{{
    {"/", "/index.html"},
    {"/desk", "/desk.html"},
    {"/helper", "/helper.html"},
    {"/wall", "/wall.html"},
}};

std::string_view file_behind(std::string_view path) {
    const auto* page = std::find_if(pages.begin(), pages.end(),
                                    [path](const auto& entry) { return entry.first == path; });
    return page != pages.end() ? page->second : path;
}

const Asset* asset_at(std::string_view path) {
    const auto all = assets();
    const auto found = std::lower_bound(
        all.begin(), all.end(), path,
        [](const Asset& asset, std::string_view wanted) { return asset.path < wanted; });
    return found != all.end() && found->path == path ? &*found : nullptr;
}

bool is_hidden(std::string_view path) {
    return path.find("/.") != std::string_view::npos;
}

// Built without its client, the server has one page that says so: it stands for all of them.
const Asset* page_or_fallback(std::string_view path) {
    if (const Asset* asset = asset_at(file_behind(path))) {
        return asset;
    }
    return file_behind(path) != path ? asset_at("/index.html") : nullptr;
}

std::string_view trimmed(std::string_view text) {
    const auto begin = text.find_first_not_of(" \t");
    const auto end = text.find_last_not_of(" \t");
    return begin == std::string_view::npos ? std::string_view{}
                                           : text.substr(begin, end - begin + 1);
}

// Whether the list of an Accept-Encoding field (RFC 9110, 12.5.3) names gzip, and not with weight
// 0. A wildcard is no wish for gzip.
bool takes_gzip(std::string_view list) {
    while (!list.empty()) {
        const auto comma = list.find(',');
        const std::string_view entry = list.substr(0, comma);
        list = comma == std::string_view::npos ? std::string_view{} : list.substr(comma + 1);
        const auto semicolon = entry.find(';');
        if (trimmed(entry.substr(0, semicolon)) == "gzip") {
            const auto weight = semicolon == std::string_view::npos
                                    ? std::string_view{}
                                    : trimmed(entry.substr(semicolon + 1));
            return weight.find_first_not_of("q=0. \t") != std::string_view::npos || weight.empty();
        }
    }
    return false;
}

}  // namespace

std::optional<HttpResponse> page_for(const HttpRequest& request) {
    const std::string_view path = request.path();
    const Asset* asset = is_hidden(path) ? nullptr : page_or_fallback(path);
    if (asset == nullptr) {
        return std::nullopt;
    }
    const bool packed = !asset->packed.empty() && takes_gzip(request.accept_encoding);
    // Two representations of one page: a tag each (RFC 9110, 8.8.3).
    const std::string etag = '"' + std::string(asset->tag) + (packed ? "-gzip" : "") + '"';
    HttpResponse response;
    response.headers.emplace_back("Content-Type", asset->type);
    response.headers.emplace_back("ETag", etag);
    if (!asset->packed.empty()) {
        response.headers.emplace_back("Vary", "Accept-Encoding");
    }
    // File names under /assets/ hold a hash of their content; the pages are asked for each time.
    const bool hashed = asset->path.starts_with("/assets/");
    response.headers.emplace_back("Cache-Control",
                                  hashed ? "public, max-age=31536000, immutable" : "no-cache");
    if (request.if_none_match == etag) {
        response.status = 304;
        return response;
    }
    response.lasting_body = packed ? asset->packed : asset->body;
    if (packed) {
        response.headers.emplace_back("Content-Encoding", "gzip");
    }
    return response;
}

void add_security_headers(HttpResponse& response, const HttpRequest& request) {
    std::string sockets;
    if (is_plain_host(request.host)) {
        sockets = " ws://" + request.host + " wss://" + request.host;
    }
    response.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; manifest-src 'self'; connect-src 'self'" +
            sockets + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    response.headers.emplace_back("Referrer-Policy", "no-referrer");
    response.headers.emplace_back("X-Content-Type-Options", "nosniff");
    response.headers.emplace_back("X-Frame-Options", "DENY");
    response.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    response.headers.emplace_back("Cross-Origin-Resource-Policy", "same-origin");
    response.headers.emplace_back(
        "Permissions-Policy", "camera=(), microphone=(), geolocation=(), screen-wake-lock=(self)");
}

}  // namespace net
