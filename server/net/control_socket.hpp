#pragma once
// A door for who runs the machine: a Unix socket in the data folder that only its owner may open.
// One line asks ("organizer-link <room>"), one answer comes, the connection ends. Commands of the
// program use it while a server runs.

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace net {

class Threads;

struct ControlAnswer {
    bool done = false;
    std::string text;  // what was asked for, or why not
};

// Runs on any thread; calls back once.
using ControlHandler =
    std::function<void(std::string request, std::function<void(ControlAnswer)> answer)>;

class ControlSocket {
public:
    virtual ~ControlSocket() = default;  // closes and removes it
};

// Listens at `folder`/control.sock, mode 0600; throws std::runtime_error in words.
std::unique_ptr<ControlSocket> open_control_socket(Threads& threads, const std::string& folder,
                                                   ControlHandler handler);

// Asks the server of `folder` and waits for the answer; nothing when no server runs there.
std::optional<ControlAnswer> ask_control_socket(const std::string& folder,
                                                const std::string& request);

}  // namespace net
