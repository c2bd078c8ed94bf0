// Calls for help, and the organizer's voice.

#include <algorithm>

#include "limits.hpp"
#include "room/decide/parts.hpp"
#include "room/text.hpp"

namespace room::deciding {
namespace {

const HelpCall* open_call_of(const Room& room, ParticipantId who) {
    const auto found = std::find_if(room.helps.begin(), room.helps.end(),
                                    [&](const auto& each) { return each.open && each.who == who; });
    return found == room.helps.end() ? nullptr : &*found;
}

}  // namespace

// One open call a person; another kind replaces it.
Decision on(const Case& it, const AskHelp& wish) {
    const ParticipantId me = *it.actor.person;
    const HelpCall* mine = open_call_of(it.room, me);
    if (mine != nullptr && mine->kind == wish.kind) return Events{};
    const auto& helps = it.room.helps;
    std::size_t open = 0;
    std::size_t of_mine = 0;
    for (const HelpCall& each : helps) {
        open += each.open ? 1 : 0;
        of_mine += each.who == me ? 1 : 0;
    }
    if (open >= limits::help_calls_open_max || of_mine >= limits::help_calls_per_person_max) {
        return Refusal::too_many;
    }
    Events events;
    if (mine != nullptr) events.emplace_back(HelpEnded{mine->id});
    const HelpId next{static_cast<std::uint32_t>(helps.size()) + 1};
    events.emplace_back(HelpAsked{next, me, wish.kind});
    return events;
}

Decision on(const Case& it, const CancelHelp&) {
    const HelpCall* mine = open_call_of(it.room, *it.actor.person);
    return mine == nullptr ? Events{} : Events{HelpEnded{mine->id}};
}

Decision on(const Case& it, const TakeHelp& wish) {
    const auto& helps = it.room.helps;
    if (wish.help.value < 1 || wish.help.value > helps.size()) return Refusal::no_such_call;
    const HelpCall& call = helps[wish.help.value - 1];
    if (wish.done) return call.open ? Events{HelpEnded{call.id}} : Events{};
    if (!call.open) return Refusal::no_such_call;
    if (call.taken_by == it.actor.staff) return Events{};
    if (call.taken_by) return Refusal::already_taken;
    return Events{HelpTaken{call.id, *it.actor.staff}};
}

Decision on(const Case& it, const Announce& wish) {
    const bool fits = !wish.text.empty() && wish.text.size() <= limits::text_bytes_max &&
                      is_plain_lines(wish.text);
    if (!fits) return Refusal::bad_text;
    const std::uint32_t number = it.room.announcement ? it.room.announcement->number + 1 : 1;
    Events events{Announced{Announcement{number, wish.text, wish.to, false}}};
    undo_offered_for(events, it, UndoAction::announcement, "announce");
    return done(std::move(events), it, "announce");
}

Decision on(const Case& it, const WithdrawAnnouncement&) {
    if (!it.room.announcement || it.room.announcement->withdrawn) return Events{};
    return done(Events{AnnouncementWithdrawn{}}, it, "withdraw_announcement");
}

}  // namespace room::deciding
