#pragma once
// Internal to the transport: a TCP socket that counts what comes in and slows down a peer that
// sends more than its share. It lies beneath the WebSocket stream, so that control frames and empty
// fragments, which never reach a reader, are counted too (RELIABILITY D8). Its strand only.

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/compose.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/beast/websocket/teardown.hpp>
#include <memory>
#include <utility>

#include "net/meter.hpp"

namespace net::beast_side {

namespace asio = boost::asio;
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Strand>;
using Timer = asio::basic_waitable_timer<asio::steady_timer::clock_type,
                                         asio::wait_traits<asio::steady_timer::clock_type>, Strand>;
using boost::system::error_code;

class MeteredSocket {
public:
    using executor_type = Strand;
    using next_layer_type = Socket;

    MeteredSocket(Socket socket, Meter meter)
        : socket_(std::move(socket)), meter_(std::move(meter)) {}

    executor_type get_executor() noexcept { return socket_.get_executor(); }
    Socket& next_layer() noexcept { return socket_; }
    const Socket& next_layer() const noexcept { return socket_; }
    Meter& meter() { return meter_; }
    const Meter& meter() const { return meter_; }

    template <class Buffers, class Token>
    auto async_read_some(const Buffers& buffers, Token&& token) {
        return asio::async_compose<Token, void(error_code, std::size_t)>(
            ReadOperation<Buffers>{*this, buffers}, token, socket_);
    }
    template <class Buffers, class Token>
    auto async_write_some(const Buffers& buffers, Token&& token) {
        return asio::async_compose<Token, void(error_code, std::size_t)>(
            WriteOperation<Buffers>{*this, buffers}, token, socket_);
    }

    void close() {
        error_code ignored;
        socket_.close(ignored);
        if (pause_) {
            pause_->cancel();
        }
    }

private:
    template <class Buffers>
    struct ReadOperation {
        MeteredSocket& stream;
        Buffers buffers;
        bool reading = false;

        template <class Self>
        void operator()(Self& self, error_code error = {}, std::size_t bytes = 0) {
            if (reading) {
                stream.meter_.heard(bytes);
                self.complete(error, bytes);
                return;
            }
            const auto debt = stream.meter_.debt();
            if (!error && debt.count() > 0) {
                stream.paused_for(debt).async_wait(std::move(self));
                return;
            }
            reading = true;
            stream.socket_.async_read_some(buffers, std::move(self));
        }
    };

    template <class Buffers>
    struct WriteOperation {
        MeteredSocket& stream;
        Buffers buffers;

        template <class Self>
        void operator()(Self& self) {
            stream.meter_.write_began();
            stream.socket_.async_write_some(buffers, std::move(self));
        }
        template <class Self>
        void operator()(Self& self, error_code error, std::size_t bytes) {
            stream.meter_.write_ended();
            self.complete(error, bytes);
        }
    };

    Timer& paused_for(std::chrono::milliseconds wait) {
        if (!pause_) {
            pause_ = std::make_unique<Timer>(socket_.get_executor());
        }
        pause_->expires_after(wait);
        return *pause_;
    }

    Socket socket_;
    Meter meter_;
    std::unique_ptr<Timer> pause_;  // made for the few who send too fast
};

template <class Handler>
void async_teardown(boost::beast::role_type role, MeteredSocket& stream, Handler&& handler) {
    boost::beast::websocket::async_teardown(role, stream.next_layer(),
                                            std::forward<Handler>(handler));
}

}  // namespace net::beast_side
