#!/usr/bin/env python3
"""embed.py DIST OUT.cpp: writes the built web client as the table `net::assets()`.

Every file under DIST becomes one entry: the path as a browser asks for it, its media type, its
tag (the SHA-256 of its bytes), its bytes, and the same in gzip where that is
shorter by a tenth. When DIST does not exist the table
holds one plain page that says so: a server without its client still starts and explains itself.
The output is written only when it differs, so that an unchanged client costs no compilation.
"""
import gzip
import hashlib
import pathlib
import sys

TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
}

FALLBACK = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Quadrille</title>
<h1>Quadrille</h1>
<p>The server runs, but it was built without its web client.
Run scripts/build, then start it again.</p>
</html>
"""

HEAD = """// Written by scripts/embed.py from the built web client.
#include <array>

#include "net/assets.hpp"

using namespace std::string_view_literals;

namespace net {

"""


def literal(body: bytes) -> str:
    """The bytes as adjacent C++ string literals, printable characters as themselves."""
    named = {0x22: '\\"', 0x5C: "\\\\", 0x0A: "\\n", 0x3F: "\\?"}
    text = [named.get(b) or (chr(b) if 0x20 <= b < 0x7F else f"\\{b:03o}") for b in body]
    lines = ["".join(text[at : at + 4000]) for at in range(0, len(text), 4000)] or [""]
    return "\n".join(f'    "{line}"' for line in lines) + "sv"


def packed(body: bytes) -> bytes:
    """The bytes in gzip, the same for the same bytes; nothing where that gains next to nothing."""
    small = gzip.compress(body, compresslevel=9, mtime=0)
    return small if len(small) * 10 < len(body) * 9 else b""


def files_of(dist: pathlib.Path):
    if not dist.is_dir():
        return [("/index.html", FALLBACK)]
    names = [p.relative_to(dist) for p in dist.rglob("*") if p.is_file()]
    shown = [n for n in names if not any(part.startswith(".") for part in n.parts)]
    # The server searches the table by bytes of the path.
    return sorted(("/" + n.as_posix(), (dist / n).read_bytes()) for n in shown)


def source_for(files) -> str:
    out = [HEAD]
    for number, (_, body) in enumerate(files):
        out.append(f"static constexpr std::string_view body_{number} =\n{literal(body)};\n\n")
        small = literal(packed(body))
        out.append(f"static constexpr std::string_view packed_{number} =\n{small};\n\n")
    out.append(f"static constexpr std::array<Asset, {len(files)}> table{{{{\n")
    for number, (path, body) in enumerate(files):
        kind = TYPES.get(pathlib.PurePosixPath(path).suffix, "application/octet-stream")
        tag = hashlib.sha256(body).hexdigest()
        bodies = f"body_{number}, packed_{number}"
        out.append(f'    {{"{path}"sv, "{kind}"sv, "{tag}"sv, {bodies}}},\n')
    out.append("}};\n\nstd::span<const Asset> assets() { return table; }\n\n}  // namespace net\n")
    return "".join(out)


def main() -> int:
    dist, target = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    text = source_for(files_of(dist))
    if not target.exists() or target.read_text() != text:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
