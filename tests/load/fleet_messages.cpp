// What the messages of the fleet mean: pictures, answers, ratings and the desk's taps.
#include <charconv>

#include "load/fleet.hpp"
#include "load/glance.hpp"
#include "protocol/text.hpp"

namespace load {
namespace {

constexpr char rating_letter = 'r';
constexpr char control_letter = 'k';

void append_choice(std::string& out, const protocol::ScaleChoice& choice) {
    out += choice.accepts ? R"({"accepts":true,"score_tenths":)"
                          : R"({"accepts":false,"score_tenths":)";
    if (choice.score_tenths) {
        protocol::append_json_number(out, *choice.score_tenths);
    } else {
        out += "null";
    }
    out += '}';
}

void keep(std::vector<Saved>& saved, const Sent& sent) {
    for (auto each = saved.rbegin(); each != saved.rend(); ++each) {
        if (each->encounter == sent.encounter) {
            each->choice = sent.choice;
            return;
        }
    }
    saved.push_back({sent.encounter, sent.choice});
}

}  // namespace

void Fleet::heard_text(Phone& phone, std::string_view text, Watch& watch) {
    const std::string_view type = type_of(text);
    if (type == "ack" || type == "reject") {
        answered(phone, text, watch);
    } else if (type == "participant_view") {
        own_view(phone, text, watch);
    } else if (type == "public_view") {
        public_view(phone, text, watch);
    } else if (type != "welcome" && type != "standing" && type != "pong" && type != "desk_view") {
        wrong(phone, text.substr(0, 100));
    }
}

void Fleet::own_view(Phone& phone, std::string_view text, Watch& watch) {
    const auto step = step_of(text);
    if (phone.is_desk() || !step || badge_of(text) != phone.badge || *step < phone.own_step) {
        wrong(phone, text.substr(0, 100));
        return;
    }
    own_bytes_ = text.size();
    if (*step != phone.own_step) {
        const SeatGlance seat = seat_of(text);
        phone.own_step = *step;
        phone.partner = seat.partner;
        if (seat.met && seat.encounter != phone.encounter) {
            phone.encounter = seat.encounter;
            phone.revision = seat.revision;
            phone.choice = no_choice;
        }
    }
    if (phone.link == Link::greeting) become_ready(phone, watch);
    watch.own_view(phone, text, now_);
}

void Fleet::public_view(Phone& phone, std::string_view text, Watch& watch) {
    const auto step = step_of(text);
    if (!step || *step < phone.public_step) {
        wrong(phone, text.substr(0, 100));
        return;
    }
    public_bytes_ = text.size();
    phone.public_step = *step;
    if (phone.is_desk()) {
        if (phone.room == 0) phase_.assign(phase_of(text));
        if (phone.link == Link::greeting) phone.link = Link::ready;
    }
    watch.public_view(phone, text, now_);
}

void Fleet::become_ready(Phone& phone, Watch& watch) {
    phone.link = Link::ready;
    ++ready_;
    watch.ready(phone, now_);
}

// Matched by id: answers may come in any order.
void Fleet::answered(Phone& phone, std::string_view text, Watch& watch) {
    const bool refused = type_of(text) == "reject";
    if (refused) wrong(phone, text.substr(0, 100));
    const std::string_view id = id_of(text);
    if (phone.is_desk() && id.starts_with(control_letter)) return;
    std::uint32_t number = 0;
    if (id.starts_with(rating_letter)) {
        std::from_chars(id.data() + 1, id.data() + id.size(), number);
    }
    for (std::uint32_t i = 0; i < phone.waiting_count; ++i) {
        if (phone.waiting[i].number != number) continue;
        const Sent sent = phone.waiting[i];
        for (std::uint32_t j = i + 1; j < phone.waiting_count; ++j)
            phone.waiting[j - 1] = phone.waiting[j];
        --phone.waiting_count;
        if (!refused) keep(phone.saved, sent);
        watch.answered(phone, sent, now_);
        return;
    }
    wrong(phone, "an answer to nothing");
}

void Fleet::rate(Phone& phone, Nanos due) {
    const auto choices = rooms_[phone.room].choices.size();
    const std::size_t next =
        phone.choice == no_choice ? phone.index : phone.choice + std::size_t{1};
    phone.choice = static_cast<std::uint8_t>(next % choices);
    const Sent sent{due, ++ratings_, phone.encounter, phone.revision++, phone.choice};
    phone.waiting[phone.waiting_count++] = sent;
    say_rating(phone, sent);
}

void Fleet::say_rating(Phone& phone, const Sent& sent) {
    payload_ = R"({"type":"give_rating","id":"r)";
    protocol::append_json_number(payload_, sent.number);
    payload_ += R"(","encounter":)";
    protocol::append_json_number(payload_, sent.encounter);
    payload_ += R"(,"choice":)";
    append_choice(payload_, rooms_[phone.room].choices[sent.choice]);
    payload_ += R"(,"replaces":)";
    protocol::append_json_number(payload_, sent.replaces);
    payload_ += '}';
    protocol::pad_object(payload_, limits::client_frame_bytes);
    say(phone, payload_);
}

std::uint32_t Fleet::say_again(Phone& phone) {
    for (std::uint32_t i = 0; i < phone.waiting_count; ++i)
        say_rating(phone, phone.waiting[i]);
    return phone.waiting_count;
}

void Fleet::skip(std::uint32_t room) {
    Phone& tablet = desks_[room];
    payload_ = R"({"type":"control","id":"k)";
    protocol::append_json_number(payload_, ++controls_);
    payload_ += R"(","at_step":)";
    protocol::append_json_number(payload_, tablet.public_step);
    payload_ += R"(,"action":"skip","effect":null,"typed":null})";
    protocol::pad_object(payload_, limits::client_frame_bytes);
    say(tablet, payload_);
}

}  // namespace load
