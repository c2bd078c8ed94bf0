#pragma once
// How many commands of each session wait for their answer. Counted where they arrive and read where
// the socket decides whether to read on, so this is the one small thing of a room that any thread
// may touch.

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace live {

class Unanswered {
public:
    void add(std::uint64_t session) {
        const std::scoped_lock lock(mutex_);
        ++waiting_[session];
    }
    void remove(std::uint64_t session) {
        const std::scoped_lock lock(mutex_);
        const auto found = waiting_.find(session);
        if (found != waiting_.end() && --found->second == 0) {
            waiting_.erase(found);
        }
    }
    void forget(std::uint64_t session) {
        const std::scoped_lock lock(mutex_);
        waiting_.erase(session);
    }
    std::size_t of(std::uint64_t session) const {
        const std::scoped_lock lock(mutex_);
        const auto found = waiting_.find(session);
        return found == waiting_.end() ? 0 : found->second;
    }

private:
    mutable std::mutex mutex_;
    std::unordered_map<std::uint64_t, std::size_t> waiting_;
};

}  // namespace live
