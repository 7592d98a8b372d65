"""Which cases the gate tries of a test with many: the whole suite takes three quarters of an hour.

`make test` gives each commit one of ten parts, by the commit's number, in `CULMINA_TEST_PART`.
Without it everything is tried. What has few cases, and whatever is not told here, is in each part.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

PARTS = 10
VARIABLE = "CULMINA_TEST_PART"
ALWAYS = 1  # the first case of a test
# One sentence in many wordings, one rule for many figures, a thousand expressions, every mail.
BY_TURNS = (
    "tests/unit/",
    "tests/service/",
    "tests/contracts/test_mail_pages.py",
    "tests/contracts/test_patterns.py",
    "tests/contracts/test_variants.py",
    "tests/web/browser/",
)
# What is asked of the database there is asked test after test; that of tests/service/models/ is the
# database's own and tried whole.
ALIKE = tuple(
    f"tests/service/{one}/" for one in ("bot", "culmina", "plans", "reports", "scheduler")
)


def part_to_try() -> int | None:
    """Return the part that is asked for, from 0; None for all of them."""
    asked = os.environ.get(VARIABLE, "")
    return int(asked) % PARTS if asked else None


def left_out(collected: Iterable[tuple[str, bool]], part: int) -> set[str]:
    """Return what is not of this part, of names of cases and whether they are for PostgreSQL.

    Of a test's cases the part has the first and one in ten of the others. On PostgreSQL it has of
    a module of services the first test and one in ten of the others, with all their cases.
    """
    cases: Counter[tuple[str, bool]] = Counter()
    tests: Counter[tuple[str, bool]] = Counter()
    out = set()
    for name, on_postgres in collected:
        if not name.startswith(BY_TURNS):
            continue
        test = name.partition("[")[0], on_postgres
        module = name.partition("::")[0], on_postgres
        tests[module] += not cases[test]
        cases[test] += 1
        if on_postgres and name.startswith(ALIKE):
            its_turn = _is_of(tests[module], part, always=1)
        else:
            its_turn = _is_of(cases[test], part, always=ALWAYS)
        if not its_turn:
            out.add(name)
    return out


def _is_of(number: int, part: int, *, always: int) -> bool:
    """Whether what has this number, from 1, is of the part."""
    return number <= always or number % PARTS == part
