# SPDX-License-Identifier: MIT
# shellcheck shell=bash disable=SC2034,SC2154
# `./dev test`: its parts one after another, the time of each, and one closing line. Sourced by ./dev.

jobs=$(nproc)
passed=0 failed=0 skipped=0
times=()
budgets='packages 5, peers 15 (beside the build), build 20, quick 5, window and shots 6, regtest and interop 25 minutes'

# timed NAME COMMAND...: runs it and notes how long it took.
timed() {
    local name=$1 from=$SECONDS
    shift
    "$@"
    times+=("$(printf '%-10s %5d s' "$name" $((SECONDS - from)))")
}

# Peers are fetched beside the build; a peer that cannot be had is named here, and its tests report themselves skipped.
start_peers() {
    peers_log=$cache/peers.log
    nice python3 -m peers.install >"$peers_log" 2>&1 &
    peers_pid=$!
    trap 'kill "$peers_pid" 2>/dev/null || true' EXIT
}

wait_for_peers() {
    wait "$peers_pid" || true
    grep -E '^peer' "$peers_log" || true
}

# attribute NAME FILE: a number of the junit report.
attribute() { sed -n "s/.*[[:space:]]$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1; }

# tests_labelled PRESET LABEL EXTRA...: runs the tests of a label and adds up what happened.
tests_labelled() {
    local preset=$1 label=$2 report=$root/build/$1/junit-$2.xml total bad off
    shift 2
    rm -f "$report"
    say "tests: $label"
    ctest --test-dir "build/$preset" -L "^($label)\$" --output-on-failure --output-junit "$report" "$@" || true
    [ -f "$report" ] || { failed=$((failed + 1)); return 0; } # ctest itself broke
    total=$(attribute tests "$report") bad=$(attribute failures "$report")
    off=$(($(attribute skipped "$report") + $(attribute disabled "$report")))
    skipped=$((skipped + off)) failed=$((failed + bad)) passed=$((passed + total - bad - off))
}

# Which files of vectors were run, and which wait for a runner.
name_vectors() {
    [ -x build/ci/bin/fulgurite-vectors ] || return 0
    say "vectors by file"
    build/ci/bin/fulgurite-vectors tests/vectors | grep -E '^[A-Za-z0-9_.-]+: ' || true
}

# The lines and branches that the quick tests reach, by file.
report_coverage() { gcovr --root . --object-directory build/coverage -f wallet/ -f lightning/ -f app/ -f ui/ --sort uncovered-percent; }

part() {
    case $1 in
        asan | tsan) build "$1" && timed "$1" tests_labelled "$1" quick -j "$jobs" ;;
        coverage)
            install_packages gcovr
            build coverage && timed coverage tests_labelled coverage quick -j "$jobs" && report_coverage ;;
        fuzz) timed fuzz fuzz && passed=$((passed + 1)) ;;
        quick) timed quick tests_labelled ci quick -j "$jobs" && name_vectors ;;
        window | shots) timed "$1" tests_labelled ci "$1" -j "$jobs" ;;
        package) build release && timed package tests_labelled release package ;;
        *) timed "$1" tests_labelled ci "$1" ;;
    esac
}

# Whether a label is tested in the build that CI makes; the others bring their own.
needs_ci_build() {
    local label
    for label in "$@"; do case $label in asan | tsan | coverage | fuzz | package) ;; *) return 0 ;; esac; done
    return 1
}

needs_peers() { case " $* " in *' regtest '* | *' interop '*) return 0 ;; *) return 1 ;; esac; }

# run_tests [LABEL...]: what CI runs, or only these labels.
run_tests() {
    local from=$SECONDS label
    [ $# -gt 0 ] || set -- quick window shots regtest interop
    timed packages install_packages "${build_packages[@]}" "${test_packages[@]}"
    if needs_peers "$@"; then start_peers; fi
    if needs_ci_build "$@"; then timed build build ci; fi
    if needs_peers "$@"; then timed peers wait_for_peers; fi
    for label in "$@"; do part "$label"; done

    say "time by part (budgets: $budgets)"
    printf '  %s\n' "${times[@]}"
    printf '  %-10s %5d s\n' whole $((SECONDS - from))
    printf 'fulgurite: %d passed, %d failed, %d skipped\n' "$passed" "$failed" "$skipped"
    [ "$failed" -eq 0 ] && [ "$passed" -gt 0 ]
}
