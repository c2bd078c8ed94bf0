// One of the two units that know Beast: the listener, and through it both kinds of connection.
#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/beast/src.hpp>
#include <optional>
#include <string>
#include <utility>

#include "net/beast/http_session.hpp"
#include "net/threads.hpp"
#include "net/transport.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using beast_side::error_code;
using beast_side::HttpSession;
using beast_side::Strand;
using beast_side::Timer;
using Acceptor = asio::basic_socket_acceptor<asio::ip::tcp, Strand>;

class TcpListener final : public Listener, public std::enable_shared_from_this<TcpListener> {
public:
    TcpListener(Threads& threads, std::shared_ptr<const HttpSession::Shared> shared)
        : loop_(threads.loop()),
          strand_(asio::make_strand(loop_)),
          acceptor_(strand_),
          pause_(strand_),
          sweep_(strand_),
          shared_(std::move(shared)) {}

    void open(const Address& address) {
        const auto where = asio::ip::make_address(address.host);
        const asio::ip::tcp::endpoint endpoint(where, address.port);
        acceptor_.open(endpoint.protocol());
        acceptor_.set_option(asio::socket_base::reuse_address(true));
        error_code error;
        acceptor_.bind(endpoint, error);
        if (!error) {
            acceptor_.listen(shared_->options.backlog, error);
        }
        if (error == asio::error::address_in_use) {
            throw ListenError("port " + std::to_string(address.port) + " on " + address.host +
                              " is taken by another program");
        }
        if (error) {
            throw ListenError("cannot listen on " + to_text(address) + ": " + error.message());
        }
        acceptor_.non_blocking(true);
        address_ = {address.host, acceptor_.local_endpoint().port()};
        wait();
        sweep();
    }

    Address address() const override { return address_; }

    void stop_accepting() override {
        asio::post(strand_, [self = shared_from_this()] {
            error_code ignored;
            self->acceptor_.close(ignored);
            self->pause_.cancel();
        });
    }

    void drop_all() override { shared_->connections->drop_all(); }
    std::size_t connections() const override { return shared_->connections->size(); }

private:
    void wait() {
        acceptor_.async_wait(Acceptor::wait_read, [self = shared_from_this()](error_code error) {
            if (!error) {
                self->accept_waiting();
            }
        });
    }

    // Takes all that wait before serving any of them (PERFORMANCE 1.14), in turns.
    void accept_waiting() {
        constexpr int turn = 256;
        for (int i = 0; i < turn; ++i) {
            const Strand strand = asio::make_strand(loop_);
            error_code error;
            beast_side::Socket socket = acceptor_.accept(strand, error);
            if (error == asio::error::would_block) {
                break;
            }
            if (error && error != asio::error::connection_aborted) {
                rest_then_wait();  // out of descriptors or memory: others will close
                return;
            }
            if (!error) {
                take(std::move(socket));
            }
        }
        if (acceptor_.is_open()) {
            wait();
        }
    }

    void rest_then_wait() {
        if (!acceptor_.is_open()) {
            return;
        }
        pause_.expires_after(shared_->options.accept_pause);
        pause_.async_wait([self = shared_from_this()](error_code error) {
            if (!error && self->acceptor_.is_open()) {
                self->wait();
            }
        });
    }

    void take(beast_side::Socket socket) {
        error_code ignored;
        if (connections() >= shared_->options.connections_max) {
            static constexpr std::string_view full =
                "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nContent-Length: 0\r\n"
                "Connection: close\r\n\r\n";
            socket.non_blocking(true, ignored);
            socket.write_some(asio::buffer(full), ignored);
            return;
        }
        socket.set_option(asio::ip::tcp::no_delay(true), ignored);
        // What waits in the kernel for a peer that does not read is bounded, and soon full.
        const auto bytes = static_cast<int>(shared_->options.send_buffer_bytes);
        socket.set_option(asio::socket_base::send_buffer_size(bytes), ignored);
        auto session = std::make_shared<HttpSession>(shared_, std::move(socket));
        session->enter();
        session->start_soon();
    }

    void sweep() {
        sweep_.expires_after(shared_->options.sweep_every);
        sweep_.async_wait([weak = weak_from_this()](error_code error) {
            const auto self = weak.lock();
            if (self && !error) {
                self->shared_->connections->sweep(self->shared_->clock.now());
                self->sweep();
            }
        });
    }

    asio::io_context& loop_;
    Strand strand_;
    Acceptor acceptor_;
    Timer pause_;
    Timer sweep_;
    std::shared_ptr<const HttpSession::Shared> shared_;
    Address address_;
};

}  // namespace

std::shared_ptr<Listener> listen(Threads& threads, const Address& address, Application& application,
                                 const base::Clock& clock, TransportOptions options) {
    auto shared = std::make_shared<const HttpSession::Shared>(
        HttpSession::Shared{application, clock, options, std::make_shared<Connections>()});
    auto listener = std::make_shared<TcpListener>(threads, std::move(shared));
    listener->open(address);
    return listener;
}

}  // namespace net
