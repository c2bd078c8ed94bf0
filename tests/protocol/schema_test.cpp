// The names of enumerators in C++ and in the schema are the same lists in the same order.
#include <catch2/catch.hpp>

#include "protocol/enum_names.hpp"
#include "protocol/http_fields.hpp"
#include "samples.hpp"

using namespace protocol;

namespace {

nlohmann::json definitions() {
    nlohmann::json all;
    for (const char* name : {"common", "client_message", "server_message", "http"}) {
        const auto path = std::filesystem::path(QUADRILLE_SOURCE) / "protocol" / "schema" /
                          (std::string(name) + ".schema.json");
        all.update(nlohmann::json::parse(samples::read_file(path))["$defs"]);
    }
    return all;
}

template <class E>
bool agrees(const nlohmann::json& definition) {
    const auto& listed = definition["enum"];
    bool same = listed.size() == names_of<E>.size();
    for (std::size_t i = 0; same && i < listed.size(); ++i) {
        same = listed[i] == std::string(names_of<E>[i]) &&
               enum_from<E>(names_of<E>[i]) == static_cast<E>(i);
    }
    return same && !enum_from<E>("no such name");
}

}  // namespace

TEST_CASE("P6 schema and C++ give enumerators the same names in the same order") {
    const auto defs = definitions();
    CHECK(agrees<HelpKind>(defs["HelpKind"]));
    CHECK(agrees<ControlAction>(defs["ControlAction"]));
    CHECK(agrees<AnnounceTo>(defs["AnnounceTo"]));
    CHECK(agrees<PresenceWish>(defs["PresenceWish"]));
    CHECK(agrees<ListKind>(defs["ListKind"]));
    CHECK(agrees<Role>(defs["Role"]));
    CHECK(agrees<VisitorState>(defs["VisitorState"]));
    CHECK(agrees<Phase>(defs["Phase"]));
    CHECK(agrees<RoomKind>(defs["RoomKind"]));
    CHECK(agrees<PresenceState>(defs["PresenceState"]));
    CHECK(agrees<SeatKind>(defs["SeatKind"]));
    CHECK(agrees<ResultState>(defs["ResultState"]));
    CHECK(agrees<ConsentState>(defs["ConsentState"]));
    CHECK(agrees<MatchingState>(defs["MatchingState"]));
    CHECK(agrees<Template>(defs["Template"]));
    CHECK(agrees<MatchRule>(defs["MatchRule"]));
    CHECK(agrees<OrganizerSees>(defs["OrganizerSees"]));
    CHECK(agrees<NamesOnWall>(defs["NamesOnWall"]));
    CHECK(agrees<Reach>(defs["Reach"]));
    CHECK(agrees<LinkRole>(defs["LinkRole"]));
    CHECK(agrees<RosterChange>(defs["RosterChange"]));
}

TEST_CASE("P6 each enumerator stands at its own name") {
    CHECK(enum_name(ControlAction::purge) == "purge");
    CHECK(enum_name(ControlAction::undo) == "undo");
    CHECK(enum_name(Phase::pause_break) == "pause_break");
    CHECK(enum_name(Phase::cancelled) == "cancelled");
    CHECK(enum_name(PresenceState::removed) == "removed");
    CHECK(enum_name(MatchingState::proposed) == "proposed");
    CHECK(enum_name(DecodeError::unknown_name) == "unknown_name");
}

TEST_CASE("P6 a list with two names exchanged is noticed (control)") {
    auto exchanged = definitions()["Phase"];
    std::swap(exchanged["enum"][3], exchanged["enum"][4]);
    CHECK_FALSE(agrees<Phase>(exchanged));
}
