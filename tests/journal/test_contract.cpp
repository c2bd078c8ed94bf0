#include "contracts/journal_contract.hpp"

#include "journal/worlds.hpp"

using namespace journal_test;

TEMPLATE_TEST_CASE("J1 load returns exactly what was appended, in order", "", MemoryWorld,
                   SqliteWorld) {
    TestType world;
    loads_what_was_appended(world);
}

TEMPLATE_TEST_CASE("J3 a sequence gap or repeat is refused", "", MemoryWorld, SqliteWorld) {
    TestType world;
    refuses_gaps_and_repeats(world);
}

TEMPLATE_TEST_CASE("J4 a stale claim cannot write", "", MemoryWorld, SqliteWorld) {
    TestType world;
    fences_stale_claims(world);
}

TEMPLATE_TEST_CASE("J5 one room that cannot be written takes no other along", "", MemoryWorld,
                   SqliteWorld) {
    TestType world;
    commits_rooms_together_but_judges_them_apart(world);
}

TEMPLATE_TEST_CASE("J6 two rooms never have the same code", "", MemoryWorld, SqliteWorld) {
    TestType world;
    keeps_codes_unique(world);
}

TEMPLATE_TEST_CASE("J7 the catalogue knows which rooms are due", "", MemoryWorld, SqliteWorld) {
    TestType world;
    knows_who_is_due(world);
}

TEMPLATE_TEST_CASE("J8 destroying keys erases one room for good", "", MemoryWorld, SqliteWorld) {
    TestType world;
    erases_by_destroying_keys(world);
}

TEMPLATE_TEST_CASE("J14 the journal remembers when a room was last alive", "", MemoryWorld,
                   SqliteWorld) {
    TestType world;
    remembers_when_it_was_alive(world);
}

TEMPLATE_TEST_CASE("J15 server secrets outlive the process", "", MemoryWorld, SqliteWorld) {
    TestType world;
    keeps_server_secrets(world);
}

TEMPLATE_TEST_CASE("J16 what is queued at the end is finished, and nothing after it", "",
                   MemoryWorld, SqliteWorld) {
    TestType world;
    accepts_nothing_after_the_end(world);
}
