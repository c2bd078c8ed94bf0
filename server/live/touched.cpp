#include "live/touched.hpp"

#include <variant>

namespace live {

namespace {

class Toucher {
public:
    Toucher(Touched& touched, const room::Room& after) : touched_(touched), after_(after) {}

    // What only organizers and helpers look at. The proposal of a matching is such a fact: no
    // participant's picture is even computed for it.
    void operator()(const room::LinkIssued&) { touched_.staff = true; }
    void operator()(const room::StaffRevoked&) { touched_.staff = touched_.devices = true; }
    void operator()(const room::StaffClaimed&) { touched_.staff = touched_.devices = true; }
    void operator()(const room::ControlDone&) { touched_.staff = true; }
    void operator()(const room::UndoOffered&) { touched_.staff = true; }
    void operator()(const room::RoomRevived&) { touched_.staff = true; }
    void operator()(const room::SettingsFrozen&) { touched_.staff = true; }
    void operator()(const room::ClosingAnnounced&) { touched_.staff = true; }
    void operator()(const room::MatchingRequested&) { touched_.staff = true; }
    void operator()(const room::MatchingProposed&) { touched_.staff = true; }
    // From Closed to Preview, and back to it, nothing changes for guests.
    void operator()(const room::PhaseStarted& e) {
        if (e.phase == room::Phase::preview) {
            touched_.staff = touched_.course = true;
            touched_.everybody = true;  // staff's public picture; that of guests has the same bytes
        } else {
            touched_.all();
        }
    }
    void operator()(const room::PairsShown&) { touched_.staff = true; }
    void operator()(const room::WhatIfAsked&) { touched_.staff = true; }
    void operator()(const room::WhatIfAnswered&) { touched_.staff = true; }
    void operator()(const room::WhatIfFailed&) { touched_.staff = true; }
    void operator()(const room::WhatIfAdopted&) { touched_.staff = true; }
    void operator()(const room::WhatIfDropped&) { touched_.staff = true; }
    void operator()(const room::PublishPrepared&) { touched_.staff = true; }
    void operator()(const room::PublishCancelled&) { touched_.staff = true; }
    void operator()(const room::SlipIssued&) { touched_.staff = true; }

    void operator()(const room::JoinAsked&) { door(); }
    void operator()(const room::JoinAnswered&) {
        door();
        touched_.devices = true;
    }

    // What one person did: their own picture, and the staff's counts.
    void operator()(const room::TicketClaimed& e) {
        person(e.person);
        touched_.devices = true;
    }
    void operator()(const room::RatingGiven& e) { person(e.rater); }
    void operator()(const room::NoteWritten& e) { touched_.people.insert(e.writer); }
    void operator()(const room::FavouritesOrdered& e) { touched_.people.insert(e.person); }
    void operator()(const room::BlockSet& e) { person(e.who); }
    void operator()(const room::TalksPromised& e) { touched_.people.insert(e.person); }
    void operator()(const room::HelpAsked& e) { person(e.who); }
    void operator()(const room::HelpTaken& e) { caller(e.help); }
    void operator()(const room::HelpEnded& e) { caller(e.help); }

    // What one said to a suggestion is seen by nobody else; staff hear of its beginning and end.
    void operator()(const room::PairSuggested& e) { suggestion(e.number); }
    void operator()(const room::SuggestionAnswered& e) { touched_.people.insert(e.who); }
    void operator()(const room::SuggestionEnded& e) { suggestion(e.number); }

    // What people say of where they are: their own pictures, the other's, and staff's.
    void operator()(const room::MissingReported& e) { at_table(e.encounter); }
    void operator()(const room::MissingEnded& e) { at_table(e.encounter); }
    void operator()(const room::SeatOffered& e) { both(after_.offers.at(e.number - 1)); }
    void operator()(const room::OfferAnswered& e) { touched_.people.insert(e.who); }
    void operator()(const room::OfferEnded& e) { both(after_.offers.at(e.number - 1)); }
    void operator()(const room::PartnerClaimed& e) { question(after_.claims.at(e.number - 1)); }
    void operator()(const room::ClaimAnswered& e) { touched_.people.insert(e.who); }
    void operator()(const room::ClaimEnded& e) { question(after_.claims.at(e.number - 1)); }
    void operator()(const room::ByesAnnounced& e) {
        for (const auto who : e.resting) {
            person(who);
        }
        for (const auto who : after_.byes->lifted) {
            person(who);
        }
    }
    void operator()(const room::PairPinned&) { touched_.staff = true; }

    // A programme pair is announced to the two alone.
    void operator()(const room::ProgrammePairSet& e) {
        person(e.one);
        person(e.other);
        touched_.texts = touched_.course = true;
    }

    // What those see who met this person: cards, and whether they may be rated.
    void operator()(const room::ConsentRecorded& e) { with_partners(e.person); }
    void operator()(const room::ProfileChanged& e) {
        with_partners(e.person);
        touched_.texts = touched_.course = true;
    }

    void operator()(const room::PresenceChanged& e) {
        person(e.person);
        touched_.counts = touched_.devices = touched_.course = true;
    }
    void operator()(const room::Announced&) { said(); }
    void operator()(const room::AnnouncementWithdrawn&) { said(); }

    // Everything else changes what everybody sees.
    template <class Event>
    void operator()(const Event&) {
        touched_.all();
    }

private:
    void person(room::ParticipantId who) {
        touched_.people.insert(who);
        touched_.staff = true;
    }
    void suggestion(std::uint32_t number) {
        const auto& asked = after_.suggestions.at(number - 1);
        person(asked.one);
        person(asked.other);
    }
    void at_table(room::EncounterId id) {
        const auto& talk = after_.encounters.at(id.value - 1);
        person(talk.a);
        person(talk.b);
    }
    template <class Between>
    void both(const Between& asked) {
        touched_.people.insert(asked.one);
        touched_.people.insert(asked.other);
    }
    void question(const room::Claim& claim) {
        both(claim);
        touched_.staff = true;
    }
    void caller(room::HelpId help) { person(after_.helps.at(help.value - 1).who); }
    void door() {
        touched_.staff = true;
        touched_.visitors = true;
    }
    void said() {
        touched_.everybody = true;
        touched_.staff = true;
    }
    void with_partners(room::ParticipantId who) {
        person(who);
        for (const auto& encounter : after_.encounters) {
            if (encounter.a == who) {
                touched_.people.insert(encounter.b);
            } else if (encounter.b == who) {
                touched_.people.insert(encounter.a);
            }
        }
    }

    Touched& touched_;
    const room::Room& after_;
};

}  // namespace

void touch(Touched& touched, const room::RoomEvent& event, const room::Room& after) {
    std::visit(Toucher(touched, after), event);
}

}  // namespace live
