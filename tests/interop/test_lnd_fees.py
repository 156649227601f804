# SPDX-License-Identifier: MIT
"""update_fee with LND: as funder we follow our backend's estimate, as fundee we follow LND, up and down, amid payments."""
from lnd_world import World
from peers import EstimatingBitcoind, FeeSource, runner


def perKw(satPerVbyte):
    return satPerVbyte * 250


def waitFeerate(world, wanted):
    """Both commitments carry the feerate, each side says so."""
    world.stage.wait_for(f"feerate {wanted} at our side", lambda: world.channel()["feerate"]["perkw"] == wanted)
    world.stage.wait_for(f"feerate {wanted} at LND", lambda: int(world.lnd.channel(world.point)["fee_per_kw"]) == wanted)


def test_we_raise_and_lower_the_feerate_as_funder(stage):
    world = World(stage, chain=lambda bitcoind: EstimatingBitcoind(stage, bitcoind, satPerVbyte=4))
    world.weOpen(push=1_000_000_000)
    waitFeerate(world, perKw(4))
    world.payLnd(1_000_000)  # no update_fee before the first change of state
    world.backend.satPerVbyte = 9
    waitFeerate(world, perKw(9))  # it is asked for once a minute
    world.payLnd(2_000_000)
    world.lndPays(3_000_000, "raised")
    world.backend.satPerVbyte = 3
    world.wallet.restart()  # and at each start
    world.waitNormal()
    waitFeerate(world, perKw(3))
    world.payLnd(2_000_000)
    world.lndPays(3_000_000, "lowered")
    world.sameLedger()


def test_lnd_raises_and_lowers_the_feerate_as_funder(stage):
    fees = FeeSource(stage, satPerVbyte=3)
    world = World(stage, lndOptions=fees.options, impatient=True)
    world.lndOpens(push=1_000_000)
    waitFeerate(world, perKw(3))
    for number, rate in enumerate((9, 2, 5)):
        world.payLnd(2_000_000)
        fees.satPerVbyte = rate
        waitFeerate(world, perKw(rate))
        world.lndPays(3_000_000, f"after {number}")
    world.lnd.restart()
    world.waitNormal()
    fees.satPerVbyte = 8
    waitFeerate(world, perKw(8))
    world.sameLedger()
    point = world.point
    world.lnd.close(point)
    world.closed(point)


if __name__ == "__main__":
    runner.main(needs=["bitcoind", "lnd", "fulgurited"])
