#include "live/gate/create_in.hpp"

#include "base/secrets.hpp"
#include "live/gate/settings_in.hpp"
#include "room/text.hpp"

namespace live::gate {
namespace {

// Empty when this lottery seed may be used.
std::string complaint_about_seed(const std::string& seed, room::RoomKind kind) {
    if (kind != room::RoomKind::rehearsal) {
        return "lottery_seed: only a rehearsal may be given one; that of a real event is drawn by "
               "the server";
    }
    return room::is_plain(seed) ? "" : "lottery_seed: expected one line without control characters";
}

}  // namespace

base::Result<Creation, CreateFailure> read_creation(const std::string& body) {
    const auto read = protocol::read_http<protocol::CreateRoomRequest>(body);
    if (!read) {
        return CreateFailure{400, std::string(protocol::name_of(read.error().error)),
                             protocol::sentence_of(read.error())};
    }
    Creation creation;
    room::CreateRoom& create = creation.command;
    create.kind =
        read->kind == protocol::RoomKind::real ? room::RoomKind::real : room::RoomKind::rehearsal;
    create.settings =
        read->settings ? to_room(*read->settings) : room::settings_of(to_room(read->chosen));
    create.settings.title = read->title;
    create.organizer_ticket = {read->ticket_hash};
    auto complaint = room::complaint_about(create.settings, create.kind);
    if (complaint.empty() && read->lottery_seed) {
        complaint = complaint_about_seed(*read->lottery_seed, create.kind);
        create.lottery_seed = *read->lottery_seed;
        creation.seeded = true;
    }
    if (!complaint.empty()) {
        return CreateFailure{400, "bad_settings", complaint};
    }
    return creation;
}

std::string fold_recovery(const std::string& typed) {
    std::string letters;
    for (const char c : typed) {
        if (c != ' ' && c != '-') {
            letters += c;
        }
    }
    constexpr std::size_t half = 8;
    if (letters.size() != 2 * half) {
        return {};
    }
    const std::string first = base::fold_code(letters.substr(0, half));
    const std::string second = base::fold_code(letters.substr(half));
    return first.empty() || second.empty() ? std::string() : first + second;
}

}  // namespace live::gate
