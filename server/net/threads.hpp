#pragma once
// The server's strands and timers: live::Threads over one Asio event loop that several threads run.
// `main` and commands make one; everything else gets it by reference. Any thread may post.

#include <boost/asio/io_context.hpp>
#include <memory>
#include <thread>
#include <vector>

#include "base/clock.hpp"
#include "live/executor.hpp"

namespace net {

class Threads final : public live::Threads {
public:
    explicit Threads(const base::Clock& clock);
    ~Threads() override;
    Threads(const Threads&) = delete;
    Threads& operator=(const Threads&) = delete;

    std::shared_ptr<live::Executor> new_strand() override;
    // An alarm follows the clock it was given, also over a closed laptop: it looks again at least
    // every second.
    std::unique_ptr<live::Alarm> new_alarm(std::shared_ptr<live::Executor> strand) override;

    // Starts `count` threads that run what is posted.
    void start(unsigned count);
    // Lets no more tasks begin and waits for the threads; not from one of them.
    void stop();

    boost::asio::io_context& loop() { return loop_; }

private:
    const base::Clock& clock_;
    boost::asio::io_context loop_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    std::vector<std::thread> running_;
};

}  // namespace net
