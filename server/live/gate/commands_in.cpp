#include "live/gate/commands_in.hpp"

#include "base/core/hash.hpp"
#include "live/gate/convert.hpp"
#include "protocol/codec.hpp"

namespace live::gate {

namespace {

std::vector<room::ParticipantId> people_of(const std::vector<std::uint32_t>& badges) {
    std::vector<room::ParticipantId> people;
    people.reserve(badges.size());
    for (const auto badge : badges) {
        people.emplace_back(badge);
    }
    return people;
}

std::vector<room::EncounterId> encounters_of(const std::vector<std::uint32_t>& numbers) {
    std::vector<room::EncounterId> encounters;
    encounters.reserve(numbers.size());
    for (const auto number : numbers) {
        encounters.emplace_back(number);
    }
    return encounters;
}

room::Command control_of(const protocol::Control& control) {
    using Action = protocol::ControlAction;
    const std::string typed = control.typed.value_or("");
    switch (control.action) {
        case Action::open:
            return room::OpenRoom{};
        case Action::open_lobby:
            return room::OpenLobby{};
        case Action::start:
            // An effect that was shown and is sent along means: start all the same.
            return room::StartRounds{control.effect.has_value()};
        case Action::proceed:
            return room::Proceed{};
        case Action::pause:
            return room::Pause{};
        case Action::resume:
            return room::Resume{};
        case Action::extend:
            return room::ExtendPhase{};
        case Action::shorten:
            return room::ShortenPhase{};
        case Action::skip:
            return room::SkipPhase{};
        case Action::go_back:
            return room::GoBack{};
        case Action::end_rounds:
            return room::EndRounds{};
        case Action::call_break:
            return room::CallBreak{};
        case Action::add_round:
            return room::AddRound{};
        case Action::close_ratings:
            return room::CloseRatings{};
        case Action::reopen_ratings:
            return room::ReopenRatings{};
        case Action::show_pairs:
            return room::ShowPairs{};
        case Action::prepare_publish:
            return room::PreparePublish{};
        case Action::cancel_publish:
            return room::CancelPublish{};
        case Action::withdraw:
            return room::WithdrawResult{};
        case Action::make_final:
            return room::MakeFinal{};
        case Action::undo:
            return room::UndoLast{};
        case Action::cancel_event:
            return room::CancelRoom{typed};
        case Action::purge:
            return room::Purge{typed};
    }
    return room::Pause{};
}

// Understands the messages that need to know who speaks.
class Listener {
public:
    explicit Listener(const std::optional<Identity>& who) : who_(who) {}

    Heard operator()(const protocol::Hello& m) const {
        return Greeting{{base::sha256_hex(m.ticket)}, m.protocol == protocol::version};
    }
    Heard operator()(const protocol::Claim& m) const {
        return Knock{m.id, {{base::sha256_hex(m.secret)}, {m.ticket_hash}}};
    }
    Heard operator()(const protocol::AskToJoin& m) const {
        return Request{m.id, {m.name, {}, {m.ticket_hash}}};
    }
    Heard operator()(const protocol::Ping& m) const { return Beat{m.sent}; }
    Heard operator()(const protocol::Show& m) const { return Look{{m}}; }
    Heard operator()(const protocol::EnterPin& m) const { return Pin{m.id, m.pin}; }

    Heard operator()(const protocol::Consent& m) const {
        return wanted(m.id, room::GiveConsent{m.agrees, m.policy_hash});
    }
    Heard operator()(const protocol::CheckIn& m) const {
        return of_oneself(m.id, room::CheckIn{oneself()});
    }
    Heard operator()(const protocol::GoAway& m) const {
        return of_oneself(m.id, room::GoAway{oneself()});
    }
    Heard operator()(const protocol::Leave& m) const {
        return of_oneself(m.id, room::Leave{oneself(), m.may_be_paired});
    }
    Heard operator()(const protocol::GiveRating& m) const {
        room::GiveRating rating{room::EncounterId(m.encounter), std::nullopt, m.replaces};
        if (m.choice) {
            rating.rating = to_room(*m.choice);
        }
        return wanted(m.id, rating);
    }
    Heard operator()(const protocol::OrderFavourites& m) const {
        return wanted(m.id, room::OrderFavourites{encounters_of(m.encounters)});
    }
    Heard operator()(const protocol::Block& m) const {
        return wanted(m.id, room::Block{room::ParticipantId(m.badge), m.blocked});
    }
    Heard operator()(const protocol::AskHelp& m) const {
        return wanted(m.id, room::AskHelp{to_room(m.kind)});
    }
    Heard operator()(const protocol::CancelHelp& m) const {
        return wanted(m.id, room::CancelHelp{});
    }
    Heard operator()(const protocol::Control& m) const {
        return Wanted{m.id, control_of(m), room::StepNumber(m.at_step), m.effect};
    }
    Heard operator()(const protocol::Announce& m) const {
        return wanted(m.id, room::Announce{m.text, to_room(m.to)});
    }
    Heard operator()(const protocol::WithdrawAnnouncement& m) const {
        return wanted(m.id, room::WithdrawAnnouncement{});
    }
    Heard operator()(const protocol::SetPresence& m) const {
        const auto people = people_of(m.badges);
        switch (m.presence) {
            case protocol::PresenceWish::here:
                return shown(m, room::CheckIn{people});
            case protocol::PresenceWish::away:
                return shown(m, room::GoAway{people});
            case protocol::PresenceWish::left:
                return shown(m, room::Leave{people, m.may_be_paired});
            case protocol::PresenceWish::removed:
                break;
        }
        if (people.size() != 1) {
            return Impossible{m.id, room::Refusal::too_many};
        }
        return wanted(m.id, room::RemovePerson{people.front()});
    }
    Heard operator()(const protocol::AddPerson& m) const {
        // The id of the command names the walk-up: sent twice, it is the same person.
        room::RosterEntry entry;
        entry.roster_id = "w." + m.id;
        entry.name = m.name;
        entry.side = m.side;
        return wanted(m.id, room::AddPerson{entry});
    }
    Heard operator()(const protocol::Admit& m) const {
        return wanted(m.id, room::Admit{room::JoinId(m.request), room::ParticipantId(m.badge)});
    }
    Heard operator()(const protocol::Decline& m) const {
        return wanted(m.id, room::Decline{room::JoinId(m.request)});
    }
    Heard operator()(const protocol::TakeHelp& m) const {
        return wanted(m.id, room::TakeHelp{room::HelpId(m.help), m.done});
    }
    Heard operator()(const protocol::SetProgrammePair& m) const {
        return wanted(m.id, room::SetProgrammePair{room::ParticipantId(m.a),
                                                   room::ParticipantId(m.b), m.set});
    }
    Heard operator()(const protocol::AskWhatIf& m) const {
        room::AskWhatIf wish{m.number, {}};
        for (const auto& pair : m.pairs) {
            wish.forbids.emplace_back(room::ParticipantId(pair.a), room::ParticipantId(pair.b));
        }
        return wanted(m.id, std::move(wish));
    }
    Heard operator()(const protocol::SettleWhatIf& m) const {
        return m.adopt ? wanted(m.id, room::AdoptWhatIf{m.number})
                       : wanted(m.id, room::DropWhatIf{m.number});
    }
    Heard operator()(const protocol::SuggestPair& m) const {
        return wanted(
            m.id, room::SuggestPair{m.number, room::ParticipantId(m.a), room::ParticipantId(m.b)});
    }
    Heard operator()(const protocol::AnswerSuggestion& m) const {
        return wanted(m.id, room::AnswerSuggestion{m.number, m.accepts});
    }
    Heard operator()(const protocol::DissolvePair& m) const {
        return wanted(m.id, room::DissolvePair{room::ParticipantId(m.a), room::ParticipantId(m.b)});
    }
    Heard operator()(const protocol::SwapSeats& m) const {
        return Wanted{m.id, room::SwapSeats{room::ParticipantId(m.a), room::ParticipantId(m.b)},
                      room::StepNumber(m.at_step), m.effect};
    }
    Heard operator()(const protocol::SeatTogether& m) const {
        return Wanted{
            m.id,
            room::SeatTogether{room::ParticipantId(m.a), room::ParticipantId(m.b), m.together},
            room::StepNumber(m.at_step), m.effect};
    }
    Heard operator()(const protocol::JoinTable& m) const {
        return Wanted{m.id,
                      room::JoinTable{room::ParticipantId(m.badge), room::TableNumber(m.table)},
                      room::StepNumber(m.at_step), m.effect};
    }
    Heard operator()(const protocol::TalkWithHelper& m) const {
        return Wanted{m.id, room::TalkWithHelper{room::ParticipantId(m.badge), m.together},
                      std::nullopt, m.effect};
    }
    Heard operator()(const protocol::UseTable& m) const {
        return Wanted{m.id, room::UseTable{room::TableNumber(m.table), m.in_use},
                      room::StepNumber(m.at_step), m.effect};
    }
    Heard operator()(const protocol::ReportMissing& m) const {
        return wanted(m.id, room::ReportMissing{room::EncounterId(m.encounter)});
    }
    Heard operator()(const protocol::ShowUp& m) const {
        return wanted(m.id, room::ShowUp{room::EncounterId(m.encounter)});
    }
    Heard operator()(const protocol::AnswerOffer& m) const {
        return wanted(m.id, room::AnswerOffer{m.number, m.accepts});
    }
    Heard operator()(const protocol::ClaimPartner& m) const {
        return wanted(
            m.id, room::ClaimPartner{room::EncounterId(m.encounter), room::ParticipantId(m.badge)});
    }
    Heard operator()(const protocol::AnswerClaim& m) const {
        return wanted(m.id, room::AnswerClaim{m.number, m.confirms});
    }
    Heard operator()(const protocol::Preview& m) const {
        const Heard inner =
            std::visit([this](const auto& command) { return (*this)(command); }, m.command);
        if (const auto* wanted = std::get_if<Wanted>(&inner)) {
            Try attempt{*wanted};
            attempt.wanted.id = m.id;
            attempt.wanted.effect.reset();
            return attempt;
        }
        return Impossible{m.id, room::Refusal::not_allowed};
    }

private:
    static Heard wanted(const std::string& id, room::Command command) {
        return Wanted{id, std::move(command), std::nullopt, std::nullopt};
    }
    // Refused when something else would happen than was shown, if something was.
    static Heard shown(const protocol::SetPresence& m, room::Command command) {
        return Wanted{m.id, std::move(command), std::nullopt, m.effect};
    }
    std::vector<room::ParticipantId> oneself() const {
        return who_ && who_->person ? std::vector{*who_->person}
                                    : std::vector<room::ParticipantId>{};
    }
    Heard of_oneself(const std::string& id, room::Command command) const {
        if (!who_ || !who_->person) {
            return Impossible{id, room::Refusal::not_allowed};
        }
        return wanted(id, std::move(command));
    }

    const std::optional<Identity>& who_;
};

}  // namespace

Heard understand(const protocol::ClientMessage& message, const std::optional<Identity>& who) {
    return std::visit(Listener(who), message);
}

const std::string* id_of(const protocol::ClientMessage& message) {
    return std::visit(
        [](const auto& m) -> const std::string* {
            if constexpr (requires { m.id; }) {
                return &m.id;
            } else {
                return nullptr;
            }
        },
        message);
}

std::string receipt_of(const std::string& key, const std::string& speaker,
                       const protocol::ClientMessage& message) {
    constexpr std::size_t digits = 32;
    std::string text = key;
    text += '\0';
    text += speaker;
    text += '\0';
    text += protocol::encode_client_message(message);
    return base::sha256_hex(text).substr(0, digits);
}

}  // namespace live::gate
