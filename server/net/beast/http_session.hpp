#pragma once
// Internal to the transport: one TCP connection that speaks HTTP/1.1, until it becomes a WebSocket
// or ends. The head is parsed by Beast under a size and a time limit; bodies are read here, only by
// a declared length, so that there is no second opinion on where a request ends. Its strand only,
// except `due` and `drop`.

#include <array>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include "net/beast/socket_session.hpp"

namespace net::beast_side {

namespace http = beast::http;

class HttpSession final : public Watched {
public:
    // What every connection of one listener shares.
    struct Shared {
        Application& application;
        const base::Clock& clock;
        const TransportOptions options;
        std::shared_ptr<Connections> connections;
    };

    HttpSession(std::shared_ptr<const Shared> shared, Socket socket)
        : Watched(shared->connections), shared_(std::move(shared)), socket_(std::move(socket)) {}

    // Any thread; the first read happens on the own strand.
    void start_soon() {
        asio::post(socket_.get_executor(), [self = self()] { self->read_head(); });
    }

    void due() override {
        asio::post(socket_.get_executor(), [self = self()] {
            if (self->deadline_ && self->shared_->clock.now() >= *self->deadline_) {
                self->socket_close();
            } else if (self->deadline_) {
                self->look_at(*self->deadline_);
            }
        });
    }
    void drop() override {
        asio::post(socket_.get_executor(), [self = self()] { self->socket_close(); });
    }

private:
    using Parser = http::request_parser<http::empty_body>;

    std::shared_ptr<HttpSession> self() {
        return std::static_pointer_cast<HttpSession>(shared_from_this());
    }

    void within(base::Duration wait) {
        deadline_ = shared_->clock.now() + wait;
        look_at(*deadline_);
    }

    void read_head() {
        within(shared_->options.handshake_wait);
        look_for_head();
    }

    // The head is gathered whole before anything is believed of it.
    void look_for_head() {
        constexpr std::string_view end_of_head = "\r\n\r\n";
        const std::string_view here = buffered();
        const auto end = here.find(end_of_head);
        const std::size_t length =
            end == std::string_view::npos ? here.size() : end + end_of_head.size();
        if (length > shared_->options.header_bytes_max) {
            refuse(431, "the header is too long");
        } else if (!here.empty() && (here[0] < 'A' || here[0] > 'Z')) {
            refuse(400, "not an HTTP request");
        } else if (end != std::string_view::npos) {
            parse_head(length);
        } else {
            read_more_head();
        }
    }

    void read_more_head() {
        constexpr std::size_t piece = 2048;
        socket_.async_read_some(buffer_.prepare(piece),
                                [self = self()](error_code error, std::size_t bytes) {
                                    if (error) {
                                        self->socket_close();
                                        return;
                                    }
                                    self->buffer_.commit(bytes);
                                    self->look_for_head();
                                });
    }

    std::string_view buffered() const {
        return {static_cast<const char*>(buffer_.data().data()), buffer_.size()};
    }

    void parse_head(std::size_t length) {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(length));
        parser_->body_limit(boost::none);
        error_code error;
        if (is_plain_head(buffered().substr(0, length))) {
            parser_->put(asio::buffer(buffer_.data().data(), length), error);
        }
        if (error || !parser_->is_header_done()) {
            refuse(400, "not an HTTP request");
            return;
        }
        buffer_.consume(length);
        got_head();
    }

    // Lines end in CR LF, none goes on in the next one, and nothing unprintable stands in them.
    static bool is_plain_head(std::string_view head) {
        for (std::size_t i = 0; i < head.size(); ++i) {
            const auto c = static_cast<unsigned char>(head[i]);
            if (c == '\r') {
                const bool folded =
                    i + 2 < head.size() && (head[i + 2] == ' ' || head[i + 2] == '\t');
                if (i + 1 >= head.size() || head[i + 1] != '\n' || folded) {
                    return false;
                }
                ++i;
            } else if ((c < ' ' && c != '\t') || c == 0x7F) {
                return false;
            }
        }
        return true;
    }

    static std::string text(beast::string_view view) { return {view.data(), view.size()}; }

    HttpRequest to_request() const {
        const auto& head = parser_->get();
        HttpRequest request;
        request.method = text(head.method_string());
        request.target = text(head.target());
        request.host = text(head[http::field::host]);
        request.authorization = text(head[http::field::authorization]);
        request.if_none_match = text(head[http::field::if_none_match]);
        request.accept_encoding = text(head[http::field::accept_encoding]);
        if (const auto found = head.find(http::field::origin); found != head.end()) {
            request.origin = text(found->value());
        }
        return request;
    }

    // What two readers could understand differently is refused outright.
    std::string_view ambiguous() const {
        const auto& head = parser_->get();
        if (head.version() != 10 && head.version() != 11) {
            return "HTTP/1.1 is spoken here";
        }
        if (head.count(http::field::transfer_encoding) > 0) {
            return "a body needs a Content-Length";
        }
        if (head.count(http::field::content_length) > 1) {
            return "two lengths";
        }
        const std::string length = text(head[http::field::content_length]);
        if (length.find_first_not_of("0123456789") != std::string::npos) {
            return "a length is digits";
        }
        if (head.count(http::field::host) > 1 || head.count(http::field::origin) > 1 ||
            head.count(http::field::authorization) > 1) {
            return "a header field occurs twice";
        }
        return {};
    }

    void got_head() {
        request_ = to_request();
        if (const auto fault = ambiguous(); !fault.empty()) {
            refuse(400, fault);
            return;
        }
        if (beast::websocket::is_upgrade(parser_->get())) {
            upgrade();
            return;
        }
        const auto method = parser_->get().method();
        if (method != http::verb::get && method != http::verb::head && method != http::verb::post &&
            method != http::verb::put) {
            refuse(405, "only GET, HEAD, POST and PUT");
            return;
        }
        body_left_ = static_cast<std::size_t>(parser_->content_length().value_or(0));
        if (body_left_ > shared_->application.body_bytes_max(request_)) {
            refuse(413, "the body is too long");
            return;
        }
        // A large body may take as long as its bytes need at the rate of a slow network.
        within(shared_->options.message_wait +
               std::chrono::seconds{body_left_ / shared_->options.read_bytes_per_second});
        take_body_from_buffer();
        if (body_left_ > 0 && text(parser_->get()[http::field::expect]) == "100-continue") {
            say_continue();
        } else {
            read_body();
        }
    }

    void take_body_from_buffer() {
        const std::size_t here = std::min(body_left_, buffer_.size());
        request_.body.append(static_cast<const char*>(buffer_.data().data()), here);
        buffer_.consume(here);
        body_left_ -= here;
    }

    void say_continue() {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        asio::async_write(socket_, asio::buffer(go_on),
                          [self = self()](error_code error, std::size_t) {
                              error ? self->socket_close() : self->read_body();
                          });
    }

    void read_body() {
        if (body_left_ == 0) {
            ask_application();
            return;
        }
        constexpr std::size_t piece = 16 * 1024;
        socket_.async_read_some(buffer_.prepare(std::min(body_left_, piece)),
                                [self = self()](error_code error, std::size_t bytes) {
                                    if (error) {
                                        self->socket_close();
                                        return;
                                    }
                                    self->buffer_.commit(bytes);
                                    self->take_body_from_buffer();
                                    self->read_body();
                                });
    }

    void ask_application() {
        within(shared_->options.answer_wait);
        keep_alive_ = parser_->get().keep_alive();
        head_only_ = request_.method == "HEAD";
        shared_->application.serve(std::exchange(request_, {}),
                                   [self = self()](HttpResponse response) {
                                       asio::post(self->socket_.get_executor(),
                                                  [self, response = std::move(response)]() mutable {
                                                      self->write(std::move(response));
                                                  });
                                   });
    }

    void upgrade() {
        if (buffer_.size() > 0) {
            refuse(400, "nothing may follow an upgrade before its answer");
            return;
        }
        auto user = shared_->application.upgrade(request_);
        if (auto* response = std::get_if<HttpResponse>(&user)) {
            response->close = true;
            write(std::move(*response));
            return;
        }
        leave();
        auto session = std::make_shared<SocketSession>(shared_->connections, std::move(socket_),
                                                       shared_->clock, shared_->options);
        session->enter();
        session->accept(parser_->get(), std::get<std::shared_ptr<SocketUser>>(std::move(user)));
    }

    void refuse(int status, std::string_view why) {
        HttpResponse response;
        response.status = status;
        response.headers.emplace_back("Content-Type", "text/plain; charset=utf-8");
        response.body = std::string(why) + '\n';
        response.close = true;
        keep_alive_ = false;
        head_only_ = false;
        write(std::move(response));
    }

    std::string head_of(const HttpResponse& response) const {
        std::string head = "HTTP/1.1 " + std::to_string(response.status) + ' ';
        head += text(http::obsolete_reason(static_cast<http::status>(response.status)));
        head += "\r\nContent-Length: " + std::to_string(response.content().size());
        for (const auto& [name, value] : response.headers) {
            head += "\r\n" + name + ": " + value;
        }
        head +=
            keep_alive_ && !response.close ? "\r\nConnection: keep-alive" : "\r\nConnection: close";
        return head + "\r\n\r\n";
    }

    void write(HttpResponse response) {
        if (!socket_.is_open()) {
            return;
        }
        keep_alive_ = keep_alive_ && !response.close;
        response_ = std::move(response);
        head_ = head_of(response_);
        within(shared_->options.write_stall_max);
        const std::string_view body = head_only_ ? std::string_view{} : response_.content();
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(head_), asio::buffer(body)};
        asio::async_write(socket_, buffers, [self = self()](error_code error, std::size_t) {
            if (error || !self->keep_alive_) {
                self->finish();
            } else {
                self->response_ = {};
                self->read_head();
            }
        });
    }

    // Reads and drops what the peer still sends, so that it gets to see the answer.
    void finish() {
        error_code ignored;
        socket_.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        within(shared_->options.close_wait);
        drain(0);
    }

    void drain(std::size_t seen) {
        buffer_.clear();
        if (seen > limits::http_body_bytes_max) {
            socket_close();
            return;
        }
        socket_.async_read_some(buffer_.prepare(4096),
                                [self = self(), seen](error_code error, std::size_t bytes) {
                                    error ? self->socket_close() : self->drain(seen + bytes);
                                });
    }

    void socket_close() {
        deadline_.reset();
        error_code ignored;
        socket_.close(ignored);
    }

    std::shared_ptr<const Shared> shared_;
    Socket socket_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    HttpRequest request_;
    std::size_t body_left_ = 0;
    HttpResponse response_;
    std::string head_;
    std::optional<base::Instant> deadline_;
    bool keep_alive_ = false;
    bool head_only_ = false;
};

}  // namespace net::beast_side
