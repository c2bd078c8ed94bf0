#include "live/gate/proposal.hpp"

#include "files/result_json.hpp"
#include "live/gate/result_file.hpp"

namespace live::gate {

namespace {

room::Proof to_room(matching::Proof proof) {
    switch (proof) {
        case matching::Proof::certificate:
            return room::Proof::certificate;
        case matching::Proof::search:
            return room::Proof::search;
        case matching::Proof::none:
            break;
    }
    return room::Proof::none;
}

}  // namespace

room::Proposal proposal_of(const room::Room& room, const Question& question,
                           const matching::Answer& answer, bool instant) {
    const auto built = instance::build(question.input);
    room::Proposal proposal;
    proposal.request = question.number;
    proposal.input_hash = question.input_hash;
    if (!built) {
        return proposal;
    }
    for (const auto& pair : instance::to_persons(*built, answer.pairs)) {
        proposal.pairs.emplace_back(room::ParticipantId(static_cast<std::uint32_t>(pair.a) + 1),
                                    room::ParticipantId(static_cast<std::uint32_t>(pair.b) + 1));
    }
    const bool mutual = room.settings.rule == room::MatchRule::mutual;
    proposal.stable = mutual || answer.stable;
    proposal.blocking_pairs = static_cast<std::uint32_t>(answer.blocking_pairs.size());
    proposal.size_bound =
        static_cast<std::uint32_t>(mutual ? answer.pairs.size() : answer.size_bound);
    proposal.size_proof = to_room(answer.size_proof);
    proposal.instant_only = instant || (!mutual && answer.size_proof == matching::Proof::none);
    proposal.possible_without_stability = static_cast<std::uint32_t>(answer.largest);
    proposal.full_result =
        files::write_result(to_result({question.input, *built, question.input_hash}, answer));
    return proposal;
}

}  // namespace live::gate
