#include "net/threads.hpp"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/strand.hpp>
#include <chrono>
#include <utility>

#include "base/core/ensure.hpp"

namespace net {
namespace {

namespace asio = boost::asio;
using Strand = asio::strand<asio::io_context::executor_type>;

class StrandExecutor final : public live::Executor {
public:
    explicit StrandExecutor(asio::io_context& loop) : strand_(asio::make_strand(loop)) {}
    void post(std::function<void()> task) override { asio::post(strand_, std::move(task)); }
    bool running_here() const override { return strand_.running_in_this_thread(); }
    const Strand& strand() const { return strand_; }

private:
    Strand strand_;
};

// The timer stops while the machine sleeps, the clock does not: look at the clock now and then.
constexpr base::Duration look_again_max = std::chrono::seconds{1};

class StrandAlarm final : public live::Alarm {
public:
    StrandAlarm(std::shared_ptr<StrandExecutor> strand, const base::Clock& clock)
        : state_(std::make_shared<State>(std::move(strand), clock)) {}
    ~StrandAlarm() override { disarm(); }
    StrandAlarm(const StrandAlarm&) = delete;
    StrandAlarm& operator=(const StrandAlarm&) = delete;

    void arm(base::Instant at, std::function<void()> ring) override {
        state_->ring = std::move(ring);
        state_->at = at;
        wait(state_, ++state_->generation);
    }

    void disarm() override {
        ++state_->generation;
        state_->ring = nullptr;
        state_->timer.cancel();
    }

private:
    struct State {
        State(std::shared_ptr<StrandExecutor> executor, const base::Clock& time)
            : strand(std::move(executor)), clock(time), timer(strand->strand()) {}
        std::shared_ptr<StrandExecutor> strand;
        const base::Clock& clock;
        asio::basic_waitable_timer<asio::steady_timer::clock_type,
                                   asio::wait_traits<asio::steady_timer::clock_type>, Strand>
            timer;
        base::Instant at;
        std::function<void()> ring;
        std::uint64_t generation = 0;  // an alarm armed again forgets the wait before
    };

    static void wait(const std::shared_ptr<State>& state, std::uint64_t generation) {
        const base::Duration left = state->at - state->clock.now();
        state->timer.expires_after(std::clamp(left, base::Duration{0}, look_again_max));
        state->timer.async_wait([state, generation](const boost::system::error_code&) {
            if (state->generation != generation) {
                return;
            }
            if (state->clock.now() < state->at) {
                wait(state, generation);
                return;
            }
            const auto ring = std::exchange(state->ring, nullptr);
            if (ring) {
                ring();
            }
        });
    }

    std::shared_ptr<State> state_;
};

}  // namespace

Threads::Threads(const base::Clock& clock) : clock_(clock), work_(loop_.get_executor()) {}

Threads::~Threads() {
    stop();
}

std::shared_ptr<live::Executor> Threads::new_strand() {
    return std::make_shared<StrandExecutor>(loop_);
}

std::unique_ptr<live::Alarm> Threads::new_alarm(std::shared_ptr<live::Executor> strand) {
    auto ours = std::dynamic_pointer_cast<StrandExecutor>(std::move(strand));
    base::ensure(ours != nullptr, "an alarm belongs to a strand of the same threads");
    return std::make_unique<StrandAlarm>(std::move(ours), clock_);
}

void Threads::start(unsigned count) {
    for (unsigned i = 0; i < std::max(count, 1U); ++i) {
        running_.emplace_back([this] { loop_.run(); });
    }
}

void Threads::stop() {
    work_.reset();
    loop_.stop();
    for (std::thread& thread : running_) {
        thread.join();
    }
    running_.clear();
}

}  // namespace net
