#include "net/room_paths.hpp"

#include <algorithm>
#include <array>

#include "limits.hpp"

namespace net {
namespace {

using live::Ask;

constexpr std::size_t small = 4096;
constexpr std::size_t medium = 512 * 1024;  // settings with texts, rules with many pairs

struct Entry {
    std::string_view method;
    std::string_view rest;
    Ask ask;
    std::size_t body_bytes_max;
};

constexpr std::array<Entry, 11> entries{{
    {"POST", "recover", Ask::recover, small},
    {"GET", "settings", Ask::settings_read, 0},
    {"PUT", "settings", Ask::settings_write, medium},
    {"POST", "roster/preview", Ask::roster_preview, limits::http_body_bytes_max},
    {"POST", "roster/confirm", Ask::roster_confirm, limits::http_body_bytes_max},
    {"PUT", "rules", Ask::rules_write, medium},
    {"POST", "slips", Ask::slips, medium},
    {"POST", "links", Ask::link, small},
    {"GET", "mine", Ask::own_data, 0},
    {"GET", "export/pairs.csv", Ask::export_pairs_csv, 0},
    {"GET", "export/result.json", Ask::export_result_json, 0},
}};

constexpr std::string_view notes = "notes/";

bool is_lower_hex(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool is_number(std::string_view text) {
    return !text.empty() && text.size() <= 9 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The value of `digest` in "digest=<hex>"; other queries are not looked at.
std::string digest_of(std::string_view query) {
    constexpr std::string_view key = "digest=";
    if (!query.starts_with(key) || query.size() > 128 || !is_lower_hex(query.substr(key.size()))) {
        return {};
    }
    return std::string(query.substr(key.size()));
}

live::Request to_request(Ask ask, const HttpRequest& from) {
    live::Request request;
    request.ask = ask;
    request.ticket = bearer_of(from);
    request.body = from.body;
    return request;
}

}  // namespace

std::optional<RoomPath> room_path(std::string_view path) {
    constexpr std::string_view prefix = "/rooms/";
    constexpr std::size_t id_length = 32;
    if (!path.starts_with(prefix) || path.size() < prefix.size() + id_length + 2) {
        return std::nullopt;
    }
    const std::string_view id = path.substr(prefix.size(), id_length);
    if (!is_lower_hex(id) || path[prefix.size() + id_length] != '/') {
        return std::nullopt;
    }
    return RoomPath{std::string(id), std::string(path.substr(prefix.size() + id_length + 1))};
}

RoomAsk room_ask(const RoomPath& path, const HttpRequest& request) {
    if (path.rest.starts_with(notes) && is_number(path.rest.substr(notes.size()))) {
        if (request.method != "PUT") {
            return {std::nullopt, true};
        }
        live::Request asked = to_request(Ask::note, request);
        asked.parameter = path.rest.substr(notes.size());
        return {std::move(asked), true};
    }
    if (path.rest == "profile") {
        if (request.method != "PUT") {
            return {std::nullopt, true};
        }
        return {to_request(Ask::profile, request), true};
    }
    bool known = false;
    for (const Entry& entry : entries) {
        if (entry.rest != path.rest) {
            continue;
        }
        known = true;
        const bool read = request.method == "HEAD" && entry.method == "GET";
        if (entry.method != request.method && !read) {
            continue;
        }
        live::Request asked = to_request(entry.ask, request);
        if (entry.ask == Ask::roster_confirm) {
            asked.parameter = digest_of(request.query());
        }
        return {std::move(asked), true};
    }
    return {std::nullopt, known};
}

std::size_t room_body_bytes_max(const RoomPath& path) {
    std::size_t longest = small;
    for (const Entry& entry : entries) {
        if (entry.rest == path.rest) {
            longest = std::max(longest, entry.body_bytes_max);
        }
    }
    return longest;
}

std::string bearer_of(const HttpRequest& request) {
    constexpr std::string_view scheme = "Bearer ";
    constexpr std::size_t length = 32;
    const std::string_view sent = request.authorization;
    if (!sent.starts_with(scheme) || sent.size() != scheme.size() + length ||
        !is_lower_hex(sent.substr(scheme.size()))) {
        return {};
    }
    return std::string(sent.substr(scheme.size()));
}

}  // namespace net
