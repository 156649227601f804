# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# The packages Fulgurite is built and tested with. Sourced by ./dev, which defines `say` and `fail`.
# One entry a line; where Debian and Ubuntu differ, names stand in the order of preference, split by `|`.

build_packages=(
    g++ cmake ninja-build pkg-config ccache mold
    qt6-base-dev 'libqt6svg6-dev|qt6-svg-dev' qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools
    qt6-translations-l10n
    libgl1-mesa-dev libxkbcommon-dev
    libsecp256k1-dev libsqlcipher-dev libqrencode-dev libssl-dev libargon2-dev nlohmann-json3-dev libzxing-dev
    'libzmq3-dev|libzmq-dev'
    fonts-roboto-unhinted fonts-hack fonts-noto-cjk
)
window_packages=('qt6-wayland')
test_packages=(
    python3 python3-venv openssl xvfb xauth dbus binutils desktop-file-utils appstream shellcheck
    'clang-format-19|clang-format-20|clang-format-21|clang-format' debian-archive-keyring
)
fuzz_packages=(clang-19 libclang-rt-19-dev)

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
# No pipe: a `grep -q` that leaves early would fail the whole pipe under pipefail, and a known package would count as unknown.
apt_knows() { [[ $(apt-cache policy "$1" 2>/dev/null) =~ 'Candidate: '[^\(] ]]; }

# entry_installed 'a|b': one of the names is installed.
entry_installed() {
    local name names
    IFS='|' read -ra names <<<"$1"
    for name in "${names[@]}"; do is_installed "$name" && return 0; done
    return 1
}

# entry_name 'a|b': the first name that apt knows.
entry_name() {
    local name names
    IFS='|' read -ra names <<<"$1"
    for name in "${names[@]}"; do apt_knows "$name" && { echo "$name"; return 0; }; done
    return 1
}

missing_entries() {
    local entry
    for entry in "$@"; do entry_installed "$entry" || echo "$entry"; done
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else fail "installing packages needs root: run ./dev as root or install sudo"
    fi
}

# names_for ENTRY...: fills `chosen` with names that apt knows, `unknown` with entries it does not.
names_for() {
    local entry name
    chosen=() unknown=()
    for entry in "$@"; do
        if name=$(entry_name "$entry"); then chosen+=("$name"); else unknown+=("$entry"); fi
    done
}

# install_packages ENTRY...: what is missing is installed; nothing that is there is upgraded.
install_packages() {
    local missing chosen unknown
    mapfile -t missing < <(missing_entries "$@")
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || fail "this system has no apt; install the counterparts of: ${missing[*]}"
    names_for "${missing[@]}"
    if [ ${#unknown[@]} -gt 0 ]; then
        say "reading the package lists (apt-get update)"
        as_root apt-get -q update || say "apt-get update reported errors; going on with the lists there are"
        names_for "${missing[@]}"
    fi
    [ ${#unknown[@]} -eq 0 ] || fail "apt knows no package for: ${unknown[*]}"
    say "installing ${chosen[*]}"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-upgrade --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install "${chosen[@]}" >"$cache/apt.log" 2>&1 || refresh_and_retry "${chosen[@]}"
}

# A package list that is too old names files the mirror no longer has: read it anew once.
refresh_and_retry() {
    say "that failed; reading the package lists and trying once more"
    as_root apt-get -q update >>"$cache/apt.log" 2>&1 || true
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-upgrade --no-install-recommends \
        -o DPkg::Lock::Timeout=300 install "$@" >>"$cache/apt.log" 2>&1 ||
        fail "apt could not install the packages: $(grep -E '^E: ' "$cache/apt.log" | tail -n 1)"
}
