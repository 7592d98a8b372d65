"""Passes of entities with five years of history beside those in their first year."""

from __future__ import annotations

from bench.many.cloned import fill
from bench.many.nights import compare, passes
from bench.many.sizes import sized
from bench.results import Row
from bench.servers import made, required

ENTITIES, SAMPLE, YEARS = 200, 80, 4  # closed years besides the present one


def rows(share: float) -> list[Row]:
    """Measure, and say what is required."""
    entities, sample = sized(ENTITIES, share), sized(SAMPLE, share)
    server = required()
    with made(server) as young, made(server) as old:
        fill(young, entities)
        fill(old, entities, years=YEARS)
        first, fifth, _ = compare(young, old, (entities, entities), sample)
    return passes(first, fifth, "in the first year", "in the fifth year")
