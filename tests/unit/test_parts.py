"""The parts of the suite that the gate tries by turns."""

from __future__ import annotations

from tests.support.parts import PARTS, left_out

MODULES = [
    f"tests/service/bot/reports/test_{name}.py" for name in ("period", *"abcdefghijkmnopqrstuvw")
]
MODULE = MODULES[0]
CASES = [
    (f"{module}::test_{test}[{database}-{case}]", database == "postgres")
    for module in MODULES
    for test in "abcdefghijkl"
    for database in ("sqlite", "postgres")
    for case in range(22)
]
ELSEWHERE = [(f"tests/contracts/test_docs.py::test_a[{case}]", False) for case in range(20)]


def test_what_one_part_leaves_out_another_tries() -> None:
    assert not set.intersection(*(left_out(CASES, part) for part in range(PARTS)))


def test_each_part_tries_less_than_a_tenth_of_many_cases() -> None:
    for part in range(PARTS):
        assert len(left_out(CASES, part)) > len(CASES) * 0.9


def test_each_part_tries_a_third_of_the_conversations_and_some_modules_on_postgresql() -> None:
    for part in range(PARTS):
        tried = {name for name, _ in CASES} - left_out(CASES, part)
        of_one = {name.partition("[")[0] for name in tried if name.startswith(f"{MODULE}::")}
        tests = of_one & {name.partition("[")[0] for name in tried if "sqlite" in name}
        assert len(tests) == 4
        on_postgres = {name.partition("::")[0] for name in tried if "postgres" in name}
        assert len(on_postgres) in {1, 2}


def test_of_pure_functions_each_part_tries_every_test() -> None:
    tests = [f"tests/unit/core/test_dates.py::test_{test}" for test in "abc"]
    cases = [(f"{test}[{case}]", False) for test in tests for case in range(12)]
    for part in range(PARTS):
        tried = {name for name, _ in cases} - left_out(cases, part)
        assert {name.partition("[")[0] for name in tried} == set(tests)


def test_of_what_starts_processes_three_parts_try_each_test() -> None:
    cases = [(f"tests/journeys/test_stop.py::test_{test}[town]", False) for test in "abcde"]
    tried = [{name for name, _ in cases} - left_out(cases, part) for part in (0, 20, 40)]
    assert sum(map(len, tried)) == len(cases)
    assert set.union(*tried) == {name for name, _ in cases}


def test_elsewhere_every_case_is_tried() -> None:
    for part in range(PARTS):
        assert left_out(ELSEWHERE, part) == set()
