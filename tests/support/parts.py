"""Which cases the gate tries of a test with many: the whole suite takes an hour on two cores.

`make test` gives each commit one of sixty parts, by the commit's number, in `CULMINA_TEST_PART`.
Without it everything is tried. What has few cases, and whatever is not told here, is in each part.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable

PARTS = 60
ONE_OF = 20  # cases of a test; on PostgreSQL tests of a module, or modules of conversations
VARIABLE = "CULMINA_TEST_PART"
# One sentence in many wordings, one rule for many figures, a thousand expressions, every mail.
BY_TURNS = (
    "tests/unit/",
    "tests/service/",
    "tests/contracts/cli/",
    "tests/contracts/test_bad_input.py",
    "tests/contracts/test_who_decides.py",
    "tests/contracts/test_mail_pages.py",
    "tests/contracts/test_patterns.py",
    "tests/contracts/test_variants.py",
    "tests/web/",
)
CONVERSATIONS = "tests/service/bot/"
# Of the tests of a module a third is tried: conversations, what plays weeks, and what starts
# processes, servers and browsers. They take four fifths of all time.
BY_THIRDS = (
    CONVERSATIONS,
    "tests/service/scheduler/",
    "tests/contracts/cli/",
    "tests/contracts/isolation/",
    "tests/channels/",
    "tests/journeys/",
    "tests/web/",
)
THIRDS = 3
# What is asked of the database there is asked test after test, and by conversations module after
# module; that of tests/service/models/ is the database's own and tried whole.
ALIKE = tuple(f"tests/service/{one}/" for one in ("culmina", "plans", "reports", "scheduler"))


def part_to_try() -> int | None:
    """Return the part that is asked for, from 0; None for all of them."""
    asked = os.environ.get(VARIABLE, "")
    return int(asked) % PARTS if asked else None


def left_out(collected: Iterable[tuple[str, bool]], part: int) -> set[str]:
    """Return what is not of this part, of names of cases and whether they are for PostgreSQL.

    Of a test's cases the part has the first and one in twenty of the others; of what is tried by
    thirds a third of the tests of a module. On PostgreSQL it has of a module of services the first
    test and one in twenty of the others, with all their cases, and of conversations one module in
    twenty.
    """
    cases: Counter[tuple[str, bool]] = Counter()
    tests: Counter[tuple[str, bool]] = Counter()
    modules: dict[str, int] = {}
    out = set()
    for name, on_postgres in collected:
        test = name.partition("[")[0], on_postgres
        module = name.partition("::")[0], on_postgres
        tests[module] += not cases[test]
        cases[test] += 1
        its_turn = True
        if on_postgres and name.startswith(CONVERSATIONS):
            its_turn = modules.setdefault(module[0], len(modules)) % ONE_OF == part % ONE_OF
        elif on_postgres and name.startswith(ALIKE):
            its_turn = _is_of(tests[module], part)
        elif name.startswith(BY_TURNS):
            its_turn = _is_of(cases[test], part)
        if name.startswith(BY_THIRDS):
            its_turn &= tests[module] % THIRDS == part // ONE_OF
        if not its_turn:
            out.add(name)
    return out


def _is_of(number: int, part: int) -> bool:
    """Whether the case or test of this number, from 1, is the first or of this twentieth; each of
    them meets all thirds."""
    return number == 1 or number % ONE_OF == part % ONE_OF
