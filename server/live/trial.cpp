#include "live/trial.hpp"

namespace live {

base::Result<gate::EffectWords, room::Refusal> try_out(const room::Room& room, room::Stamped wish) {
    if (!gate::may_preview(wish.command)) {
        return room::Refusal::not_allowed;
    }
    auto decided = room::decide(room, wish);
    const auto* start = std::get_if<room::StartRounds>(&wish.command);
    if (!decided && decided.error() == room::Refusal::no_pair_possible && start != nullptr &&
        !start->anyway) {
        wish.command = room::StartRounds{true};
        decided = room::decide(room, wish);
    }
    if (!decided) {
        return decided.error();
    }
    room::Room after = room;
    for (auto& event : *decided) {
        room::evolve(after, room::Happened{wish.now, std::move(event)});
    }
    return gate::effect(room, after);
}

}  // namespace live
