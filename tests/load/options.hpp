#pragma once
// What a run was asked to do: the server, how many phones in how many rooms, and the phases in
// order. Read once from the command line; plain data afterwards.

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace load {

// A run that cannot go on: a wrong option, a server that refuses. Its text is shown, exit status 2.
struct LoadError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// One measured phase. What the numbers mean depends on the kind; 0 where none was given.
struct Phase {
    enum class Kind {
        storm,   // everybody connects
        idle,    // memory after some quiet
        fanout,  // count changes of phase
        rate,    // per_second ratings for seconds, a change every every_ms if not 0
        flood,   // count ratings outstanding for seconds
        drop,    // everybody's connection breaks, count of them with a rating unanswered
    };
    Kind kind = Kind::storm;
    std::uint32_t count = 0;
    double per_second = 0;
    double seconds = 0;
    std::uint32_t every_ms = 0;
    std::string text;  // as typed
};

struct Options {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;
    std::string server_secret;  // of the organizer link
    std::string write_stage;    // only sets the stage, and keeps it in this file
    std::string read_stage;     // goes on with a stage that was kept
    std::uint32_t phones = 1000;
    std::uint32_t rooms = 0;  // 0: as few as hold everybody
    int server_pid = 0;
    std::uint32_t window = 0;  // handshakes at once; 0: no bound
    std::string json_file;     // one JSON object per phase is appended to it
    std::string label;
    std::vector<Phase> phases;
};

// "rate=1000,3,500" and the like. Throws LoadError with what was expected.
Phase parse_phase(const std::string& text);

// How many times the phases together change the phase of an evening.
std::uint32_t changes_in(const std::vector<Phase>& phases);

// Reads the command line. Throws LoadError; gives false when only help was asked for, and printed.
bool read_options(int argc, char** argv, Options& options);

}  // namespace load
