// The bodies of the HTTP interface.
#include <rapidcheck.h>
#include <catch2/catch.hpp>
#include <functional>
#include <map>

#include "limits.hpp"
#include "protocol/http_fields.hpp"
#include "random_message.hpp"
#include "samples.hpp"

using namespace protocol;

namespace {

// Reads a body and writes it again; or says what was wrong.
template <class Body>
std::string through(const std::string& text) {
    const auto body = read_http<Body>(text);
    return body ? write_http(*body) : sentence_of(body.error());
}

const std::map<std::string, std::function<std::string(const std::string&)>> bodies{
    {"settings", through<Settings>},
    {"server_claim_request", through<ServerClaimRequest>},
    {"code_request", through<CodeRequest>},
    {"create_room_request", through<CreateRoomRequest>},
    {"recover_request", through<RecoverRequest>},
    {"slips_request", through<SlipsRequest>},
    {"link_request", through<LinkRequest>},
    {"note_request", through<NoteRequest>},
    {"profile_request", through<ProfileRequest>},
    {"empty_answer", through<EmptyAnswer>},
    {"error_answer", through<ErrorAnswer>},
    {"code_answer", through<CodeAnswer>},
    {"where_answer", through<WhereAnswer>},
    {"rooms_answer", through<RoomsAnswer>},
    {"create_room_answer", through<CreateRoomAnswer>},
    {"roster_preview_answer", through<RosterPreviewAnswer>},
    {"roster_confirm_answer", through<RosterConfirmAnswer>},
    {"slips_answer", through<SlipsAnswer>},
    {"link_answer", through<LinkAnswer>},
    {"own_data", through<OwnData>},
};

// A member that may be missing is written as null.
nlohmann::json without_nulls(nlohmann::json document) {
    for (const char* name : {"settings", "badges", "lottery_seed"}) {
        if (document.is_object() && document.contains(name) && document[name].is_null()) {
            document.erase(name);
        }
    }
    return document;
}

nlohmann::json settings_sample() {
    return nlohmann::json::parse(
        samples::read_file(samples::folder() / "http" / "settings.mentoring.json"));
}

std::string fault_of(const nlohmann::json& settings) {
    return through<Settings>(settings.dump());
}

template <class Body>
void check_identity() {
    CHECK(rc::check("body identity", [](std::uint64_t seed) {
        base::Rng rng(seed);
        const std::string text = write_http(random_message::random<Body>(rng));
        RC_ASSERT(through<Body>(text) == text);
    }));
}

}  // namespace

TEST_CASE("P9 every sample of an HTTP body is read and written alike, and every body has one") {
    std::map<std::string, int> seen;
    for (const auto& sample : samples::in(samples::folder() / "http")) {
        INFO(sample.file);
        ++seen[sample.first];
        const std::string written = bodies.at(sample.first)(sample.text);
        REQUIRE(nlohmann::json::accept(written));
        CHECK(without_nulls(samples::without_pad(written)) == samples::without_pad(sample.text));
    }
    CHECK(seen.size() == bodies.size());
}

TEST_CASE("P9 random HTTP bodies survive writing and reading") {
    check_identity<Settings>();
    check_identity<CreateRoomRequest>();
    check_identity<ProfileRequest>();
    check_identity<RosterPreviewAnswer>();
    check_identity<OwnData>();
}

TEST_CASE("P9 a bad HTTP body is refused, naming the member") {
    auto settings = settings_sample();
    CHECK(nlohmann::json::accept(fault_of(settings)));  // control: the good twin is accepted
    settings["scale"]["choices"][2]["label"] = "";
    CHECK(fault_of(settings) == "scale.choices[2].label: out_of_range");
    settings = settings_sample();
    settings.erase("rule");
    CHECK(fault_of(settings) == "rule: missing_field");
    settings = settings_sample();
    settings["reach"] = "public_server";
    CHECK(fault_of(settings) == "reach: unknown_name");
    settings = settings_sample();
    settings["talk_ms"] = 12 * 3600 * 1000 + 1;
    CHECK(fault_of(settings) == "talk_ms: out_of_range");
    settings = settings_sample();
    settings["side_names"] = {"one"};
    CHECK(fault_of(settings) == "side_names: out_of_range");
    settings = settings_sample();
    settings["breaks_after"] = {1, "2"};
    CHECK(fault_of(settings) == "breaks_after[1]: wrong_kind");
    settings = settings_sample();
    settings["sponsor"] = "none";
    CHECK(fault_of(settings) == "sponsor: unknown_field");
    settings = settings_sample();
    settings["rounds"] = 1.5;
    CHECK(fault_of(settings) == "body: not_an_integer");
    CHECK(through<CodeRequest>("[]") == "body: wrong_kind");
    CHECK(through<CodeRequest>(R"({"code":7})") == "code: wrong_kind");
    CHECK(through<RoomsAnswer>("{}") == "body: wrong_kind");
    const auto create = [](const std::string& seed) {
        return through<CreateRoomRequest>(
            R"({"title":"x","template":"one_pool","kind":"rehearsal","lottery_seed":)" + seed +
            R"(,"ticket_hash":")" + std::string(64, 'a') + R"("})");
    };
    CHECK(nlohmann::json::accept(create('"' + std::string(1000, 'x') + '"')));  // control
    CHECK(create('"' + std::string(1001, 'x') + '"') == "lottery_seed: out_of_range");
    CHECK(create("7") == "lottery_seed: wrong_kind");
    CHECK(through<SlipsRequest>(R"({"badges":[1,-1]})") == "badges[1]: out_of_range");
    CHECK(through<NoteRequest>(R"({"text":")" + std::string(1001, 'x') + R"("})") ==
          "text: out_of_range");
}

TEST_CASE("P9 notes and profiles are padded to one length") {
    for (const std::size_t length : {0U, 1U, 500U, 1000U}) {
        std::string body = write_http(NoteRequest{std::string(length, 'x')});
        pad_http_body(body);
        CHECK(body.size() == limits::note_body_bytes);
        CHECK(read_http<NoteRequest>(body).has_value());
    }
    ProfileRequest full;
    full.wants.assign(limits::tags_max, std::string(limits::tag_bytes_max, 'w'));
    full.offers = full.wants;
    full.contact.assign(limits::name_bytes_max, 'c');
    std::string body = write_http(full);
    pad_http_body(body);
    CHECK(body.size() == limits::note_body_bytes);
}
