// Connections and frames of the fleet; what the messages mean is in fleet_messages.cpp.
#include "load/fleet.hpp"

#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "protocol/codec.hpp"

namespace load {
namespace {

constexpr std::size_t input_bytes = 256 * 1024;
constexpr std::size_t events_at_once = 1024;
constexpr std::uint32_t desks_from = 1U << 30;  // indices of desks, apart from those of phones
constexpr std::uint64_t faults_shown = 5;
constexpr std::size_t part_bytes = 16 * 1024;

std::string hello_of(const std::string& ticket, const std::string& screen) {
    return protocol::encode_client_message(protocol::Hello{ticket, protocol::version, screen});
}

}  // namespace

Fleet::Fleet(const Endpoint& server, const std::vector<StagedRoom>& rooms)
    : server_(server),
      rooms_(rooms),
      epoll_(epoll_create1(EPOLL_CLOEXEC)),
      events_(events_at_once),
      input_(input_bytes) {
    payload_.reserve(2 * limits::client_frame_bytes);
    for (const StagedRoom& room : rooms) {
        const auto number = static_cast<std::uint32_t>(desks_.size());
        upgrades_.push_back(upgrade_request(server.host, server.port, room.room));
        for (const StagedPhone& staged : room.phones) {
            Phone phone;
            phone.index = static_cast<std::uint32_t>(phones_.size());
            phone.room = number;
            phone.badge = staged.badge;
            phone.hello = hello_of(staged.ticket, "load-" + std::to_string(phone.index));
            phone.saved.reserve(limits::rounds_max);
            phones_.push_back(std::move(phone));
        }
        Phone desk;
        desk.index = desks_from + number;
        desk.room = number;
        desk.hello = hello_of(room.organizer_ticket, "load-desk");
        desks_.push_back(std::move(desk));
    }
}

Fleet::~Fleet() {
    drop_phones();
    for (Phone& desk : desks_)
        forget_connection(desk);
    close(epoll_);
}

Phone& Fleet::at(std::uint32_t index) {
    return index >= desks_from ? desks_[index - desks_from] : phones_[index];
}

void Fleet::connect(Phone& phone) {
    phone.since = now_ns();
    phone.fd = open_socket(server_, phone.index, Waiting::non_blocking);
    phone.link = Link::connecting;
    phone.part.clear();
    add_to_epoll(phone);
}

void Fleet::add_to_epoll(Phone& phone) {
    epoll_event event{};
    event.data.u32 = phone.index;
    const bool there = is_connected(phone.fd);
    event.events = there ? EPOLLIN : EPOLLOUT;
    epoll_ctl(epoll_, EPOLL_CTL_ADD, phone.fd, &event);
    if (there) connected(phone);
}

void Fleet::connected(Phone& phone) {
    phone.link = Link::upgrading;
    send(phone, upgrades_[phone.room]);
}

void Fleet::send(Phone& phone, std::string_view frame) {
    const auto sent = ::send(phone.fd, frame.data(), frame.size(), MSG_NOSIGNAL);
    if (sent != static_cast<ssize_t>(frame.size())) lose(phone, "it takes no more");
}

void Fleet::say(Phone& phone, std::string_view payload) {
    send(phone, writer_.frame(Opcode::text, payload));
}

void Fleet::pump(int wait_ms, Watch& watch) {
    const int count = epoll_wait(epoll_, events_.data(), static_cast<int>(events_.size()), wait_ms);
    for (int i = 0; i < count; ++i) {
        const epoll_event event = events_[static_cast<std::size_t>(i)];
        Phone& phone = at(event.data.u32);
        if (phone.link == Link::none) continue;
        if (phone.link != Link::connecting) {
            receive(phone, watch);
            continue;
        }
        if ((event.events & (EPOLLERR | EPOLLHUP)) != 0) {
            lose(phone, "it could not connect");
            continue;
        }
        epoll_event reading{};
        reading.data.u32 = phone.index;
        reading.events = EPOLLIN;
        epoll_ctl(epoll_, EPOLL_CTL_MOD, phone.fd, &reading);
        connected(phone);
    }
}

void Fleet::pump_for(std::uint32_t ms, Watch& watch) {
    constexpr Nanos ns_in_ms = 1'000'000;
    const Nanos end = now_ns() + ms * ns_in_ms;
    while (now_ns() < end)
        pump(1, watch);
}

void Fleet::receive(Phone& phone, Watch& watch) {
    const auto got = recv(phone.fd, input_.data(), input_.size(), 0);
    if (got == 0) {
        lose(phone, "the server closed it");
    } else if (got < 0 && errno != EAGAIN) {
        lose(phone, std::strerror(errno));
    } else if (got > 0) {
        now_ = now_ns();
        bytes_ += static_cast<std::uint64_t>(got);
        take(phone, {input_.data(), static_cast<std::size_t>(got)}, watch);
    }
}

// Frames come whole but for few: those wait in the phone's own buffer.
void Fleet::take(Phone& phone, std::string_view bytes, Watch& watch) {
    if (!phone.part.empty()) {
        joined_.assign(phone.part);
        joined_.append(bytes);
        bytes = joined_;
        phone.part.clear();
    }
    if (phone.link == Link::upgrading && !take_upgrade(phone, bytes)) return;
    while (phone.link != Link::none) {
        const auto frame = take_frame(bytes);
        if (!frame) break;
        heard(phone, *frame, watch);
    }
    if (phone.link != Link::none && !bytes.empty()) {
        phone.part.reserve(part_bytes);
        phone.part.assign(bytes);
    }
}

// False when there is nothing after the upgrade's answer to look at.
bool Fleet::take_upgrade(Phone& phone, std::string_view& bytes) {
    const std::string_view before = bytes;
    const auto good = take_upgrade_answer(bytes);
    if (!good) {
        phone.part.assign(before);
        return false;
    }
    if (!*good) {
        lose(phone, before.substr(0, 300));
        return false;
    }
    phone.link = Link::greeting;
    say(phone, phone.hello);
    return phone.link != Link::none;
}

void Fleet::heard(Phone& phone, const Frame& frame, Watch& watch) {
    switch (frame.opcode) {
        case Opcode::text:
            heard_text(phone, frame.payload, watch);
            return;
        case Opcode::ping:
            send(phone, writer_.frame(Opcode::pong, frame.payload));
            return;
        case Opcode::pong:
            return;
        case Opcode::close:
            lose(phone, frame.payload.size() > 2 ? frame.payload.substr(2) : "closed");
            return;
    }
    wrong(phone, "an unknown kind of frame");
}

void Fleet::drop_phones() {
    for (Phone& phone : phones_)
        forget_connection(phone);
}

void Fleet::forget_connection(Phone& phone) {
    if (phone.link == Link::none) return;
    if (phone.link == Link::ready && !phone.is_desk()) --ready_;
    close(phone.fd);
    phone.fd = -1;
    phone.link = Link::none;
    phone.part.clear();
}

void Fleet::lose(Phone& phone, std::string_view why) {
    if (phone.link == Link::none) return;
    ++faults_.lost;
    if (++shown_faults_ <= faults_shown) {
        std::fprintf(stderr, "phone %u of room %u was lost: %.*s\n", phone.badge, phone.room,
                     static_cast<int>(why.size()), why.data());
    }
    forget_connection(phone);
}

void Fleet::wrong(const Phone& phone, std::string_view what) {
    ++faults_.wrong;
    if (++shown_faults_ <= faults_shown) {
        std::fprintf(stderr, "phone %u of room %u: wrong: %.*s\n", phone.badge, phone.room,
                     static_cast<int>(what.size()), what.data());
    }
}

}  // namespace load
