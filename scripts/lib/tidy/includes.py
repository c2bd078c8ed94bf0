"""Who may include whom: the picture of docs/ARCHITECTURE.md, with every include followed."""
import functools
import posixpath
import re

from .tree import File, Tree

CORE = "base/core/"
# Folder -> what its files may include of the project, by prefix; `base/core` is for everyone.
# Headers named here hold data only: problems, results. No engine comes with them.
MATCHING_DATA = ("matching/problem.hpp", "matching/matching.hpp")
SEATING_DATA = ("seating/problem.hpp", "seating/next_round.hpp", "seating/planned.hpp")
MAY_INCLUDE = {
    "base": ("base/",),
    "matching": ("matching/",),
    "seating": ("seating/",),
    "instance": ("instance/", *MATCHING_DATA, "seating/problem.hpp"),
    "checking": ("checking/", *MATCHING_DATA, *SEATING_DATA),
    "room": ("room/", "instance/", "seating/", "checking/", *MATCHING_DATA),
    "journal": ("journal/", "room/", "base/"),
    "protocol": ("protocol/",),
    "files": ("files/",),
    "live": ("live/", "room/", "instance/", *MATCHING_DATA, "journal/journal.hpp", "protocol/",
             "base/"),
    "solver": ("solver/", "live/", "base/", *MATCHING_DATA, "matching/wire.hpp",
               "checking/matching.hpp"),
    "net": ("net/", "live/", "protocol/", "base/"),
    "bots": ("bots/", "protocol/"),
    "cli": ("cli/", "files/", "instance/", "checking/", "matching/", "seating/", "bots/", "net/",
            "base/", "protocol/", "live/", "solver/", "journal/"),
}
GATE = ("files/",)
PURE = ("matching", "seating", "instance", "checking", "room")
# Headers that show no type of the room, whatever they include.
NO_ROOM = ("server/live/room_handle.hpp", "server/live/screen.hpp", "server/live/directory.hpp")
BEAST_UNITS = 2
# The units of pure folders that call a solver library, behind a header of whole numbers.
SOLVER_UNITS = ("/lemon_", "/cbc_")
# System headers no pure folder may reach.
IMPURE = re.compile(
    r"^(boost/(asio|beast)|nlohmann/|spdlog/|fmt/|thread$|mutex$|atomic$|future$|fstream$|"
    r"iostream$|condition_variable$|cmath$|random$|filesystem$|sqlite3|SQLiteCpp)"
)
_INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)


def folder_of(name: str) -> str | None:
    parts = name.split("/")
    if parts[0] == "protocol":
        return "protocol"
    return parts[1] if parts[0] == "server" and len(parts) > 2 else None


class Graph:
    def __init__(self, tree: Tree):
        self.tree = tree

    @functools.cache
    def direct(self, name: str) -> list[tuple[int, str, str | None]]:
        """(offset, spelled, file of the project or None) of each include."""
        file = self.tree.by_name[name]
        found = []
        for match in _INCLUDE.finditer(file.text):
            spelled = match[2]
            here = posixpath.normpath(posixpath.join(posixpath.dirname(name), spelled))
            candidates = [f"server/{spelled}", spelled]
            if match[1] == '"':
                candidates.insert(0, here)
            target = next((c for c in candidates if c in self.tree.by_name), None)
            found.append((match.start(), spelled, target))
        return found

    @functools.cache
    def reached(self, name: str) -> dict[str, str]:
        """What a file includes, itself or through others -> through which of its own includes."""
        found: dict[str, str] = {}
        for _, spelled, target in self.direct(name):
            queue = [target or "<" + spelled]
            while queue:
                now = queue.pop()
                if now in found:
                    continue
                found[now] = spelled
                if not now.startswith("<"):
                    queue += [t or "<" + s for _, s, t in self.direct(now)]
        return found


def _allowed(file: File, folder: str, target: str) -> bool:
    path = target.removeprefix("server/")
    if path == "limits.hpp" or path.startswith(CORE):
        return True
    extra = GATE if file.name.startswith("server/live/gate/") else ()
    return path.startswith(MAY_INCLUDE[folder] + extra)


def _edges(file: File, folder: str, graph: Graph):
    own = set()
    for offset, spelled, target in graph.direct(file.name):
        known = target or (spelled if spelled.split("/")[0] in MAY_INCLUDE else None)
        if known and not _allowed(file, folder, known):
            yield file.finding(offset, f"{folder} may not include {spelled}")
        own.add(folder_of(target) if target else None)
    both = {"protocol", "room"} <= own and folder == "live"
    if both and not file.name.startswith("server/live/gate/"):
        yield file.finding(0, "only live/gate/ may include both protocol/ and room/")


def _reaching(file: File, folder: str, graph: Graph):
    for what, through in graph.reached(file.name).items():
        if folder in PURE and what.startswith("<") and IMPURE.match(what[1:]):
            if not any(unit in file.name for unit in SOLVER_UNITS):
                yield file.finding(0, f"pure, but reaches {what}> through {through}")
        if (folder == "net" or file.name in NO_ROOM) and what.startswith("server/room/"):
            yield file.finding(0, f"must not see {what[7:]}, reached through {through}")
        if folder == "live" and what.startswith("<boost/asio"):
            yield file.finding(0, f"live knows no Asio, reached through {through}")


def check(tree: Tree):
    graph = Graph(tree)
    beast = []
    for file in tree.cpp("server/", "protocol/"):
        folder = folder_of(file.name)
        if folder is None:
            continue  # main.cpp sees everything; limits.hpp includes nothing of ours
        if folder not in MAY_INCLUDE:
            yield file.finding(0, f"unknown folder {folder}: add it to the include graph")
            continue
        yield from _edges(file, folder, graph)
        yield from _reaching(file, folder, graph)
        mentions = [o for o, s, _ in graph.direct(file.name) if s.startswith("boost/beast")]
        if mentions and folder != "net":
            yield file.finding(mentions[0], "Beast is for net/ only")
        in_unit = folder == "net" and file.suffix == ".cpp"
        if in_unit and any(w.startswith("<boost/beast") for w in graph.reached(file.name)):
            beast.append(file)
    for file in beast[BEAST_UNITS:]:
        yield file.finding(0, f"Beast in more than {BEAST_UNITS} units")
