# SPDX-License-Identifier: MIT
"""LND, built from its Go module.

`go install` refuses LND because its go.mod has replace lines, so a module of ours takes over its require and replace lines.
"""
import json
import os
import re
import shutil

from . import debian_sid, versions
from .cache import Unavailable, cacheRoot, freshFolder, run

MODULE = "github.com/lightningnetwork/lnd"


def folder():
    return cacheRoot() / f"lnd-{versions.LND}"


def command():
    """The lnd program; Unavailable when it is not installed."""
    program = folder() / "lnd"
    if not program.exists():
        raise Unavailable(f"lnd {versions.LND} is not installed; ./dev test installs it")
    return program


def impatientCommand():
    """The same program, but as funder it looks at feerates every one to two seconds instead of every 10 to 60 minutes, for
    which LND has no option: both times, as they lie side by side in the program, are changed in a copy of it."""
    program = command()
    copy = folder() / "lnd-impatient"
    if not copy.exists():
        image = program.read_bytes()
        patient, impatient = (b"".join((second * 10**9).to_bytes(8, "little") for second in pair) for pair in ((600, 3600), (1, 2)))
        if image.count(patient) != 1:
            raise Unavailable(f"lnd {versions.LND} holds its update_fee times {image.count(patient)} times")
        partial = copy.with_suffix(".partial")
        partial.write_bytes(image.replace(patient, impatient))
        partial.chmod(0o755)
        partial.rename(copy)
    return copy


def goVersion(go):
    said = run([go, "env", "GOVERSION"], "asking Go for its version", env={"GOTOOLCHAIN": "local"})
    found = re.match(r"go(\d+)\.(\d+)", said.strip())
    return tuple(int(part) for part in found.groups()) if found else (0, 0)


def findGo():
    """The Go on PATH when it is new enough, else Debian sid's in a folder of its own."""
    onPath = shutil.which("go")
    if onPath and goVersion(onPath) >= versions.GO_MINIMUM:
        return onPath
    root = debian_sid.unpack("golang-go", cacheRoot() / "sid-go")
    for candidate in sorted(root.glob("usr/lib/go-*/bin/go"), reverse=True):
        with_version = goVersion(candidate)
        if with_version >= versions.GO_MINIMUM:
            return str(candidate)
    wanted = ".".join(str(part) for part in versions.GO_MINIMUM)
    raise Unavailable(f"LND needs Go {wanted} or newer and none was found")


def writeModule(go, target, env):
    """A go.mod of our own with LND's require and replace lines, and its go.sum."""
    said = run([go, "mod", "download", "-json", f"{MODULE}@{versions.LND}"], "fetching LND's source", env=env)
    source = json.loads(said)
    with open(source["GoMod"], encoding="utf-8") as file:
        lines = re.sub(r"(?m)^module .*$", "module fulgurite.invalid/peers", file.read(), count=1)
    (target / "go.mod").write_text(f"{lines}\nrequire {MODULE} {versions.LND}\n", encoding="utf-8")
    shutil.copyfile(os.path.join(source["Dir"], "go.sum"), target / "go.sum")


def install():
    if not (folder() / "lnd").exists():
        print(f"peer lnd: building {versions.LND} (about five minutes of one core)", flush=True)
        go = findGo()
        with freshFolder(folder()) as target:
            scratch = target / "scratch"  # some 3 GB of sources and objects, gone when the program stands
            env = {"CGO_ENABLED": "0", "GOTOOLCHAIN": "local", "GOFLAGS": "-mod=mod -modcacherw",
                   "GOPATH": str(scratch / "path"), "GOCACHE": str(scratch / "cache")}
            writeModule(go, target, env)
            run(["nice", go, "build", "-p", os.environ.get("FULGURITE_PEER_JOBS", "2"), "-trimpath", "-tags",
                 versions.LND_TAGS, "-o", target / "lnd", f"{MODULE}/cmd/lnd"],
                "building lnd", env=env, cwd=target)
            shutil.rmtree(scratch)
    return f"lnd {versions.LND}"
