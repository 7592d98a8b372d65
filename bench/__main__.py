"""`make bench`: one table of what was measured; ends with 1 when something required is missed."""

from __future__ import annotations

import sys
import tempfile
import time
from statistics import median
from typing import Any

from bench import pages_speed, readers
from bench.lines import Helper
from bench.many import PARTS
from bench.many.campaign import TELEGRAM_TAKES
from bench.replies import Replies, measure
from bench.results import FILE, Row, paired, table, write
from bench.servers import reachable

TICKS = "(a) scan and enqueue: 1,000 due milestones"
MAILS = "(b) reminders by mail, per second"
ANSWERS = "(b) answers by mail, from bytes to report and receipt"
REPLIES = "(c) reports on Telegram"
DIGESTS = "(f) one weekly digest with its files"
UNDERSTOOD = "(e) what replies mean, on one core"


def ticks(measured: dict[str, Any]) -> list[Row]:
    """Return (a): the time may grow by 1.3 at most when ten times as much is not due.

    So it may with five years of history instead of one.
    """
    rows = []
    for name, (few, many) in measured["sizes"].items():
        rows += [
            Row(TICKS, f"{name}, among 10,000 activities", "s", few),
            Row(TICKS, f"{name}, among 100,000 activities", "s", many)
            .beside(paired(many, few), "of 10,000")
            .at_most(1.3),
        ]
    for name, (first, fifth) in measured["years"].items():
        rows += [
            Row(TICKS, f"{name}, in the first year", "s", first),
            Row(TICKS, f"{name}, five years of history", "s", fifth)
            .beside(paired(fifth, first), "of the first")
            .at_most(1.3),
        ]
    return rows


def mails(rates: dict[str, Any]) -> list[Row]:
    """Return (b): the whole way of a mail beside its parts, over one and four connections."""
    rows = []
    for count in ("1", "4"):
        bare, stage, rendering, whole = (
            rates[way][count] for way in ("bare", "stage", "rendering", "whole")
        )
        name = f"{count} connection{'s' if count != '1' else ''}"
        rows += [
            Row(MAILS, f"{name}: bare aiosmtplib", "/s", bare),
            Row(MAILS, f"{name}: sending stage alone", "/s", stage)
            .beside(paired(stage, bare), "of bare")
            .at_least(0.8),
            Row(MAILS, f"{name}: render and send", "/s", rendering),
            Row(MAILS, f"{name}: claim, render, send, record", "/s", whole)
            .beside(paired(whole, rendering), "of render and send")
            .at_least(0.4),
        ]
    whole, bare = rates["whole"]["1"], rates["bare"]["1"]
    rows.append(
        Row(MAILS, "1 connection: the same", "/s", whole)
        .beside(paired(whole, bare), "of bare")
        .at_least(0.15)
    )
    return rows


def answers(seen: Replies) -> list[Row]:
    """Return (c): replies at once and at a steady pace, beside a bare bot that echoes."""
    return [
        Row(REPLIES, "echo bot, all at once", "/s", seen.echo),
        # Telegram takes 30 messages a second of a bot, and more are never sent.
        Row(REPLIES, "culmina, all at once", "/s", seen.culmina)
        .beside(median(seen.culmina) / TELEGRAM_TAKES, "of Telegram's 30")
        .at_least(0.9),
        Row(REPLIES, "echo bot, p95 at 10 per second", "ms", seen.echo_p95),
        Row(REPLIES, "culmina, p95 at 10 per second", "ms", seen.culmina_p95).at_most(150),
        Row(REPLIES, "culmina, 50 who write in one moment, median", "ms", seen.at_once).at_most(
            2000
        ),
        Row(REPLIES, "echo bot, peak memory", "MiB", [seen.echo_peak]),
        Row(REPLIES, "culmina, peak memory", "MiB", [seen.culmina_peak]),
    ]


def digests(measured: dict[str, list[float]]) -> list[Row]:
    """Return (f): the time may grow no faster than the rows, the memory stays under 500 MB, and a
    digest of few activities never holds up the service's loop for long."""
    (few, (seconds, _, still)), (many, (longer, peak, _)) = measured.items()
    grown = int(many) / int(few)
    return [
        Row(DIGESTS, f"{int(few):,} activities", "s", [seconds]),
        Row(DIGESTS, f"{int(few):,} activities, longest pause of the loop", "ms", [still]).at_most(
            50
        ),
        Row(DIGESTS, f"{int(many):,} activities", "s", [longer])
        .beside(longer / seconds, f"of {int(few):,}")
        .at_most(grown),
        Row(DIGESTS, f"{int(many):,} activities, peak memory", "MiB", [peak]).at_most(500),
    ]


def main() -> int:
    """Measure everything, print the table, write the results."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        rows = ticks(Helper("bench.ticks", folder).hello)
        rows += mails(Helper("bench.mails", folder).hello["per_second"])
        handled = Helper("bench.answers", folder).hello["per_second"]
        rows.append(Row(ANSWERS, "read, store, handle", "/s", handled).at_least(15))
        rows += answers(measure(folder))
        # Its bot settles a town of its own, as that of the replies did.
        rows += pages_speed.rows(tempfile.mkdtemp(dir=folder))
        rows += readers.rows(folder)
        understood = Helper("bench.understanding").hello["per_second"]
        rows += digests(Helper("bench.digests", folder).hello["digests"])
        rows.append(Row(UNDERSTOOD, "6 open activities each", "/s", understood).at_least(50))
    if reachable() is not None:
        rows += (row for measure_part in PARTS.values() for row in measure_part(1.0))
    seconds = time.monotonic() - start
    write(rows, seconds)
    missed = sum(not row.is_met for row in rows)
    print(table(rows))
    print(f"\n{seconds:.0f} s; {missed or 'nothing'} missed; written to {FILE.name}.")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
