#include <algorithm>
#include <utility>

#include "base/core/hash.hpp"
#include "base/secrets.hpp"
#include "limits.hpp"
#include "live/gate/create_in.hpp"
#include "live/live_directory.hpp"
#include "live/room_actor.hpp"
#include "live/waker.hpp"

namespace live {

// Everything below runs on the directory's own strand, but for the functions that bring it there.
class LiveDirectory::Work : public std::enable_shared_from_this<LiveDirectory::Work> {
public:
    using Found = std::function<void(std::shared_ptr<RoomHandle>, std::string)>;

    Work(const LiveParts& parts, LiveOptions options)
        : parts_(parts),
          options_(std::move(options)),
          strand_(parts.threads.new_strand()),
          aside_(parts.threads.new_strand()),
          started_(parts.clock.now()) {}

    void post(std::function<void(Work&)> task) {
        strand_->post([weak = weak_from_this(), task = std::move(task)] {
            if (const auto self = weak.lock()) {
                task(*self);
            }
        });
    }

    void start() {
        waker_ = std::make_unique<Waker>(
            Waker::Needs{parts_.clock,
                         {&parts_.journal, &parts_.rehearsals},
                         [this] { return home(); },
                         [this](std::string room) {
                             find(std::move(room), [](std::shared_ptr<RoomHandle>, std::string) {});
                         }},
            parts_.threads.new_alarm(strand_));
        waker_->turn();
    }

    void find(std::string room, Found done) {
        if (stopping_) {
            return done(nullptr, "the server is going down");
        }
        auto& place = places_[room];
        if (place.actor) {
            return done(place.actor, {});
        }
        place.waiting.push_back(std::move(done));
        if (place.waiting.size() == 1) {
            load(room, parts_.journal, true);
        }
    }

    void create(const std::string& body, std::function<void(CreatedRoom)> done,
                std::function<void(CreateFailure)> failed) {
        auto creation = gate::read_creation(body);
        if (!creation || stopping_) {
            return failed(creation ? CreateFailure{503, "restarting", "the server is going down"}
                                   : creation.error());
        }
        if (!creation->seeded) {
            creation->command.lottery_seed = base::random_token();
        }
        draw_secrets(std::move(creation->command), std::move(done), std::move(failed));
    }

    void list(std::function<void(std::vector<RoomSummary>)> done) {
        parts_.journal.list([home = home(), this, done](std::vector<journal::RoomListed> real) {
            home([this, done, real = std::move(real)] {
                parts_.rehearsals.list([done, real](std::vector<journal::RoomListed> others) {
                    std::vector<RoomSummary> rows;
                    for (const auto& some : {real, others}) {
                        for (const auto& each : some) {
                            rows.push_back({each.room.value, each.entry.title, each.entry.phase,
                                            each.entry.code, each.entry.kind,
                                            each.entry.created_at.ms});
                        }
                    }
                    done(std::move(rows));
                });
            });
        });
    }

    void find_code(const std::string& typed, std::function<void(std::optional<std::string>)> done) {
        const std::string code = base::fold_code(typed);
        if (code.empty()) {
            return done(std::nullopt);
        }
        parts_.journal.find_code(
            code, [home = home(), this, code, done](std::optional<room::RoomId> found) {
                if (found) {
                    return done(found->value);
                }
                home([this, code, done] {
                    parts_.rehearsals.find_code(code, [done](std::optional<room::RoomId> other) {
                        done(other ? std::optional(other->value) : std::nullopt);
                    });
                });
            });
    }

    void shut_down(std::function<void()> done) {
        stopping_ = true;
        if (waker_) {
            waker_->stop();
        }
        auto left = std::make_shared<std::size_t>(1);
        const auto one_less = [home = home(), left, done] {
            home([left, done] {
                if (--*left == 0) {
                    done();
                }
            });
        };
        for (auto& [room, place] : places_) {
            for (const auto& found : std::exchange(place.waiting, {})) {
                found(nullptr, "the server is going down");
            }
            if (place.actor) {
                ++*left;
                place.actor->shut_down(one_less);
            }
        }
        one_less();
    }

private:
    struct Place {
        std::shared_ptr<RoomActor> actor;
        std::vector<Found> waiting;  // while it is being revived
    };

    Homing home() {
        return [weak = weak_from_this(), strand = strand_](std::function<void()> task) {
            strand->post([weak, task = std::move(task)] {
                if (const auto self = weak.lock()) {
                    task();
                }
            });
        };
    }

    // Takes the claim and reads everything; a room that the first journal does not know may be a
    // rehearsal.
    void load(const std::string& room, journal::Journal& from, bool then_rehearsals) {
        from.load(
            room::RoomId(room),
            [home = home(), this, room, &from](journal::Loaded loaded) {
                home([this, room, &from, loaded = std::move(loaded)] {
                    with_pin_pause(room, from, loaded);
                });
            },
            [home = home(), this, room, then_rehearsals](journal::LoadFailure failure) {
                home([this, room, then_rehearsals, failure = std::move(failure)] {
                    if (then_rehearsals && failure.error == journal::LoadError::no_such_room) {
                        return load(room, parts_.rehearsals, false);
                    }
                    not_found(room, failure);
                });
            });
    }

    void with_pin_pause(const std::string& room, journal::Journal& from,
                        const journal::Loaded& loaded) {
        from.server_secrets([home = home(), this, room, &from,
                             loaded](std::vector<std::pair<std::string, std::string>> secrets) {
            std::optional<base::Instant> paused;
            for (const auto& [name, value] : secrets) {
                if (name == pin_pause_name(room)) {
                    paused = base::Instant{std::stoll(value)};
                }
            }
            home([this, room, &from, loaded, paused] { revived(room, from, loaded, paused); });
        });
    }

    void revived(const std::string& room, journal::Journal& from, const journal::Loaded& loaded,
                 std::optional<base::Instant> pin_paused) {
        if (stopping_) {
            return;
        }
        auto parts = actor_parts(room, from);
        parts.pin_paused_until = pin_paused;
        auto actor = std::make_shared<RoomActor>(std::move(parts),
                                                 journal::Claim{room::RoomId(room), loaded.epoch});
        actor->revive(loaded);
        settle(room, actor);
    }

    void settle(const std::string& room, const std::shared_ptr<RoomActor>& actor) {
        auto& place = places_[room];
        place.actor = actor;
        for (const auto& found : std::exchange(place.waiting, {})) {
            found(actor, {});
        }
    }

    void not_found(const std::string& room, const journal::LoadFailure& failure) {
        std::string why = "there is no such room";
        if (failure.error != journal::LoadError::no_such_room) {
            why = failure.error == journal::LoadError::broken_record
                      ? "record " + std::to_string(failure.record) + " is broken: " + failure.detail
                      : "the journal cannot be read: " + failure.detail;
            RoomLog(room, options_.log).error(why);
        }
        const auto waiting = std::exchange(places_[room].waiting, {});
        places_.erase(room);
        for (const auto& found : waiting) {
            found(nullptr, why);
        }
    }

    RoomActor::Parts actor_parts(const std::string& room, journal::Journal& journal) {
        const std::uint64_t number = ++actors_made_;
        made_[room] = number;
        return {parts_.clock,
                parts_.threads,
                journal,
                parts_.solver,
                options_.base_url,
                options_.insecure,
                options_.log,
                started_,
                std::nullopt,
                [weak = weak_from_this(), room, number] {
                    if (const auto self = weak.lock()) {
                        self->post([room, number](Work& work) { work.forget(room, number); });
                    }
                }};
    }

    // Only the instance that asks: another one may live under the same name by now.
    void forget(const std::string& room, std::uint64_t number) {
        const auto made = made_.find(room);
        if (made != made_.end() && made->second == number) {
            made_.erase(made);
            places_.erase(room);
        }
    }

    // The PIN is hashed aside: it is slow on purpose.
    void draw_secrets(room::CreateRoom command, std::function<void(CreatedRoom)> done,
                      std::function<void(CreateFailure)> failed) {
        CreatedRoom created;
        created.room = base::random_token();
        created.code = base::random_code();
        constexpr std::size_t pin_digits = 6;
        created.pin = base::random_digits(pin_digits);
        const std::string first = base::random_code();
        const std::string second = base::random_code();
        created.recovery_code = first + "-" + second;
        command.code = created.code;
        command.seating_seed = base::random_number();
        command.recovery = {base::sha256_hex(first + second)};
        aside_->post([home = home(), this, command, created, done, failed]() mutable {
            command.pin_hash = base::hash_pin(created.pin);
            home([this, command, created, done, failed] { claim(command, created, done, failed); });
        });
    }

    void claim(const room::CreateRoom& command, const CreatedRoom& created,
               const std::function<void(CreatedRoom)>& done,
               const std::function<void(CreateFailure)>& failed) {
        auto& journal = command.kind == room::RoomKind::real ? parts_.journal : parts_.rehearsals;
        journal.claim_new(room::RoomId(created.room), [home = home(), this, &journal, command,
                                                       created, done,
                                                       failed](journal::Claim claimed) {
            home([this, &journal, command, created, done, failed, claimed] {
                auto actor =
                    std::make_shared<RoomActor>(actor_parts(created.room, journal), claimed);
                actor->create(command, [back = this->home(), this, actor, created, done,
                                        failed](const Verdict& verdict) {
                    back([this, actor, created, done, failed, verdict] {
                        if (!verdict.done()) {
                            actor->retire();
                            const int status = verdict.reason == "unavailable" ? 503 : 400;
                            return failed({status, verdict.reason, "the event was not created"});
                        }
                        settle(created.room, actor);
                        done(created);
                    });
                });
            });
        });
    }

    const LiveParts parts_;
    const LiveOptions options_;
    const std::shared_ptr<Executor> strand_;
    const std::shared_ptr<Executor> aside_;
    const base::Instant started_;
    std::map<std::string, Place> places_;
    std::map<std::string, std::uint64_t> made_;  // number of the newest actor by room
    std::uint64_t actors_made_ = 0;
    std::unique_ptr<Waker> waker_;
    bool stopping_ = false;
};

LiveDirectory::LiveDirectory(const LiveParts& parts, LiveOptions options)
    : work_(std::make_shared<Work>(parts, std::move(options))) {}

LiveDirectory::~LiveDirectory() = default;

void LiveDirectory::start() {
    work_->post([](Work& work) { work.start(); });
}

void LiveDirectory::find(std::string room,
                         std::function<void(std::shared_ptr<RoomHandle>, std::string why)> done) {
    work_->post(
        [room = std::move(room), done = std::move(done)](Work& work) { work.find(room, done); });
}

void LiveDirectory::find_code(std::string typed,
                              std::function<void(std::optional<std::string>)> done) {
    work_->post([typed = std::move(typed), done = std::move(done)](Work& work) {
        work.find_code(typed, done);
    });
}

void LiveDirectory::create(std::string body, std::function<void(CreatedRoom)> done,
                           std::function<void(CreateFailure)> failed) {
    work_->post([body = std::move(body), done = std::move(done),
                 failed = std::move(failed)](Work& work) { work.create(body, done, failed); });
}

void LiveDirectory::list(std::function<void(std::vector<RoomSummary>)> done) {
    work_->post([done = std::move(done)](Work& work) { work.list(done); });
}

void LiveDirectory::shut_down(std::function<void()> done) {
    work_->post([done = std::move(done)](Work& work) { work.shut_down(done); });
}

}  // namespace live
