// At the end: whatever was acknowledged is what the server says, and nothing else. Everybody comes
// back on a new connection, and every own view is read whole, with the project's strict codec.
#include <algorithm>
#include <map>

#include "load/phases.hpp"
#include "protocol/codec.hpp"

namespace load {
namespace {

class Verifier final : public Watch {
public:
    explicit Verifier(Fleet& fleet) : fleet_(fleet), sides_(fleet.rooms()) {}

    void own_view(Phone& phone, std::string_view text, Nanos /*at*/) override {
        if (phone.own_views++ > 0) return;
        const auto message = protocol::decode_server_message(text);
        if (!message || !std::holds_alternative<protocol::ParticipantView>(*message)) {
            fleet_.wrong(phone, "its own view is not understood");
            return;
        }
        compare(phone, std::get<protocol::ParticipantView>(*message));
    }

    // Both of every talk name each other.
    void check_talks() {
        for (const auto& talks : sides_) {
            for (const auto& [encounter, sides] : talks) {
                const bool mutual = sides.size() == 2 && sides[0].first == sides[1].second &&
                                    sides[0].second == sides[1].first;
                one_sided += mutual ? 0 : 1;
            }
        }
    }

    std::uint64_t there = 0;
    std::uint64_t missing = 0;
    std::uint64_t invented = 0;
    std::uint64_t one_sided = 0;

private:
    void compare(const Phone& phone, const protocol::ParticipantView& view) {
        for (const auto& met : view.met) {
            sides_[phone.room][met.encounter].emplace_back(phone.badge, met.partner.badge);
            const auto saved =
                std::find_if(phone.saved.begin(), phone.saved.end(),
                             [&met](const Saved& each) { return each.encounter == met.encounter; });
            if (saved != phone.saved.end()) {
                same(phone, met, saved->choice) ? ++there : ++missing;
            } else if (met.rating) {
                ++invented;
            }
        }
        for (const Saved& saved : phone.saved) {
            const bool met = std::any_of(
                view.met.begin(), view.met.end(),
                [&saved](const auto& each) { return each.encounter == saved.encounter; });
            missing += met ? 0 : 1;
        }
    }

    bool same(const Phone& phone, const protocol::Met& met, std::uint8_t choice) const {
        const auto& wanted = fleet_.staged(phone.room).choices[choice];
        return met.rating && met.rating->choice.accepts == wanted.accepts &&
               met.rating->choice.score_tenths == wanted.score_tenths;
    }

    Fleet& fleet_;
    // By room and encounter: who sat there with whom.
    using Sides = std::vector<std::pair<std::uint32_t, std::uint32_t>>;
    std::vector<std::map<std::uint32_t, Sides>> sides_;
};

}  // namespace

Findings verify(Run& run) {
    Fleet& fleet = run.fleet;
    Watch nothing;
    fleet.drop_phones();
    fleet.pump_for(300, nothing);
    for (Phone& phone : fleet.phones())
        phone.own_views = 0;
    Verifier verifier(fleet);
    constexpr std::uint32_t window = 64;
    const bool all = connect_all(fleet, window, verifier);
    if (!all) fleet.faults().lost += fleet.phones().size() - fleet.ready_phones();
    verifier.check_talks();
    check_seats(fleet);
    fleet.faults().lost += verifier.missing;
    fleet.faults().wrong += verifier.invented + verifier.one_sided;
    Findings findings("verify");
    findings.add("acknowledged ratings there", static_cast<double>(verifier.there));
    findings.add("acknowledged ratings missing", static_cast<double>(verifier.missing));
    findings.add("ratings invented", static_cast<double>(verifier.invented));
    findings.add("talks that one side misses", static_cast<double>(verifier.one_sided));
    findings.add("lost in all phases", static_cast<double>(fleet.faults().lost));
    findings.add("wrong in all phases", static_cast<double>(fleet.faults().wrong));
    return findings;
}

}  // namespace load
