"""The trees of the self test: one that is clean, and what is planted into it, one at a time."""

CLEAN = {
    "server/limits.hpp": (
        "#pragma once\n"
        "namespace limits {\n"
        "inline constexpr int people_max = 9;\n"
        "}\n"
    ),
    "server/base/core/id.hpp": (
        "#pragma once\n"
        "namespace base {\n"
        "struct Id {\n"
        "    int value = 0;\n"
        "};\n"
        "}\n"
    ),
    "server/base/clock.cpp": (
        "#include <chrono>\n"
        "long now() { return std::chrono::steady_clock::now().time_since_epoch().count(); }\n"
    ),
    "server/matching/problem.hpp": (
        "#pragma once\n"
        '#include "base/core/id.hpp"\n'
        '#include "limits.hpp"\n'
    ),
    "server/matching/solve.cpp": (
        '#include "matching/problem.hpp"\n'
        "namespace matching {\n"
        '// time(nullptr), 0.5, rand() and { in a comment; "TEST" too.\n'
        'static const char* const name = "double { time(nullptr) ";\n'
        "int solve(int a, int b) {\n"
        "    for (int i = 0; i < a; ++i) {\n"
        "        if (i == b) {\n"
        "            return 1'000;\n"
        "        }\n"
        "    }\n"
        "    return b;\n"
        "}\n"
        "}  // namespace matching\n"
    ),
    "server/room/room.hpp": (
        "#pragma once\n"
        '#include "base/core/id.hpp"\n'
        "namespace room {\n"
        "struct Room {\n"
        "    int round = 0;\n"
        "    base::Id id{};\n"
        "    Room() : round{1}, id{} { ++round; }\n"
        "};\n"
        "struct Stage : Room {\n"
        "    bool on = false;\n"
        "};\n"
        "}\n"
    ),
    "server/live/screen.hpp": (
        "#pragma once\n"
        '#include "base/core/id.hpp"\n'
    ),
    "server/live/room_handle.hpp": (
        "#pragma once\n"
        '#include "live/screen.hpp"\n'
    ),
    "server/live/gate/wall.cpp": (
        '#include "protocol/message.hpp"\n'
        '#include "room/room.hpp"\n'
    ),
    "server/net/listener.cpp": (
        "#include <boost/beast/core.hpp>\n"
        '#include "live/screen.hpp"\n'
        "namespace net {\n"
        "awaitable<void> run() {\n"
        "    auto named = make();\n"
        "    co_await wait(named);\n"
        "}\n"
        "}\n"
    ),
    "protocol/message.hpp": (
        "#pragma once\n"
        '#include "base/core/id.hpp"\n'
    ),
    "protocol/schema/message.schema.json": (
        '{"$defs": {"Ping": {"properties": {"type": {"const": "ping"}}}}}\n'
    ),
    "protocol/samples/good/ping.json": '{"type": "ping"}\n',
    "tests/room/room_test.cpp": 'TEST_CASE("R1 a room is a room") {}\n',
    "tests/e2e/evening.test.mjs": "test('C1 it is kept', () => {});\n",
    "docs/RULES.md": (
        "# Rules\n"
        "\n"
        "- **R1** a room is a room.\n"
        "- **C1** it is kept.\n"
    ),
    "scripts/lib/packages": "cmake | build | builds\n",
    "docs/ARCHITECTURE.md": "`cmake`\n",
    "server/live/actor.hpp": (
        "#pragma once\n"
        '#include "room/room.hpp"\n'
    ),
    "server/net/tls.cpp": "#include <boost/beast/core.hpp>\n",
}

# What, the file, the text that replaces it (or, after a +, is added), and a part of the finding.
FAULTS = (
    (
        "a long line",
        "server/matching/solve.cpp",
        "+// " + "x" * 98 + "\n",
        "101 columns",
    ),
    (
        "a long file",
        "server/matching/solve.cpp",
        "+" + "//\n" * 400,
        "lines (at most 400)",
    ),
    (
        "a long function",
        "server/room/room.cpp",
        "int f() {\n" + "    ++x;\n" * 60 + "}\n",
        "function of 62 lines",
    ),
    (
        "many parameters",
        "server/room/room.cpp",
        (
            "int f(int a, int b, std::map<int, int> c, int d, int e, int g) {\n"
            "    return a;\n"
            "}\n"
        ),
        "6 parameters",
    ),
    (
        "deep nesting",
        "server/room/room.cpp",
        (
            "int f(int a) {\n"
            "    if (a) {\n"
            "        for (;;) {\n"
            "            while (a) {\n"
            "                if (a) {\n"
            "                    return 1;\n"
            "                }\n"
            "            }\n"
            "        }\n"
            "    }\n"
            "    return 0;\n"
            "}\n"
        ),
        "nesting of 4",
    ),
    (
        "a forbidden include",
        "server/matching/solve.cpp",
        '+#include "room/room.hpp"\n',
        "matching may not include",
    ),
    (
        "a pure folder that logs",
        "server/base/core/id.hpp",
        "+#include <spdlog/spdlog.h>\n",
        "pure, but",
    ),
    (
        "a room type behind a handle",
        "server/live/screen.hpp",
        '+#include "room/room.hpp"\n',
        "must not see room/room.hpp",
    ),
    (
        "net that sees the room",
        "server/net/http.cpp",
        '#include "live/actor.hpp"\n',
        "must not see",
    ),
    (
        "wire and room outside the gate",
        "server/live/actor.cpp",
        (
            '#include "protocol/message.hpp"\n'
            '#include "room/room.hpp"\n'
        ),
        "only live/gate/",
    ),
    (
        "an implementation of the journal",
        "server/live/actor.cpp",
        '#include "journal/sqlite.hpp"\n',
        "live may not include",
    ),
    (
        "Beast outside net",
        "server/live/actor.cpp",
        "#include <boost/beast/core.hpp>\n",
        "Beast is for",
    ),
    (
        "Beast in a third unit",
        "server/net/http.cpp",
        "#include <boost/beast/http.hpp>\n",
        "Beast in more",
    ),
    (
        "a clock",
        "server/room/room.cpp",
        "auto t = [] { return std::chrono::system_clock::now(); };\n",
        "time only",
    ),
    (
        "an old clock",
        "server/net/http.cpp",
        "long f() { return time(nullptr); }\n",
        "time only",
    ),
    (
        "chance",
        "server/room/room.cpp",
        "int f() { return std::rand(); }\n",
        "chance only",
    ),
    (
        "another generator",
        "server/live/actor.cpp",
        "void f() { std::mt19937 g; }\n",
        "chance only",
    ),
    (
        "a coroutine outside net",
        "server/live/actor.cpp",
        (
            "T f() {\n"
            "    co_return;\n"
            "}\n"
        ),
        "coroutines only",
    ),
    (
        "a lambda in co_await",
        "server/net/http.cpp",
        (
            "T f(int x) {\n"
            "    co_await run([x] { return x; });\n"
            "}\n"
        ),
        "no capturing lambda",
    ),
    (
        "a conditional in co_await",
        "server/net/http.cpp",
        (
            "T f(bool c) {\n"
            "    co_await (c ? g() : h());\n"
            "}\n"
        ),
        "no conditional",
    ),
    (
        "a braced list in co_await",
        "server/net/http.cpp",
        (
            "T f() {\n"
            "    co_await g({1, 2});\n"
            "}\n"
        ),
        "no braced list",
    ),
    (
        "a lambda that is a coroutine",
        "server/net/http.cpp",
        (
            "void f(int x) {\n"
            "    auto g = [x]() -> awaitable<void> { co_return; };\n"
            "}\n"
        ),
        "may be a coroutine",
    ),
    (
        "floating point",
        "server/matching/solve.cpp",
        "+double half(int x);\n",
        "no floating point",
    ),
    (
        "a floating literal",
        "server/room/room.cpp",
        "bool f(int x) { return x > 0.5; }\n",
        "no floating point",
    ),
    (
        "a mutable global",
        "server/net/http.cpp",
        (
            "namespace net {\n"
            "static int connections = 0;\n"
            "}\n"
        ),
        "mutable variable at namespace scope: connections",
    ),
    (
        "a mutable container",
        "server/net/http.cpp",
        (
            "namespace {\n"
            "std::map<int, std::string> cache;\n"
            "}\n"
        ),
        "mutable variable at namespace scope: cache",
    ),
    (
        "a mutable static",
        "server/net/http.cpp",
        (
            "int f() {\n"
            "    static int calls = 0;\n"
            "    return ++calls;\n"
            "}\n"
        ),
        "mutable static",
    ),
    (
        "a rule without a test",
        "docs/RULES.md",
        "+- **R2** untested.\n",
        "no test of rule R2",
    ),
    (
        "a rule twice",
        "docs/RULES.md",
        "+- **R1** again.\n",
        "R1 is there twice",
    ),
    (
        "a test of an unknown rule",
        "tests/room/room_test.cpp",
        '+TEST_CASE("R9 unknown") {}\n',
        "no rule R9",
    ),
    (
        "a script test of an unknown rule",
        "tests/e2e/evening.test.mjs",
        "+test('C9 unknown', f);\n",
        "no rule C9",
    ),
    (
        "a title without a rule",
        "tests/room/room_test.cpp",
        '+TEST_CASE("rooms") {}\n',
        "no rule id",
    ),
    (
        "a message without a sample",
        "protocol/samples/good/ping.json",
        '{"type": "pong"}\n',
        "message ping has no sample",
    ),
    (
        "a note without an owner",
        "server/room/room.cpp",
        "// TO" + "DO later\n",
        "note without an owner",
    ),
    (
        "a path of some machine",
        "README.md",
        "see /ro" + "ot/notes\n",
        "a place outside",
    ),
    (
        "a package host",
        "README.md",
        "from registry" + ".npmjs.org\n",
        "a place outside",
    ),
    (
        "a lock file with hosts",
        "client-web/package-lock.json",
        '{"resolved": "x"}\n',
        "names no host",
    ),
    (
        "a package without a reason",
        "scripts/lib/packages",
        "+ninja | build | x\n",
        "ninja is not in",
    ),
)
