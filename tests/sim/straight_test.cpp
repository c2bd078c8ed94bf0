#include <catch2/catch.hpp>

#include "sim/hall.hpp"

TEST_CASE("S1 an evening without faults runs from the first claim to everybody's result") {
    sim::Hall hall({});
    REQUIRE(hall.trouble().empty());
    const bool ended = hall.evening();
    INFO(hall.trouble() << hall.server().log());
    REQUIRE(ended);
    hall.settle();
    CHECK(hall.trouble().empty());
    for (std::uint32_t badge = 1; badge <= hall.people(); ++badge) {
        const auto& own = hall.phone(badge).own();
        REQUIRE(own);
        CHECK(own->met.size() == 3);
        CHECK(own->result.state == protocol::ResultState::ready);
        CHECK(hall.phone(badge).unsaved() == 0);
        CHECK(hall.phone(badge).saved().size() == 3);
    }
}
