# Shared by all scripts: sourced, never run. Gives ROOT, say, fail, install_packages, use_node,
# configure_and_build, build_sanitized and build_client. Every function says what it does before it
# does it.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$ROOT"
NODE_DIR=$ROOT/build/node
NODE_VERSION=22.23.3
JOBS=${JOBS:-$(nproc)}

say() { printf '%s: %s\n' "$(basename "$0")" "$*"; }
fail() {
    say "$*" >&2
    exit 1
}

# packages_for WHEN...: the names in lib/packages whose WHEN is one of the arguments.
packages_for() {
    local when
    for when in "$@"; do
        sed -n "s/^\([^#|]*[^ |]\) *| *$when *|.*/\1/p" "$ROOT/scripts/lib/packages"
    done
}

package_missing() { ! dpkg-query -W -f '${Status}' "$1" 2>/dev/null | grep -q 'ok installed'; }

as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        fail "needs root to run: $* (no sudo here; run it yourself, then start again)"
    fi
}

# install_packages WHEN...: installs what is missing, and nothing when nothing is.
install_packages() {
    local missing=() name
    command -v dpkg-query >/dev/null ||
        fail "needs Debian 12, or the packages of scripts/lib/packages installed by hand"
    for name in $(packages_for "$@"); do
        # A nodejs package of another vendor may bring its own npm.
        if [ "$name" = npm ] && command -v npm >/dev/null; then continue; fi
        if package_missing "$name"; then missing+=("$name"); fi
    done
    if [ ${#missing[@]} = 0 ]; then return; fi
    say "installing ${#missing[@]} Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 "${missing[@]}" >/dev/null
}

# Vite needs Node 20.19 or later in the 20 line, or 22.12 and up.
node_is_new_enough() {
    "$1" -e 'const [a, b] = process.versions.node.split(".").map(Number);
        process.exit((a === 20 && b >= 19) || (a === 22 && b >= 12) || a > 22 ? 0 : 1)' 2>/dev/null
}

# use_node: a Node that is new enough becomes the first in PATH.
use_node() {
    if node_is_new_enough node; then return; fi
    if ! node_is_new_enough "$NODE_DIR/node_modules/.bin/node"; then
        say "installing Node $NODE_VERSION into build/node (the machine has $(node --version))"
        mkdir -p "$NODE_DIR"
        npm install --no-audit --no-fund --loglevel=error --prefix "$NODE_DIR" \
            "node@$NODE_VERSION" >/dev/null
        node_is_new_enough "$NODE_DIR/node_modules/.bin/node" ||
            fail "could not install a newer Node"
    fi
    export PATH="$NODE_DIR/node_modules/.bin:$PATH"
}

# npm_ci FOLDER: installs the locked packages of a folder unless exactly they are there already.
npm_ci() {
    local stamp=$1/node_modules/.installed
    if [ -e "$stamp" ] && cmp -s "$1/package-lock.json" "$stamp"; then return; fi
    say "installing the npm packages of ${1#"$ROOT"/}"
    (cd "$1" && npm ci --no-audit --no-fund --loglevel=error)
    cp "$1/package-lock.json" "$stamp"
}

# build_client: client-web/dist from client-web, when its sources are newer.
build_client() {
    local dir=$ROOT/client-web
    if [ ! -e "$dir/package.json" ]; then
        say "no web client yet; the server shows a plain page"
        return
    fi
    use_node
    npm_ci "$dir"
    local newer
    newer=$(find "$dir" "$ROOT"/protocol/*.ts -type f -newer "$dir/dist/.built" \
        -not -path '*/node_modules/*' -not -path "$dir/dist/*" -print -quit 2>/dev/null ||
        echo none)
    if [ -z "$newer" ]; then return; fi
    say "building the web client"
    (cd "$dir" && npm run --silent build)
    touch "$dir/dist/.built"
}

# configure_and_build DIR TARGETS -- CMAKE_ARGUMENTS
configure_and_build() {
    local dir=$1 targets=()
    shift
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        targets+=("$1")
        shift
    done
    [ $# -eq 0 ] || shift
    cmake -G Ninja -S "$ROOT" -B "$dir" "$@" >"$dir.cmake.log" 2>&1 || {
        cat "$dir.cmake.log"
        fail "cmake failed"
    }
    ninja -C "$dir" -j "$JOBS" --quiet "${targets[@]}"
}

# build_sanitized TARGETS: into build/sanitize, by clang, with its address and undefined behaviour
# sanitizers.
build_sanitized() {
    configure_and_build "$ROOT/build/sanitize" "$@" -- -DCMAKE_BUILD_TYPE=Debug \
        -DCMAKE_C_COMPILER=clang-16 -DCMAKE_CXX_COMPILER=clang++-16 \
        -DCMAKE_CXX_FLAGS_DEBUG="-O0 -g1" -DQUADRILLE_SANITIZE=ON -DQUADRILLE_PCH=ON
}
