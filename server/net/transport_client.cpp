// The other unit that knows Beast: clients.
#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/strand.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <charconv>
#include <deque>
#include <utility>

#include "net/client.hpp"
#include "net/threads.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Strand = asio::strand<asio::io_context::executor_type>;
using Socket = asio::basic_stream_socket<asio::ip::tcp, Strand>;
using Resolver = asio::ip::basic_resolver<asio::ip::tcp, Strand>;

constexpr std::uint16_t broken = 1006;
constexpr std::size_t message_bytes_max = 8 * 1024 * 1024;  // a full desk page is far below

std::string host_header(const Target& target) {
    return target.host + ':' + std::to_string(target.port);
}

class BeastClient final : public ClientSocket, public std::enable_shared_from_this<BeastClient> {
public:
    BeastClient(Threads& threads, Target target, ClientEvents events)
        : resolver_(asio::make_strand(threads.loop())),
          stream_(resolver_.get_executor()),
          target_(std::move(target)),
          events_(std::move(events)) {
        stream_.auto_fragment(false);
        stream_.text(true);
        stream_.read_message_max(message_bytes_max);
    }

    void open(const std::string& path) {
        resolver_.async_resolve(target_.host, std::to_string(target_.port),
                                [self = shared_from_this(), path](
                                    error_code error, const Resolver::results_type& found) {
                                    if (error) {
                                        self->finish(broken);
                                        return;
                                    }
                                    self->connect_to(found, path);
                                });
    }

    void send(std::string text) override {
        waiting_.push_back(std::move(text));
        write();
    }

    void close() override {
        if (!open_ || over_) {
            drop();
            return;
        }
        stream_.async_close(websocket::close_code::normal,
                            [self = shared_from_this()](error_code) { self->finish(broken); });
    }

    void drop() override {
        asio::post(stream_.get_executor(), [self = shared_from_this()] { self->finish(broken); });
    }

private:
    void connect_to(const Resolver::results_type& found, const std::string& path) {
        asio::async_connect(
            stream_.next_layer(), found,
            [self = shared_from_this(), path](error_code error, const asio::ip::tcp::endpoint&) {
                if (error || self->over_) {
                    self->finish(broken);
                    return;
                }
                self->stream_.next_layer().set_option(asio::ip::tcp::no_delay(true), error);
                self->shake_hands(path);
            });
    }

    void shake_hands(const std::string& path) {
        stream_.async_handshake(host_header(target_), path,
                                [self = shared_from_this()](error_code error) {
                                    if (error || self->over_) {
                                        self->finish(broken);
                                        return;
                                    }
                                    self->open_ = true;
                                    self->events_.opened();
                                    self->write();
                                    self->read();
                                });
    }

    void read() {
        stream_.async_read(buffer_, [self = shared_from_this()](error_code error, std::size_t) {
            if (error) {
                const auto code = self->stream_.reason().code;
                self->finish(code == websocket::close_code::none
                                 ? broken
                                 : static_cast<std::uint16_t>(code));
                return;
            }
            if (self->over_) {
                return;
            }
            const auto data = self->buffer_.cdata();
            self->events_.message(
                std::string_view(static_cast<const char*>(data.data()), data.size()));
            self->buffer_.consume(self->buffer_.size());
            self->read();
        });
    }

    void write() {
        if (!open_ || writing_ || over_ || waiting_.empty()) {
            return;
        }
        writing_ = true;
        stream_.async_write(asio::buffer(waiting_.front()),
                            [self = shared_from_this()](error_code error, std::size_t) {
                                self->writing_ = false;
                                self->waiting_.pop_front();
                                if (!error) {
                                    self->write();
                                }
                            });
    }

    void finish(std::uint16_t code) {
        if (std::exchange(over_, true)) {
            return;
        }
        resolver_.cancel();
        error_code ignored;
        stream_.next_layer().close(ignored);
        const auto closed = std::exchange(events_, {}).closed;
        closed(code);
    }

    Resolver resolver_;
    websocket::stream<Socket, false> stream_;
    Target target_;
    ClientEvents events_;
    beast::flat_buffer buffer_;
    std::deque<std::string> waiting_;
    bool open_ = false;
    bool writing_ = false;
    bool over_ = false;
};

// One request on a connection of its own.
class Fetch : public std::enable_shared_from_this<Fetch> {
public:
    Fetch(Threads& threads, const Target& target, FetchRequest request,
          std::function<void(FetchResponse)> done)
        : resolver_(asio::make_strand(threads.loop())),
          socket_(resolver_.get_executor()),
          target_(target),
          done_(std::move(done)) {
        request_.version(11);
        request_.method_string(request.method);
        request_.target(request.path);
        request_.set(http::field::host, host_header(target));
        request_.set(http::field::connection, "close");
        if (!request.ticket.empty()) {
            request_.set(http::field::authorization, "Bearer " + request.ticket);
        }
        if (!request.body.empty()) {
            request_.set(http::field::content_type, request.type);
        }
        request_.body() = std::move(request.body);
        request_.prepare_payload();
        parser_.body_limit(std::uint64_t{64} * 1024 * 1024);
    }

    void start() {
        resolver_.async_resolve(
            target_.host, std::to_string(target_.port),
            [self = shared_from_this()](error_code error, const Resolver::results_type& found) {
                if (!self->failed(error)) {
                    self->connect_to(found);
                }
            });
    }

private:
    void connect_to(const Resolver::results_type& found) {
        asio::async_connect(
            socket_, found,
            [self = shared_from_this()](error_code error, const asio::ip::tcp::endpoint&) {
                if (!self->failed(error)) {
                    self->exchange();
                }
            });
    }

    void exchange() {
        http::async_write(socket_, request_,
                          [self = shared_from_this()](error_code error, std::size_t) {
                              if (self->failed(error)) {
                                  return;
                              }
                              http::async_read(self->socket_, self->buffer_, self->parser_,
                                               [self](error_code read_error, std::size_t) {
                                                   if (!self->failed(read_error)) {
                                                       self->answered();
                                                   }
                                               });
                          });
    }

    void answered() {
        auto response = parser_.release();
        done_({static_cast<int>(response.result_int()), std::move(response.body()), {}});
    }

    bool failed(error_code error) {
        if (error) {
            done_({0, {}, error.message()});
        }
        return static_cast<bool>(error);
    }

    Resolver resolver_;
    Socket socket_;
    Target target_;
    http::request<http::string_body> request_;
    http::response_parser<http::string_body> parser_;
    beast::flat_buffer buffer_;
    std::function<void(FetchResponse)> done_;
};

}  // namespace

Target parse_target(const std::string& url) {
    constexpr std::string_view scheme = "http://";
    if (!url.starts_with(scheme)) {
        return {};
    }
    std::string rest = url.substr(scheme.size());
    rest = rest.substr(0, rest.find_first_of("/?#"));
    Target target;
    const auto colon = rest.rfind(':');
    target.host = rest.substr(0, colon);
    if (colon != std::string::npos) {
        const char* end = rest.data() + rest.size();
        const auto parsed = std::from_chars(rest.data() + colon + 1, end, target.port);
        if (parsed.ec != std::errc{} || parsed.ptr != end) {
            return {};
        }
    }
    return target;
}

std::shared_ptr<ClientSocket> connect(Threads& threads, const Target& target,
                                      const std::string& path, ClientEvents events) {
    auto client = std::make_shared<BeastClient>(threads, target, std::move(events));
    client->open(path);
    return client;
}

void fetch(Threads& threads, const Target& target, FetchRequest request,
           std::function<void(FetchResponse)> done) {
    std::make_shared<Fetch>(threads, target, std::move(request), std::move(done))->start();
}

}  // namespace net
