// The stage as a file between two runs of the generator: a line for each room, its choices and its
// phones. It holds tickets, so it belongs into the folder of the server it was made for.
#include <fstream>
#include <sstream>

#include "load/stage.hpp"

namespace load {
namespace {

constexpr const char* room_word = "room";
constexpr const char* choice_word = "choice";
constexpr const char* phone_word = "phone";
constexpr int no_score = -1;

void write_room(std::ostream& out, const StagedRoom& room) {
    out << room_word << ' ' << room.room << ' ' << room.organizer_ticket << '\n';
    for (const auto& choice : room.choices) {
        out << choice_word << ' ' << choice.accepts << ' ' << choice.score_tenths.value_or(no_score)
            << '\n';
    }
    for (const StagedPhone& phone : room.phones)
        out << phone_word << ' ' << phone.ticket << ' ' << phone.badge << '\n';
}

// False when the line is none of a stage.
bool read_line(const std::string& text, std::vector<StagedRoom>& rooms) {
    std::istringstream line(text);
    std::string word;
    line >> word;
    if (word == room_word) {
        StagedRoom room;
        line >> room.room >> room.organizer_ticket;
        rooms.push_back(room);
    } else if (rooms.empty()) {
        return false;
    } else if (word == choice_word) {
        protocol::ScaleChoice choice;
        int score = no_score;
        line >> choice.accepts >> score;
        if (score != no_score) choice.score_tenths = score;
        rooms.back().choices.push_back(choice);
    } else if (word == phone_word) {
        StagedPhone phone;
        line >> phone.ticket >> phone.badge;
        rooms.back().phones.push_back(phone);
    } else {
        return false;
    }
    return !line.fail();
}

}  // namespace

void write_stage(const std::string& path, const std::vector<StagedRoom>& rooms) {
    std::ofstream out(path);
    for (const StagedRoom& room : rooms)
        write_room(out, room);
    if (!out.flush()) throw LoadError(path + ": cannot be written");
}

std::vector<StagedRoom> read_stage(const std::string& path) {
    std::ifstream in(path);
    std::vector<StagedRoom> rooms;
    std::string line;
    while (std::getline(in, line)) {
        if (!read_line(line, rooms)) throw LoadError(path + ": not a stage");
    }
    if (rooms.empty()) throw LoadError(path + ": no stage");
    return rooms;
}

}  // namespace load
