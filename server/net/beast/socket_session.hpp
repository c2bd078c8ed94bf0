#pragma once
// Internal to the transport: one accepted WebSocket. Reads in small pieces under a deadline per
// message, writes one message at a time, pings a quiet peer, ends a dead one. Its strand only,
// except `post`, `due` and `drop`.

#include <array>
#include <boost/asio/post.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "net/beast/metered_socket.hpp"
#include "net/connections.hpp"
#include "net/transport.hpp"

namespace net::beast_side {

namespace beast = boost::beast;
namespace websocket = beast::websocket;

class SocketSession final : public ServerSocket, public Watched {
public:
    using Head = beast::http::request<beast::http::empty_body>;

    SocketSession(std::shared_ptr<Connections> all, Socket socket, const base::Clock& clock,
                  const TransportOptions& options)
        : Watched(std::move(all)),
          clock_(clock),
          options_(options),
          stream_(std::move(socket), Meter(clock, options.read_bytes_per_second, [this] {
                      look_at(clock_.now() + options_.message_wait);
                  })) {
        stream_.auto_fragment(false);
        stream_.text(true);
        stream_.read_message_max(limits::organizer_message_in_bytes_max);
        stream_.set_option(websocket::stream_base::decorator(
            [](websocket::response_type& answer) { answer.set("Server", "Quadrille"); }));
        stream_.control_callback([this](websocket::frame_type, beast::string_view) {
            if (longer_.empty() && !in_fragments_) {
                layer().meter().message_ended();
            }
        });
    }

    // Answers the upgrade, then hands itself to `user`.
    void accept(const Head& head, std::shared_ptr<SocketUser> user) {
        user_ = std::move(user);
        written_since_ = clock_.now();
        look_at(clock_.now() + options_.handshake_wait);
        stream_.async_accept(head, [self = self()](error_code error) {
            self->written_since_.reset();
            if (error || self->ended_) {
                self->end();
                return;
            }
            self->layer().meter().message_ended();
            self->accepted_ = true;
            self->watch();
            self->user_->opened(self);
        });
    }

    void post(std::function<void()> task) override {
        asio::post(stream_.get_executor(), std::move(task));
    }

    void read() override {
        wanted_ = true;
        read_some();
    }

    void send(Text text) override {
        if (ended_ || closing_) {
            return;
        }
        sending_ = std::move(text);
        written_since_ = clock_.now();
        look_at(*written_since_ + options_.write_stall_max);
        stream_.async_write(asio::buffer(*sending_),
                            [self = self()](error_code error, std::size_t) {
                                self->sending_.reset();
                                self->written_since_.reset();
                                self->wrote(error);
                            });
    }

    void close(std::uint16_t code, std::string_view reason) override {
        if (ended_ || closing_) {
            return;
        }
        closing_ = websocket::close_reason(static_cast<websocket::close_code>(code),
                                           beast::string_view(reason.data(), reason.size()));
        closing_since_ = clock_.now();
        look_at(*closing_since_ + options_.close_wait);
        if (!sending_) {
            close_now();
        }
    }

    void message_bytes_max(std::size_t bytes) override {
        message_max_ = std::min(bytes, limits::organizer_message_in_bytes_max);
    }

    void due() override {
        asio::post(stream_.get_executor(), [self = self()] { self->look(); });
    }
    void drop() override {
        asio::post(stream_.get_executor(), [self = self()] { self->end(); });
    }

private:
    std::shared_ptr<SocketSession> self() {
        return std::static_pointer_cast<SocketSession>(shared_from_this());
    }
    MeteredSocket& layer() { return stream_.next_layer(); }

    void read_some() {
        if (reading_ || ended_ || !wanted_) {
            return;
        }
        reading_ = true;
        stream_.async_read_some(asio::buffer(piece_),
                                [self = self()](error_code error, std::size_t bytes) {
                                    self->reading_ = false;
                                    self->got(error, bytes);
                                });
    }

    void got(error_code error, std::size_t bytes) {
        if (error) {
            read_failed(error);
            return;
        }
        if (ended_ || closing_) {
            read_some();  // until the peer's close frame
            return;
        }
        if (longer_.size() + bytes > message_max_) {
            violate(Violation::too_large);
            return;
        }
        in_fragments_ = !stream_.is_message_done();
        if (in_fragments_) {
            longer_.append(piece_.data(), bytes);
            watch();
            read_some();
            return;
        }
        whole(bytes);
    }

    // Short messages are handed on from the piece itself; longer ones were gathered.
    void whole(std::size_t last_bytes) {
        layer().meter().message_ended();
        if (!stream_.got_text()) {
            violate(Violation::not_text);
            return;
        }
        wanted_ = false;
        if (longer_.empty()) {
            user_->message(std::string_view(piece_.data(), last_bytes));
            return;
        }
        longer_.append(piece_.data(), last_bytes);
        const std::string message = std::exchange(longer_, {});
        user_->message(message);
    }

    void read_failed(error_code error) {
        if (!closing_ && !ended_) {
            if (error == websocket::error::message_too_big ||
                error == websocket::error::buffer_overflow) {
                user_->violated(Violation::too_large);
            } else if (error != websocket::error::closed &&
                       error.category() == error_code(websocket::error::bad_opcode).category()) {
                user_->violated(Violation::malformed);
            }
        }
        end();
    }

    void violate(Violation why) {
        user_->violated(why);
        wanted_ = true;
        if (closing_) {
            read_some();
        } else {
            end();
        }
    }

    void wrote(error_code error) {
        if (error) {
            end();
        } else if (closing_) {
            close_now();
        } else if (!ended_) {
            user_->sent();
        }
    }

    void close_now() {
        if (ended_) {
            return;
        }
        stream_.async_close(*closing_, [self = self()](error_code) { self->end(); });
    }

    // What the sweep woke us for: whichever wait is over.
    void look() {
        if (ended_) {
            return;
        }
        const base::Instant now = clock_.now();
        if (over(closing_since_, options_.close_wait, now)) {
            end();
        } else if (over(written_since_, options_.write_stall_max, now) ||
                   over(layer().meter().writing_since(), options_.write_stall_max, now)) {
            if (accepted_) {
                user_->violated(Violation::not_read);
            }
            end();
        } else if (wanted_ && over(layer().meter().message_since(), options_.message_wait, now)) {
            give_up(Violation::too_slow);
        } else if (wanted_ && over(layer().meter().last_heard(), options_.idle_wait, now)) {
            give_up(Violation::silent);
        } else {
            ping_if_quiet(now);
            watch();
        }
    }

    static bool over(std::optional<base::Instant> since, base::Duration wait, base::Instant now) {
        return since && now - *since >= wait;
    }

    // The user may close with a code of its own; the peer is dropped when it does not.
    void give_up(Violation why) {
        user_->violated(why);
        if (closing_) {
            watch();
        } else {
            end();
        }
    }

    void ping_if_quiet(base::Instant now) {
        if (pinging_ || closing_ || !accepted_ ||
            now - layer().meter().last_heard() < options_.idle_wait / 2) {
            return;
        }
        pinging_ = true;
        stream_.async_ping({}, [self = self()](error_code) { self->pinging_ = false; });
    }

    void watch() {
        const base::Instant now = clock_.now();
        look_at(std::max(now + options_.sweep_every,
                         layer().meter().last_heard() + options_.idle_wait / 2));
        if (const auto since = layer().meter().message_since()) {
            look_at(*since + options_.message_wait);
        }
        for (const auto since : {written_since_, layer().meter().writing_since()}) {
            if (since) {
                look_at(*since + options_.write_stall_max);
            }
        }
        if (closing_since_) {
            look_at(*closing_since_ + options_.close_wait);
        }
    }

    void end() {
        if (std::exchange(ended_, true)) {
            return;
        }
        layer().close();
        const auto user = std::exchange(user_, nullptr);
        if (accepted_) {
            user->ended();
        }
    }

    const base::Clock& clock_;
    const TransportOptions& options_;
    websocket::stream<MeteredSocket, false> stream_;
    std::shared_ptr<SocketUser> user_;
    std::size_t message_max_ = limits::message_in_bytes_max;
    Text sending_;
    std::string longer_;  // the beginning of a message that did not fit one piece
    std::optional<websocket::close_reason> closing_;
    std::optional<base::Instant> closing_since_;
    std::optional<base::Instant> written_since_;
    std::array<char, limits::client_frame_bytes + 64> piece_;
    bool accepted_ = false;
    bool in_fragments_ = false;
    bool reading_ = false;
    bool wanted_ = false;
    bool pinging_ = false;
    bool ended_ = false;
};

}  // namespace net::beast_side
