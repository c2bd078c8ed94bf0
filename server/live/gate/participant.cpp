#include "live/gate/participant.hpp"

#include <algorithm>

#include "limits.hpp"
#include "live/gate/convert.hpp"
#include "live/gate/seat.hpp"
#include "live/gate/suggestion.hpp"
#include "live/gate/whereabouts.hpp"
#include "protocol/codec.hpp"

namespace live::gate {

namespace {

bool is_blocked(const room::Room& room, room::ParticipantId a, room::ParticipantId b) {
    return room.blocks.contains({a, b}) || room.blocks.contains({b, a});
}

std::uint32_t favourite_place(const room::Room& room, room::ParticipantId who,
                              room::EncounterId encounter) {
    if (who.value > room.favourites.size()) {
        return 0;
    }
    const auto& order = room.favourites[who.value - 1];
    const auto found = std::find(order.begin(), order.end(), encounter);
    return found == order.end() ? 0 : static_cast<std::uint32_t>(found - order.begin()) + 1;
}

protocol::Met met_of(const Cast& cast, room::ParticipantId who, const room::Encounter& talk) {
    const auto& room = cast.room;
    const auto partner = room::partner_in(talk, who);
    const auto& mine = room::opinion_of(room, talk, who);
    protocol::Met met;
    met.encounter = talk.id.value;
    met.round = talk.round.value;
    met.table = talk.table.value;
    met.table_name = table_name(room, talk.table);
    met.partner = card_of(cast.person(partner));
    if (mine.rating) {
        met.rating = protocol::OwnRating{to_wire(*mine.rating), mine.revision};
    }
    met.revision = mine.revision;
    met.may_rate = room::may_rate(room, talk);
    met.note = mine.note;
    met.favourite = favourite_place(room, who, talk.id);
    met.blocked = room.blocks.contains({who, partner});
    return met;
}

std::vector<room::ParticipantId> partners_in(const room::Publication& publication,
                                             room::ParticipantId who) {
    std::vector<room::ParticipantId> partners;
    for (const auto& [a, b] : publication.pairs) {
        if (a == who || b == who) {
            partners.push_back(a == who ? b : a);
        }
    }
    return partners;
}

// The version that last changed this person's own result: a pair that others dissolve must not
// show on anybody else's phone.
std::uint32_t own_version(const room::Room& room, room::ParticipantId who) {
    std::uint32_t version = 0;
    const room::Publication* before = nullptr;
    for (const auto& publication : room.publications) {
        if (before == nullptr || before->withdrawn ||
            partners_in(*before, who) != partners_in(publication, who)) {
            version = publication.version;
        }
        before = &publication;
    }
    return version;
}

protocol::OwnResult result_of(const Cast& cast, room::ParticipantId who, base::Instant now) {
    const auto& room = cast.room;
    protocol::OwnResult result;
    if (room.publications.empty() || room.erased) {
        return result;
    }
    const auto& last = room.publications.back();
    result.version = own_version(room, who);
    if (last.withdrawn) {
        result.state = protocol::ResultState::checking;
        return result;
    }
    result.state = protocol::ResultState::ready;
    result.final_result = last.final_result;
    const auto appear = contacts_appear(room);
    for (const auto& [a, b] : standing_pairs(room)) {
        if (a != who && b != who) {
            continue;
        }
        const auto& partner = cast.person(a == who ? b : a);
        result.partners.push_back(
            {card_of(partner), !appear || now >= *appear ? partner.contact : std::string()});
    }
    return result;
}

// Whom one said "not this person" of is nobody to be announced to oneself any more; the other goes
// on reading it, since its absence would tell.
std::vector<protocol::PersonCard> programme_of(const Cast& cast, room::ParticipantId who) {
    std::vector<protocol::PersonCard> cards;
    for (const auto partner : cast.programme(who)) {
        const auto& person = cast.person(partner);
        const bool removed = person.presence == room::Presence::removed;
        if (!removed && !cast.room.blocks.contains({who, partner})) {
            cards.push_back(card_of(person));
        }
    }
    return cards;
}

protocol::ParticipantView own_view(const Cast& cast, room::ParticipantId who, base::Instant now) {
    const auto& room = cast.room;
    const auto& person = cast.person(who);
    protocol::ParticipantView view;
    view.step = room.step.value;
    view.me = card_of(person);
    view.presence = to_wire(person.presence);
    view.consent = to_wire(person.consent);
    view.talks_promised = person.talks_promised;
    view.contact = person.contact;
    view.seat = seat_view(cast, who);
    for (const auto* talk : cast.met(who)) {
        view.met.push_back(met_of(cast, who, *talk));
    }
    view.may_rate = room::ratings_open(room);
    for (const auto& call : room.helps) {
        if (call.open && call.who == who) {
            view.help = to_wire(call.kind);
            view.help_taken = call.taken_by.has_value();
        }
    }
    view.result = result_of(cast, who, now);
    view.suggestion = own_suggestion(cast, who);
    view.next_round = next_round_of(room, who);
    view.offer = own_offer(cast, who);
    view.claim = own_claim(cast, who);
    view.programme = programme_of(cast, who);
    return view;
}

// Bytes of a text in JSON: quotes, backslashes and line ends take two; texts hold no other
// controls.
std::size_t json_bytes(const std::string& text) {
    return text.size() +
           static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
               return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20;
           }));
}

void keep_longer(std::string& longest, const std::string& candidate) {
    if (json_bytes(candidate) > json_bytes(longest)) {
        longest = candidate;
    }
}

std::size_t json_bytes(const std::vector<std::string>& tags) {
    std::size_t bytes = 0;
    for (const auto& tag : tags) {
        bytes += json_bytes(tag) + 3;
    }
    return bytes;
}

// A person nobody's card or contact is longer than.
struct Widest {
    protocol::PersonCard card;
    std::string contact;
    std::string table;
};

Widest widest_of(const room::Room& room) {
    Widest widest;
    widest.card.badge = static_cast<std::uint32_t>(room.people.size());
    for (const auto& person : room.people) {
        keep_longer(widest.card.name, person.display_name);
        keep_longer(widest.contact, person.contact);
        if (json_bytes(person.entry.wants) > json_bytes(widest.card.wants)) {
            widest.card.wants = person.entry.wants;
        }
        if (json_bytes(person.entry.offers) > json_bytes(widest.card.offers)) {
            widest.card.offers = person.entry.offers;
        }
    }
    widest.table = std::to_string(limits::tables_max);
    for (const auto& name : room.settings.table_names) {
        keep_longer(widest.table, name);
    }
    return widest;
}

// How many final partners anybody may have.
std::size_t most_partners(const Cast& cast) {
    if (cast.room.settings.rule == room::MatchRule::mutual) {
        return cast.most_met();
    }
    std::uint32_t most = 1;
    for (const auto& person : cast.room.people) {
        most = std::max(most, person.entry.capacity);
    }
    return std::min<std::size_t>(most, cast.most_met());
}

protocol::ParticipantView widest_view(const Cast& cast) {
    const auto widest = widest_of(cast.room);
    constexpr std::uint32_t large = 99'999;
    constexpr std::int64_t late = 9'999'999'999'999;
    protocol::ParticipantView view;
    view.step = large;
    view.me = widest.card;
    view.presence = protocol::PresenceState::invited;
    view.consent = protocol::ConsentState::refused;
    view.talks_promised = large;
    view.contact = widest.contact;
    view.seat = {protocol::SeatKind::table,
                 large,
                 large,
                 widest.table,
                 large,
                 -static_cast<int>(limits::tables_max),
                 widest.card,
                 {},
                 prompt_of(cast.room),
                 protocol::RestReason::no_partner,
                 protocol::Search::running,
                 late,
                 late,
                 large};
    protocol::Met met;
    met.encounter = met.round = met.table = met.revision = large;
    met.table_name = widest.table;
    met.partner = widest.card;
    met.rating = protocol::OwnRating{{false, 100}, large};
    met.may_rate = false;
    met.favourite = static_cast<std::uint32_t>(limits::favourites_max);
    view.met.assign(cast.most_met(), met);
    view.help = protocol::HelpKind::quietly;
    view.result.state = protocol::ResultState::checking;
    view.result.version = large;
    view.result.partners.assign(most_partners(cast), {widest.card, widest.contact});
    if (may_be_suggested(cast.room)) {
        view.suggestion =
            protocol::OwnSuggestion{large, widest.card, late, protocol::SuggestionAnswer::none};
    }
    view.next_round = protocol::NextRound::seated_after_all;
    if (cast.seated_phase()) {
        view.seat.beside = {{widest.card, large, protocol::Search::running}};
        view.offer = protocol::OwnOffer{large, widest.card, late, protocol::SuggestionAnswer::none};
        view.claim = protocol::OwnClaim{large, widest.card, protocol::SuggestionAnswer::none};
    }
    view.programme.assign(cast.most_programme(), widest.card);
    view.includes.assign(limits::client_unanswered_max, std::string(32, 'x'));
    return view;
}

std::size_t note_bytes(const protocol::ParticipantView& view) {
    std::size_t bytes = 0;
    for (const auto& met : view.met) {
        bytes += json_bytes(met.note);
    }
    return bytes;
}

// The member that pads has a few bytes of its own.
constexpr std::size_t pad_member = 16;

std::size_t in_steps(std::size_t bytes, std::size_t step) {
    return (bytes + step - 1) / step * step;
}

std::size_t length_of(const protocol::ParticipantView& view, const OwnLengths& lengths) {
    const std::size_t notes = note_bytes(view);
    const std::size_t beyond = notes > notes_included ? notes - notes_included : 0;
    return lengths.pictures + in_steps(beyond, notes_included);
}

}  // namespace

std::vector<std::pair<room::ParticipantId, room::ParticipantId>> standing_pairs(
    const room::Room& room) {
    std::vector<std::pair<room::ParticipantId, room::ParticipantId>> standing;
    if (room.publications.empty() || room.publications.back().withdrawn) {
        return standing;
    }
    for (const auto& pair : room.publications.back().pairs) {
        if (!is_blocked(room, pair.first, pair.second)) {
            standing.push_back(pair);
        }
    }
    return standing;
}

std::optional<base::Instant> contacts_appear(const room::Room& room) {
    if (room.publications.empty() || room.publications.back().withdrawn ||
        room.publications.back().final_result) {
        return std::nullopt;
    }
    return room.publications.back().window_until;
}

OwnLengths own_lengths(const Cast& cast) {
    const std::size_t widest = protocol::encode_server_message(widest_view(cast)).size();
    return {in_steps(widest + pad_member + notes_included, limits::own_view_step_bytes)};
}

Text own_picture(const Cast& cast, room::ParticipantId who, base::Instant now,
                 const std::deque<std::string>& includes, const OwnLengths& lengths) {
    auto view = own_view(cast, who, now);
    view.includes.assign(includes.begin(), includes.end());
    const std::size_t target = length_of(view, lengths);
    auto text = protocol::encode_server_message(view, target);
    if (text.size() > target) {  // never its bare length, whatever was not foreseen
        text = protocol::encode_server_message(
            view, in_steps(text.size() + pad_member, limits::own_view_step_bytes));
    }
    return std::make_shared<const std::string>(std::move(text));
}

std::string own_data(const Cast& cast, room::ParticipantId who, base::Instant now) {
    auto view = own_view(cast, who, now);
    const std::size_t length = length_of(view, own_lengths(cast));
    protocol::OwnData data;
    data.me = std::move(view.me);
    data.contact = std::move(view.contact);
    data.consent = view.consent;
    data.met = std::move(view.met);
    data.result = std::move(view.result);
    std::string text = protocol::write_http(data);
    text.resize(std::max(length, in_steps(text.size(), limits::own_view_step_bytes)), ' ');
    return text;
}

}  // namespace live::gate
