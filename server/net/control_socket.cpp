#include "net/control_socket.hpp"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/local/stream_protocol.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/strand.hpp>
#include <boost/asio/write.hpp>
#include <cstring>
#include <stdexcept>
#include <utility>

#include "net/threads.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using Local = asio::local::stream_protocol;
using boost::system::error_code;

constexpr std::size_t request_bytes_max = 4096;
constexpr std::string_view file_name = "control.sock";

// A path of a socket may have 107 bytes only; through the descriptor of its folder it is short.
class Folder {
public:
    explicit Folder(const std::string& path)
        : descriptor_(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC)) {
        if (descriptor_ < 0) {
            throw std::runtime_error(path + ": " + std::strerror(errno));
        }
    }
    ~Folder() { ::close(descriptor_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string socket_path() const {
        return "/proc/self/fd/" + std::to_string(descriptor_) + '/' + std::string(file_name);
    }

private:
    int descriptor_;
};

// One request; lives until its answer is written.
class Caller : public std::enable_shared_from_this<Caller> {
public:
    Caller(Local::socket socket, const ControlHandler& handler)
        : socket_(std::move(socket)), handler_(handler) {}

    void start() {
        asio::async_read_until(socket_, asio::dynamic_buffer(request_, request_bytes_max), '\n',
                               [self = shared_from_this()](error_code error, std::size_t length) {
                                   if (!error) {
                                       self->ask(length);
                                   }
                               });
    }

private:
    void ask(std::size_t length) {
        request_.resize(length - 1);
        handler_(request_, [self = shared_from_this()](ControlAnswer answer) {
            asio::post(self->socket_.get_executor(), [self, answer = std::move(answer)] {
                self->say((answer.done ? "done\n" : "failed\n") + answer.text);
            });
        });
    }

    void say(std::string text) {
        answer_ = std::move(text);
        asio::async_write(socket_, asio::buffer(answer_),
                          [self = shared_from_this()](error_code, std::size_t) {});
    }

    Local::socket socket_;
    const ControlHandler& handler_;
    std::string request_;
    std::string answer_;
};

class AsioControlSocket final : public ControlSocket {
public:
    AsioControlSocket(Threads& threads, const std::string& folder, ControlHandler handler)
        : folder_(folder), shared_(std::make_shared<Shared>(threads, std::move(handler))) {
        const std::string path = folder_.socket_path();
        ::unlink(path.c_str());  // the lock of the data folder says that nobody else listens
        shared_->acceptor.open(Local());
        const mode_t before = ::umask(0177);
        error_code error;
        shared_->acceptor.bind(Local::endpoint(path), error);
        ::umask(before);
        if (!error) {
            shared_->acceptor.listen(asio::socket_base::max_listen_connections, error);
        }
        if (error) {
            throw std::runtime_error(folder + "/" + std::string(file_name) + ": " +
                                     error.message());
        }
        accept(shared_);
    }

    ~AsioControlSocket() override {
        ::unlink(folder_.socket_path().c_str());
        asio::post(shared_->acceptor.get_executor(), [shared = shared_] {
            error_code ignored;
            shared->acceptor.close(ignored);
        });
    }
    AsioControlSocket(const AsioControlSocket&) = delete;
    AsioControlSocket& operator=(const AsioControlSocket&) = delete;

private:
    struct Shared {
        Shared(Threads& threads, ControlHandler control)
            : acceptor(asio::make_strand(threads.loop())), handler(std::move(control)) {}
        Local::acceptor acceptor;
        ControlHandler handler;
    };

    static void accept(const std::shared_ptr<Shared>& shared) {
        shared->acceptor.async_accept([shared](error_code error, Local::socket socket) {
            if (error) {
                return;
            }
            std::make_shared<Caller>(std::move(socket), shared->handler)->start();
            accept(shared);
        });
    }

    Folder folder_;
    std::shared_ptr<Shared> shared_;
};

std::string read_all(int socket) {
    std::string text;
    std::array<char, 65536> piece;
    for (;;) {
        const ssize_t got = ::recv(socket, piece.data(), piece.size(), 0);
        if (got <= 0) {
            return text;
        }
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
}

}  // namespace

std::unique_ptr<ControlSocket> open_control_socket(Threads& threads, const std::string& folder,
                                                   ControlHandler handler) {
    return std::make_unique<AsioControlSocket>(threads, folder, std::move(handler));
}

std::optional<ControlAnswer> ask_control_socket(const std::string& folder,
                                                const std::string& request) {
    if (::access(folder.c_str(), X_OK) != 0) {
        return std::nullopt;
    }
    const Folder opened(folder);
    const std::string path = opened.socket_path();
    const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return std::nullopt;
    }
    const std::string line = request + '\n';
    ::send(socket, line.data(), line.size(), MSG_NOSIGNAL);
    const std::string said = read_all(socket);
    ::close(socket);
    const auto end = said.find('\n');
    if (end == std::string::npos) {
        return ControlAnswer{false, "the server ended without an answer"};
    }
    return ControlAnswer{said.substr(0, end) == "done", said.substr(end + 1)};
}

}  // namespace net
