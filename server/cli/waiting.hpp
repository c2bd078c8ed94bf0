#pragma once
// Waits for an answer that comes by a callback. For the main thread, never for one that serves.

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <utility>

namespace cli {

// Calls `ask` with a function to be called once; gives what it was called with, or nothing when
// that took longer than `wait`.
template <class Answer, class Ask>
std::optional<Answer> wait_for(std::chrono::milliseconds wait, Ask&& ask) {
    const auto promise = std::make_shared<std::promise<Answer>>();
    auto answer = promise->get_future();
    ask([promise](Answer value) { promise->set_value(std::move(value)); });
    if (answer.wait_for(wait) != std::future_status::ready) {
        return std::nullopt;
    }
    return answer.get();
}

}  // namespace cli
