# SPDX-License-Identifier: MIT
"""`run_all.py ROOT [BUILD]`: every lint, one after another; exit status 1 when one complains."""
import subprocess
import sys
from pathlib import Path

ARCHIVES = ("wallet/libfulgurite_wallet.a", "lightning/libfulgurite_lightning.a", "app/libfulgurite_store.a",
            "app/libfulgurite_practice.a")


def main(root, build):
    failed = False
    for lint in sorted(Path(__file__).parent.glob("check_*.py")):
        operands = [root]
        if lint.stem == "check_symbols":
            operands = [str(Path(build) / name) for name in ARCHIVES if build and (Path(build) / name).exists()]
            if not operands:
                continue
        print(f"lint {lint.stem.removeprefix('check_')}: ", end="", flush=True)
        failed |= subprocess.run([sys.executable, lint, *operands], check=False).returncode not in (0, 77)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else ""))
