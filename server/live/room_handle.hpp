#pragma once
// All that the network sees of a live room. Every function may be called from any thread and
// returns at once; the room's strand does the work. No room type shows here.

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "live/screen.hpp"
#include "protocol/client_message.hpp"

namespace live {

// One socket's place in a room, given by `attach`.
struct SessionKey {
    std::uint64_t number = 0;
};

// What an HTTP request wants of a room; the body is checked in the gate.
enum class Ask {
    settings_read,
    settings_write,
    roster_preview,
    roster_confirm,
    rules_write,
    slips,
    link,
    note,
    profile,
    own_data,
    export_pairs_csv,
    export_result_json,
    recover,
};

struct Request {
    Ask ask = Ask::own_data;
    std::string ticket;  // bearer token; empty when none was sent
    std::string body;
    std::string parameter;  // encounter of a note, digest of a roster
    // The operator asks, through the control socket: no ticket and no PIN. Never set for HTTP.
    bool from_operator = false;
};

struct Response {
    int status = 200;
    std::string type = "application/json";
    std::string body;
    std::string filename;  // for downloads; empty otherwise
};

class RoomHandle {
public:
    virtual ~RoomHandle() = default;
    // A socket was opened for this room: a visitor until it says who it is.
    virtual SessionKey attach(std::shared_ptr<Screen> screen) = 0;
    virtual void receive(SessionKey session, protocol::ClientMessage message) = 0;
    // A frame that could not be decoded, or a peer that misbehaved: the session ends with this
    // code.
    virtual void misbehaved(SessionKey session, protocol::CloseCode code) = 0;
    // The socket is gone.
    virtual void gone(SessionKey session) = 0;
    // Answers exactly once, on the room's strand.
    virtual void request(Request what, std::function<void(Response)> answer) = 0;
    // How many commands of this session are unanswered; at limits::replies_max the socket stops
    // reading.
    virtual std::size_t unanswered(SessionKey session) const = 0;
};

}  // namespace live
