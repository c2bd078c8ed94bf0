#include <catch2/catch.hpp>
#include <set>

#include "protocol/close_code.hpp"
#include "protocol/enum_names.hpp"
#include "protocol/fields_server.hpp"
#include "samples.hpp"

using protocol::DecodeError;

namespace {

bool starts_with(const std::string& text, std::string_view start) {
    return text.rfind(start, 0) == 0;
}

template <class... Messages>
std::set<std::string> types_of(const std::variant<Messages...>&) {
    return {std::string(protocol::type_name<Messages>)...};
}

const auto client_types = types_of(protocol::ClientMessage{});
const auto server_types = types_of(protocol::ServerMessage{});

// What a sample becomes after decoding and encoding: JSON, or the name of the error.
nlohmann::json through_codec(const std::string& type, const std::string& text) {
    if (client_types.count(type) > 0) {
        const auto decoded = protocol::decode_client_message(text, protocol::Sender::organizer);
        if (!decoded) return std::string(protocol::name_of(decoded.error()));
        return samples::without_pad(protocol::encode_client_message(*decoded));
    }
    const auto decoded = protocol::decode_server_message(text);
    if (!decoded) return std::string(protocol::name_of(decoded.error()));
    return samples::without_pad(protocol::encode_server_message(*decoded));
}

// The reason for which a bad sample is refused; empty when it is not. Its name says who sends it.
std::string verdict_on(const std::string& name, const std::string& text) {
    if (starts_with(name, "server_")) {
        const auto decoded = protocol::decode_server_message(text);
        return decoded ? "" : std::string(protocol::name_of(decoded.error()));
    }
    const auto sender =
        starts_with(name, "organizer_") ? protocol::Sender::organizer : protocol::Sender::phone;
    const auto decoded = protocol::decode_client_message(text, sender);
    return decoded ? "" : std::string(protocol::name_of(decoded.error()));
}

}  // namespace

TEST_CASE("P3 every good sample decodes, encodes, and is the same but for padding") {
    const auto all = samples::in(samples::folder());
    CHECK(all.size() >= 100);
    for (const auto& sample : all) {
        INFO(sample.file);
        CHECK(through_codec(sample.first, sample.text) == samples::without_pad(sample.text));
    }
}

TEST_CASE("P3 every message has a sample") {
    std::set<std::string> sampled;
    for (const auto& sample : samples::in(samples::folder()))
        sampled.insert(sample.first);
    std::set<std::string> expected = client_types;
    expected.insert(server_types.begin(), server_types.end());
    CHECK(sampled == expected);
}

TEST_CASE("P3 the comparison of samples notices one changed letter (control)") {
    std::size_t noticed = 0;
    const auto all = samples::in(samples::folder());
    for (const auto& sample : all) {
        auto changed = samples::without_pad(sample.text);
        for (auto& [name, value] : changed.items()) {
            if (name != "type" && value.is_string()) value = value.get<std::string>() + "0";
            if (value.is_boolean()) value = !value.get<bool>();
            if (value.is_number()) value = value.get<std::int64_t>() / 2 + 3;
        }
        const bool same_as_before = changed == samples::without_pad(sample.text);
        const bool differs =
            through_codec(sample.first, changed.dump()) != samples::without_pad(sample.text);
        noticed += differs ? 1 : 0;
        CHECK(differs != same_as_before);
    }
    CHECK(noticed + 2 >= all.size());
}

TEST_CASE("P2 every bad sample is refused with the reason in its name") {
    const auto all = samples::in(samples::folder() / "bad");
    CHECK(all.size() >= 100);
    std::set<std::string> reasons;
    for (const auto& sample : all) {
        INFO(sample.file);
        CHECK(verdict_on(sample.name, sample.text) == sample.first);
        reasons.insert(sample.first);
    }
    CHECK(reasons.size() == protocol::names_of<DecodeError>.size());
}

TEST_CASE("P2 the good twins of bad samples are accepted (control)") {
    CHECK(verdict_on("twin", R"({"type":"ping","sent":1})") == "");
    CHECK(verdict_on("twin", R"(  { "type" : "ping", "sent" : 1 }  )") == "");
    CHECK(verdict_on("twin", R"({"type":"ping","sent":1,"pad":"\ud83e\udd8a\u0041"})") == "");
    CHECK(verdict_on("twin", R"({"t\u0079pe":"p\u0069ng","sent":-9007199254740991})") == "");
    CHECK(verdict_on("server_twin", R"({"type":"standing","acting":true})") == "");
}

TEST_CASE("P1 a message never names a room or its sender") {
    for (const auto& sample : samples::in(samples::folder())) {
        if (client_types.count(sample.first) == 0) continue;
        for (const char* name :
             {"room", "room_id", "event", "person", "participant", "rater", "from_badge"}) {
            auto document = samples::without_pad(sample.text);
            document[name] = "c3ab8ff13720e8ad9047dd39466b3c89";
            INFO(sample.file << " with " << name);
            CHECK(verdict_on("organizer_", document.dump()) == "unknown_field");
        }
    }
}

TEST_CASE("P5 the close codes are those of the sample, and the number says whether to come back") {
    const auto sampled =
        nlohmann::json::parse(samples::read_file(samples::folder() / "close_codes.json"));
    std::size_t known = 0;
    for (int number = 4000; number < 5000; ++number) {
        const auto code = static_cast<protocol::CloseCode>(number);
        const std::string name(protocol::name_of(code));
        if (name == "unknown") continue;
        ++known;
        INFO(name);
        REQUIRE(sampled.contains(name));
        CHECK(sampled[name] == number);
        CHECK(protocol::comes_back(code) == (number < 4500));
    }
    CHECK(known == sampled.size());
}
