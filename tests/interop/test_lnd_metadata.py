# SPDX-License-Identifier: MIT
"""What an invoice wants sent back to its payee arrives there. LND keeps no such data itself, but says in its log what came."""
from bolt11_text import withMetadata
from lnd_world import World
from peers import runner

METADATA = bytes(range(40))


def settledWith(lnd, paymentHash):
    """What LND says of the HTLC that settled this invoice: its payment_metadata in hex, `<nil>` for none; None: not yet."""
    said = [line for line in lnd.log.read_text(errors="replace").splitlines() if paymentHash in line and "metadata=" in line]
    return said[-1].rpartition("metadata=")[2] if said else None


def test_payment_metadata_comes_back_to_the_payee(stage):
    world = World(stage, lndOptions=["--debuglevel=info,INVC=debug"])
    world.weOpen(push=1_000_000_000)
    plain, more = (world.lnd.invoice(5_000 + index) for index in range(2))
    request = withMetadata(world.lnd, more["payment_request"], METADATA)
    assert world.wallet.call("decode", request)["payment_metadata"] == METADATA.hex()

    for made, asked in ((plain, plain["payment_request"]), (more, request)):
        assert world.wallet.call("pay", asked)["status"] == "complete"
        assert world.lnd.lookupInvoice(made["r_hash"])["state"] == "SETTLED"

    for made, wanted in ((plain, "<nil>"), (more, METADATA.hex())):
        said = stage.wait_for("LND's word on the payment", lambda asked=made["r_hash"]: settledWith(world.lnd, asked))
        assert said == wanted, said


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
