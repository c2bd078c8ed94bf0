#include "live/gate/visitor.hpp"

#include <algorithm>
#include <array>

#include "protocol/codec.hpp"

namespace live::gate {

namespace {

constexpr std::array colours = {"amber", "black",  "blue",   "brown",  "copper", "coral",
                                "cream", "golden", "green",  "grey",   "indigo", "ivory",
                                "lemon", "lilac",  "orange", "pink",   "purple", "red",
                                "rose",  "ruby",   "silver", "violet", "white",  "yellow"};
constexpr std::array animals = {
    "badger", "bear",   "beaver",  "camel",  "cat",   "crane", "deer",   "dog",   "dolphin",
    "duck",   "eagle",  "falcon",  "fox",    "goat",  "goose", "hare",   "heron", "horse",
    "koala",  "lion",   "lynx",    "magpie", "mole",  "moose", "mouse",  "otter", "owl",
    "panda",  "parrot", "penguin", "rabbit", "raven", "robin", "salmon", "seal",  "sparrow",
    "swan",   "tiger",  "turtle",  "walrus", "whale", "zebra"};

}  // namespace

std::optional<Text> visitor_picture(const room::Room& room, const room::SecretHash& ticket) {
    for (auto join = room.joins.rbegin(); join != room.joins.rend(); ++join) {
        if (join->ticket != ticket) {
            continue;
        }
        const bool admitted = std::any_of(
            room.people.begin(), room.people.end(),
            [&ticket](const room::Participant& person) { return person.ticket == ticket; });
        protocol::VisitorView view;
        view.words = join->words;
        view.title = room.settings.title;
        view.state = admitted     ? protocol::VisitorState::admitted
                     : join->open ? protocol::VisitorState::asked
                                  : protocol::VisitorState::declined;
        return std::make_shared<const std::string>(protocol::encode_server_message(view));
    }
    return std::nullopt;
}

std::string two_words(const room::Room& room, std::uint64_t drawn) {
    constexpr std::size_t all = colours.size() * animals.size();
    for (std::size_t tries = 0; tries < all; ++tries) {
        const std::size_t number = (drawn + tries) % all;
        const std::string words =
            std::string(colours[number % colours.size()]) + " " + animals[number / colours.size()];
        const bool taken = std::any_of(
            room.joins.begin(), room.joins.end(),
            [&words](const room::JoinRequest& join) { return join.open && join.words == words; });
        if (!taken) {
            return words;
        }
    }
    return "two words";  // beyond limits::join_requests_open_max, which is refused before
}

}  // namespace live::gate
