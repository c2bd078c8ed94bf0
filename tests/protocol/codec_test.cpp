// Random messages in both directions, lengths, and noise.
#include <rapidcheck.h>
#include <catch2/catch.hpp>

#include "limits.hpp"
#include "protocol/codec.hpp"
#include "random_message.hpp"
#include "samples.hpp"

using namespace protocol;

namespace {

std::string again(const ClientMessage& message) {
    const auto decoded = decode_client_message(encode_client_message(message), Sender::organizer);
    return decoded ? encode_client_message(*decoded) : std::string(name_of(decoded.error()));
}

std::string again(const ServerMessage& message) {
    const auto decoded = decode_server_message(encode_server_message(message));
    return decoded ? encode_server_message(*decoded) : std::string(name_of(decoded.error()));
}

GiveRating rating(bool accepts, std::optional<int> score) {
    return {"r1", 17, Choice{accepts, score}, 0};
}

}  // namespace

TEST_CASE("P4 a random client message survives encoding and decoding") {
    CHECK(rc::check("client identity", [](std::uint64_t seed) {
        base::Rng rng(seed);
        const auto message = random_message::random<ClientMessage>(rng);
        RC_ASSERT(again(message) == encode_client_message(message));
    }));
}

TEST_CASE("P4 a random server message survives encoding and decoding") {
    CHECK(rc::check("server identity", [](std::uint64_t seed) {
        base::Rng rng(seed);
        const auto message = random_message::random<ServerMessage>(rng);
        const std::string text = encode_server_message(message);
        RC_ASSERT(again(message) == text);
        RC_ASSERT(nlohmann::json::accept(text));
    }));
}

TEST_CASE("P4 the identity notices a number that lost its top bit (control)") {
    std::size_t noticed = 0;
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        base::Rng rng(seed);
        auto message = random_message::random<GiveRating>(rng);
        const std::string text = encode_client_message(message);
        message.encounter &= 0x7fffffff;
        noticed += again(message) != text ? 1 : 0;
    }
    CHECK(noticed > 20);
}

TEST_CASE("P7 every frame of a phone has one length, whatever it says") {
    CHECK(rc::check("one length", [](std::uint64_t seed) {
        base::Rng rng(seed);
        const auto message = random_message::random<ClientMessage>(rng);
        const std::size_t length = encode_client_message(message).size();
        RC_ASSERT(length % limits::client_frame_bytes == 0);
        const bool desk =
            std::holds_alternative<Control>(message) || std::holds_alternative<Announce>(message) ||
            std::holds_alternative<Show>(message) || std::holds_alternative<Preview>(message) ||
            std::holds_alternative<AskToJoin>(message);
        RC_ASSERT(desk || length == limits::client_frame_bytes);
    }));
}

TEST_CASE("P7 the longest frames of a phone still have the one length") {
    GiveRating longest{std::string(32, 'r'), UINT32_MAX, Choice{false, std::nullopt}, UINT32_MAX};
    CHECK(encode_client_message(longest).size() == limits::client_frame_bytes);
    OrderFavourites favourites{std::string(32, 'f'), {}};
    favourites.encounters.assign(limits::favourites_max, UINT32_MAX);
    CHECK(encode_client_message(favourites).size() == limits::client_frame_bytes);
}

TEST_CASE("P7 ack and reject have one length, whatever they say") {
    CHECK(rc::check("replies", [](std::uint64_t seed) {
        base::Rng rng(seed);
        const ServerMessage ack = random_message::random<Ack>(rng);
        Ack plain{std::string(1 + rng.below(32), 'a'), std::string(rng.below(65), 'f')};
        Reject reject{std::string(1 + rng.below(32), 'a'), std::string(1 + rng.below(64), 'x')};
        RC_ASSERT(encode_server_message(plain).size() == limits::reply_bytes);
        RC_ASSERT(encode_server_message(reject).size() == limits::reply_bytes);
        RC_ASSERT(encode_server_message(ack).size() % limits::reply_bytes == 0);
    }));
}

TEST_CASE("P7 an own view is exactly as long as asked when it is not longer") {
    const ServerMessage view = ParticipantView{};
    const std::size_t bare = encode_server_message(view).size();
    for (std::size_t wanted = bare - 3; wanted < bare + 40; ++wanted) {
        const std::string text = encode_server_message(view, wanted);
        INFO(wanted);
        CHECK(text.size() == std::max(bare, wanted));
        CHECK(decode_server_message(text).has_value());
    }
}

TEST_CASE("P7 without padding the length would tell a yes from a no (control)") {
    const auto bare = [](const GiveRating& given) {
        return samples::without_pad(encode_client_message(given)).dump().size();
    };
    CHECK(bare(rating(true, 70)) != bare(rating(false, 70)));
    CHECK(bare(rating(true, 70)) != bare(rating(true, 100)));
    CHECK(encode_client_message(rating(true, 70)).size() ==
          encode_client_message(rating(false, 100)).size());
}

TEST_CASE("P8 what is sent is valid UTF-8 and valid JSON, whatever the texts hold") {
    CHECK(rc::check("bytes", [](const std::string& anything) {
        VisitorView view;
        view.words = anything;
        const std::string text = encode_server_message(view);
        RC_ASSERT(is_utf8(text));
        const auto decoded = decode_server_message(text);
        const bool nul = anything.find('\0') != std::string::npos;
        RC_ASSERT(decoded.has_value() || nul);
        if (decoded && is_utf8(anything))
            RC_ASSERT(std::get<VisitorView>(*decoded).words == anything);
    }));
    CHECK(is_utf8("\xf0\x9f\xa6\x8a"));
    CHECK_FALSE(is_utf8("\xf0\x9f\xa6"));
    CHECK_FALSE(is_utf8("\xed\xa0\x80"));
}

namespace {

// One to four random edits of a text.
std::string scratched(std::string text, base::Rng& rng) {
    for (std::uint64_t edits = 1 + rng.below(4); edits > 0 && !text.empty(); --edits) {
        const auto at = rng.below(text.size());
        switch (rng.below(3)) {
            case 0:
                text[at] = static_cast<char>(rng.below(256));
                break;
            case 1:
                text.erase(at, 1 + rng.below(3));
                break;
            default:
                text.insert(at, 1, "{}[]\",:0-\\u.e"[rng.below(13)]);
        }
    }
    return text;
}

// Refused, or understood and said again alike.
bool holds_up(const std::string& text, bool& understood) {
    const auto client = decode_client_message(text, Sender::organizer);
    const auto server = decode_server_message(text);
    understood = client || server;
    if (client) {
        const std::string said = encode_client_message(*client);
        return again(*client) == said && samples::without_pad(said) == samples::without_pad(text);
    }
    if (!server) return true;
    return samples::without_pad(encode_server_message(*server)) == samples::without_pad(text);
}

}  // namespace

TEST_CASE("P2 noise is refused, or understood and said again alike") {
    const auto all = samples::in(samples::folder());
    std::size_t understood_count = 0;
    std::size_t refused_count = 0;
    for (std::uint64_t seed = 0; seed < 20'000; ++seed) {
        base::Rng rng(seed);
        const auto& sample = all[rng.below(all.size())];
        if (sample.text.size() > 8192) continue;
        const std::string text = scratched(sample.text, rng);
        bool understood = false;
        INFO("seed " << seed << " of " << sample.file << ": " << text);
        REQUIRE(holds_up(text, understood));
        (understood ? understood_count : refused_count)++;
    }
    CHECK(understood_count > 500);  // control: both branches were taken often
    CHECK(refused_count > 5'000);
}
