# SPDX-License-Identifier: MIT
"""How the daemon starts, is refused and ends, and what the command line says of it. No chain backend is needed."""
import json
import os
import signal
import socket
import stat
import subprocess
from pathlib import Path

from peers import Fulgurited, runner
from peers.fulgurited import PASSWORD, binaries
from peers.process import HOST, freePort

INVOICE = ("lnbc2500u1pvjluezsp5zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zyg3zygspp5qqqsyqcyq5rqwzqfqqqsyqcyq5rqwzqfqqqsyqcyq5"
           "rqwzqfqypqdq5xysxxatsyp3k7enxv4jsxqzpu9qrsgquk0rl77nj30yxdy8j9vdx85fkpmdla2087ne0xh8nhedh8w27kyke0lp53ut353s06fv3qfeg"
           "ext0eh0ymjpf39tuven09sam30g4vgpfna3rh")


def run(program, *flags, environment=None, stdin=""):
    return subprocess.run([str(binaries() / program), *flags], input=stdin, capture_output=True, text=True, check=False, timeout=60,
                          env=environment)


def refused(stage, *flags, conf=None):
    """Standard error of a start that must be refused: one sentence, exit status 1."""
    folder = stage.folder / "refused"
    folder.mkdir(exist_ok=True)
    (folder / "fulgurite.conf").write_text(conf or "", encoding="utf-8")
    done = run("fulgurited", f"--datadir={folder}", *flags)
    assert done.returncode == 1 and len(done.stderr.splitlines()) == 1 and not done.stdout, f"{flags} {conf}: {done}"
    return done.stderr


def practiceDaemon(stage, name="fulgurited", options=()):
    return Fulgurited(stage, "practice", name, options).start()


def test_help_version_and_features_need_nothing(_stage):
    bare = {"HOME": "/nonexistent", "PATH": "/nonexistent"}
    for program in ("fulgurited", "fulgurite-cli"):
        for flag in ("--help", "--version"):
            done = run(program, flag, environment=bare)
            assert done.returncode == 0 and done.stdout and not done.stderr, done
    features = run("fulgurited", "--list-features", environment=bare)
    assert features.returncode == 0
    assert all(line.endswith(("/odd", "/even")) for line in features.stdout.splitlines()), features.stdout


def test_what_is_wrong_with_a_start_is_said_in_one_sentence(stage):
    for flags, named in ((["--colour=red"], "colour"), (["--network=moon"], "moon"), (["nonsense"], "nonsense"),
                         (["--backend=magic"], "magic"), (["--network=regtest", "--backend=electrum"], "--electrum"),
                         (["--network=regtest", "--backend=bitcoind"], "--bitcoind-url"),
                         (["--network=regtest", "--backend=bitcoind", "--bitcoind-cookie=/nowhere/.cookie"], "/nowhere/.cookie"),
                         (["--network=regtest", "--password-file=/nowhere/p"], "/nowhere/p"),
                         (["--network=regtest", "--listen=127.0.0.1:99999"], "99999"),
                         (["--network=regtest", "--listen=nowhere:1234"], "nowhere"),
                         (["--network=signet", "--developer"], "regtest"), (["--developer"], "regtest"),
                         (["--network=regtest", "--dev-any-feerate"], "--developer"),
                         (["--network=regtest", "--funding-confirms=1"], "--developer"),
                         (["--network=regtest", "--developer", "--dev-force-node-key=" + "0" * 64], "dev-force-node-key"),
                         (["--network=regtest", "--developer", "--dev-channel-type=50"], "50")):
        assert named in refused(stage, *flags), flags


def test_the_settings_file_is_refused_by_line(stage):
    for text, named in (("network=regtest\ncolour=red\n", "line 2"), ("[moon]\nalias=x\n", "[moon]"), ("daemon\n", "daemon"),
                        ("network=regtest\nlisten=\n", "listen"), ("alias=a\nalias=b\n", "twice"), ("log-level=loud\n", "loud"),
                        ("[regtest\n", "[regtest")):
        assert named in refused(stage, conf=text), text


def test_a_folder_and_a_port_serve_one_daemon(stage):
    first = practiceDaemon(stage)
    again = run("fulgurited", f"--datadir={first.dataFolder}", "--network=regtest", "--backend=practice")
    assert again.returncode == 1 and str(first.socketPath) in again.stderr, again
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert str(port) in refused(stage, "--network=regtest", "--backend=practice", f"--listen={HOST}:{port}")


def test_sigterm_ends_it_cleanly_and_the_next_start_serves(stage):
    wallet = practiceDaemon(stage)
    wallet.createWallet()
    assert stat.S_IMODE(os.stat(wallet.socketPath).st_mode) == 0o600
    assert wallet.stop() == 0
    assert not wallet.socketPath.exists()
    wallet.start()
    assert wallet.call("getinfo")["wallet"] == "open"
    waiting = wallet.connection()
    waiting.send("waitanyinvoice", [])
    assert wallet.call("stop") == "Shutdown complete"
    stage.wait_for("the daemon to end", lambda: not wallet.running)
    assert wallet.exitStatus == 0


def test_it_accepts_a_peer_within_a_second_of_the_start(stage):
    wallet = practiceDaemon(stage, options=["--developer"])
    wallet.createWallet()
    wallet.stop()
    wallet.launch()
    stage.wait_for("the listening socket", lambda: accepts(wallet.port))
    took = processorSeconds(wallet.pid)
    stage.wait_for("the wallet", wallet.ready)
    assert took < 1, f"the start took {took:.2f} s"


def processorSeconds(pid):
    """What a process has worked so far: the clock would count the rest of a busy machine, too."""
    numbers = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return sum(int(ticks) for ticks in numbers[11:13]) / os.sysconf("SC_CLK_TCK")


def accepts(port):
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def test_developer_methods_need_the_option(stage):
    wallet = practiceDaemon(stage, "developer", ["--developer", "--dev-force-node-key=" + "2" * 64])
    wallet.createWallet()
    assert wallet.nodeId == "02466d7fcae563e5cb09a0d1870bb580344804617879a14949cf22285f1bae3f27"
    given = "7" * 64
    made = wallet.call("invoice", amount_msat=1000, label="given", description="x", preimage=given, cltv=40)
    assert wallet.call("decode", made["bolt11"])["min_final_cltv_expiry"] == 40
    try:
        wallet.call("dev-crash")
        raise AssertionError("dev-crash answered")
    except ConnectionError:
        pass
    stage.wait_for("the crash", lambda: not wallet.running)
    assert wallet.exitStatus == 1
    wallet.start()
    assert [entry["label"] for entry in wallet.call("listinvoices")["invoices"]] == ["given"]


def test_the_command_line_answers_with_its_exit_status(stage):
    wallet = practiceDaemon(stage)
    here = [f"--datadir={wallet.dataFolder}", "--network=regtest"]
    made = run("fulgurite-cli", *here, "createwallet", "-", stdin=PASSWORD + "\n")
    assert made.returncode == 0 and len(json.loads(made.stdout)["mnemonic"].split()) == 12
    assert PASSWORD not in made.stdout + made.stderr
    for words, status in ((["getinfo"], 0), (["-k", "invoice", "amount_msat=1000", "label=a", "description=b"], 0),
                          (["invoice", "1000", "a", "b"], 1), (["nothing"], 1), (["-k", "getinfo", "positional"], 1),
                          (["withdraw", "{", "1"], 1), (["withdraw", "bcrt1", "[[["], 1), (["subscribe", "[\"weather\"]"], 1),
                          (["listinvoices", "index=created", "start=0", "limit=1"], 0), (["close", "\udcff"], 1)):
        done = run("fulgurite-cli", *here, *words)
        assert done.returncode == status, f"{words}: {done}"
    assert "bumpfee" in run("fulgurite-cli", *here, "help").stdout
    wrong = run("fulgurite-cli", *here, "exportseed", stdin="not it\n")
    assert wrong.returncode == 1 and json.loads(wrong.stdout)["code"] == 3001 and "not it" not in wrong.stdout + wrong.stderr
    seed = run("fulgurite-cli", *here, "exportseed", stdin=PASSWORD + "\n")
    assert json.loads(seed.stdout)["mnemonic"] == json.loads(made.stdout)["mnemonic"]
    wallet.stop()
    gone = run("fulgurite-cli", *here, "getinfo")
    assert gone.returncode == 2 and "fulgurited" in gone.stderr and not gone.stdout


def test_decode_works_offline(_stage):
    done = run("fulgurite-cli", "--offline", "decode", INVOICE, environment={"HOME": "/nonexistent"})
    assert done.returncode == 0 and json.loads(done.stdout)["amount_msat"] == 250_000_000
    for words in (["decode", "lnbc1nonsense"], ["getinfo"], ["decode"]):
        assert run("fulgurite-cli", "--offline", *words).returncode == 1, words


def test_a_restore_tells_how_far_it_is(stage):
    wallet = practiceDaemon(stage)
    words = wallet.createWallet()
    other = practiceDaemon(stage, "restored")
    rpc = other.connection()
    rpc.call("notifications", {"enable": True})
    done = rpc.call("restorewallet", {"mnemonic": words, "password": PASSWORD})
    assert done["accounts"] and done["channels"] == [] and done["next"]
    told = [message["params"] for message in rpc.notifications if message["method"] == "message"]
    assert told and all(set(params) >= {"id", "level", "message"} for params in told), rpc.notifications


def test_kill_leaves_nothing_behind(stage):
    wallet = practiceDaemon(stage)
    wallet.createWallet()
    os.kill(wallet.pid, signal.SIGKILL)
    stage.wait_for("the end", lambda: not wallet.running)
    wallet.start()  # the stale socket file is no obstacle
    assert wallet.call("checkwallet")["ok"]
    assert freePort() != wallet.port


if __name__ == "__main__":
    runner.main(needs=["fulgurited"])
