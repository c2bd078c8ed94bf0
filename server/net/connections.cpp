#include "net/connections.hpp"

#include <utility>

namespace net {
namespace {

constexpr std::int64_t never = std::numeric_limits<std::int64_t>::max();

}  // namespace

Watched::Watched(std::shared_ptr<Connections> all) : all_(std::move(all)) {}

Watched::~Watched() {
    all_->remove(*this);
}

void Watched::enter() {
    all_->add(*this);
}

void Watched::leave() {
    all_->remove(*this);
}

void Watched::look_at(base::Instant at) {
    std::int64_t stands = look_at_ms_.load(std::memory_order_relaxed);
    while (at.ms < stands && !look_at_ms_.compare_exchange_weak(stands, at.ms)) {
    }
}

std::size_t Connections::size() const {
    const std::lock_guard lock(mutex_);
    return open_.size();
}

void Connections::add(Watched& connection) {
    const std::lock_guard lock(mutex_);
    connection.place_ = open_.size();
    open_.push_back(&connection);
}

void Connections::remove(Watched& connection) {
    const std::lock_guard lock(mutex_);
    if (!connection.place_) {
        return;
    }
    Watched* last = open_.back();
    open_[*connection.place_] = last;
    last->place_ = connection.place_;
    connection.place_.reset();
    open_.pop_back();
}

// A connection whose destructor has begun cannot be locked any more and is left out.
std::vector<std::shared_ptr<Watched>> Connections::collect(base::Instant now) {
    std::vector<std::shared_ptr<Watched>> found;
    const std::lock_guard lock(mutex_);
    for (Watched* connection : open_) {
        if (connection->look_at_ms_.load(std::memory_order_relaxed) > now.ms) {
            continue;
        }
        if (auto alive = connection->weak_from_this().lock()) {
            connection->look_at_ms_.store(never);
            found.push_back(std::move(alive));
        }
    }
    return found;
}

void Connections::sweep(base::Instant now) {
    for (const auto& connection : collect(now)) {
        connection->due();
    }
}

void Connections::drop_all() {
    for (const auto& connection : collect(base::Instant{never})) {
        connection->drop();
    }
}

}  // namespace net
