#include "solver/child_process.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <utility>

#include "base/clock.hpp"

namespace solver {
namespace {

// One end of the conversation; closed when it goes.
class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { reset(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return number_; }
    void reset() {
        if (number_ >= 0) {
            close(std::exchange(number_, -1));
        }
    }

private:
    int number_;
};

pid_t spawn(const std::vector<std::string>& command, int conversation) {
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    std::array<char*, 1> no_environment{nullptr};

    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_adddup2(&files, conversation, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&files, conversation, STDOUT_FILENO);
    posix_spawn_file_actions_addopen(&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);

    // What the server ignores, the child may be ended by.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t usual;
    sigemptyset(&usual);
    for (const int signal : {SIGPIPE, SIGXFSZ, SIGTERM, SIGINT}) {
        sigaddset(&usual, signal);
    }
    posix_spawnattr_setsigdefault(&attributes, &usual);
    sigset_t none;
    sigemptyset(&none);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);

    pid_t child = -1;
    const int failed = posix_spawn(&child, arguments.front(), &files, &attributes, arguments.data(),
                                   no_environment.data());
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return failed == 0 ? child : -1;
}

// Set from outside, before the child is given anything to work on.
void restrain(pid_t child, std::size_t memory_bytes) {
    const rlimit memory{memory_bytes, memory_bytes};
    prlimit(child, RLIMIT_AS, &memory, nullptr);
    const rlimit no_core{0, 0};
    prlimit(child, RLIMIT_CORE, &no_core, nullptr);
    constexpr int lower = 5;
    setpriority(PRIO_PROCESS, static_cast<id_t>(child), lower);
}

// Says `input` and hears the answer at the same time; false when a bound was hit.
class Conversation {
public:
    Conversation(int socket, const std::string& input, std::size_t answer_bytes_max)
        : socket_(socket), input_(input), answer_bytes_max_(answer_bytes_max) {
        fcntl(socket_, F_SETFL, fcntl(socket_, F_GETFL) | O_NONBLOCK);
    }

    bool hold(const ChildLimits& limits, const std::atomic<bool>& stop) {
        const base::SystemClock clock;
        const base::Instant until = clock.now() + limits.guard;
        while (!heard_all_ && !failed_) {
            if (stop || clock.now() >= until) {
                return false;
            }
            turn();
        }
        return !failed_;
    }

    std::string& answer() { return answer_; }

private:
    void turn() {
        constexpr int look_up_ms = 100;
        const bool talking = said_ < input_.size();
        pollfd ready{socket_, static_cast<short>(talking ? POLLIN | POLLOUT : POLLIN), 0};
        if (poll(&ready, 1, look_up_ms) < 0 && errno != EINTR) {
            failed_ = true;
            return;
        }
        if (talking && (ready.revents & POLLOUT) != 0) {
            say();
        }
        if ((ready.revents & (POLLIN | POLLHUP | POLLERR)) != 0) {
            hear();
        }
    }

    void say() {
        const ssize_t sent =
            send(socket_, input_.data() + said_, input_.size() - said_, MSG_NOSIGNAL);
        if (sent < 0) {
            failed_ = errno != EAGAIN && errno != EINTR;
            return;
        }
        said_ += static_cast<std::size_t>(sent);
        if (said_ == input_.size()) {
            shutdown(socket_, SHUT_WR);
        }
    }

    void hear() {
        std::array<char, 65536> piece;
        const ssize_t got = recv(socket_, piece.data(), piece.size(), 0);
        if (got < 0) {
            failed_ = errno != EAGAIN && errno != EINTR;
            return;
        }
        heard_all_ = got == 0;
        answer_.append(piece.data(), static_cast<std::size_t>(got));
        failed_ = answer_.size() > answer_bytes_max_;
    }

    int socket_;
    const std::string& input_;
    std::size_t answer_bytes_max_;
    std::size_t said_ = 0;
    std::string answer_;
    bool heard_all_ = false;
    bool failed_ = false;
};

// The child's status. One that said all it has to say gets a moment to end by itself.
int end_of(pid_t child, bool may_end_by_itself) {
    constexpr int looks = 50;
    constexpr int look_every_ms = 100;
    int status = 0;
    for (int i = 0; may_end_by_itself && i < looks; ++i) {
        if (waitpid(child, &status, WNOHANG) != 0) {
            return status;
        }
        poll(nullptr, 0, i == 0 ? 1 : look_every_ms);
    }
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

}  // namespace

std::optional<std::string> run_child(const std::vector<std::string>& command,
                                     const std::string& input, const ChildLimits& limits,
                                     const std::atomic<bool>& stop) {
    std::array<int, 2> pair{-1, -1};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0) {
        return std::nullopt;
    }
    const Descriptor ours(pair[0]);
    Descriptor theirs(pair[1]);
    const pid_t child = spawn(command, theirs.get());
    theirs.reset();
    if (child < 0) {
        return std::nullopt;
    }
    restrain(child, limits.memory_bytes);
    Conversation conversation(ours.get(), input, limits.answer_bytes_max);
    const bool heard = conversation.hold(limits, stop);
    const int status = end_of(child, heard);
    if (!heard || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        return std::nullopt;
    }
    return std::move(conversation.answer());
}

}  // namespace solver
