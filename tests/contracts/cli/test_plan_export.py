"""culmina plan export: the table given back, in a file or on stdout, whole or not at all."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import PLAN

Cli = Callable[..., Ran]


@pytest.fixture
def imported(place: Place, culmina: Cli) -> Path:
    """A plan that is stored, as plan 1; the folder in which exports are written."""
    assert culmina("plan", "import", place.file("plan.txt", PLAN)).code == 0
    return place.folder


def test_json_on_stdout_is_the_contract_of_reading(imported: Path, culmina: Cli) -> None:
    read = json.loads(culmina("plan", "read", "--json", str(imported / "plan.txt")).out)
    ran = culmina("plan", "export", "1", "--format", "json")
    given = json.loads(ran.out)

    assert ran.code == 0
    assert given.keys() == read.keys()
    assert given["cutoff"] == read["cutoff"] == "2026-04-30"
    for one, other in zip(given["activities"], read["activities"], strict=True):
        assert one.keys() == other.keys()
        assert (one["title"], one["due"], one["due_text"], one["percent"], one["offices"]) == (
            other["title"], other["due"], other["due_text"], other["percent"], other["offices"],
        )  # fmt: skip


@pytest.mark.parametrize("form", ["xlsx", "docx", "csv"])
def test_what_is_exported_is_read_as_the_same_activities(
    form: str, imported: Path, culmina: Cli
) -> None:
    out = imported / f"seguimiento.{form}"

    ran = culmina("plan", "export", "1", "--format", form, "--out", str(out))

    assert ran.code == 0
    assert "3 activities, figures of 30/04/2026" in ran.out
    original = json.loads(culmina("plan", "read", "--json", str(imported / "plan.txt")).out)
    back = json.loads(culmina("plan", "read", "--json", str(out)).out)
    keys = ("title", "component", "subcomponent", "product", "due", "offices", "percent")
    for one, other in zip(back["activities"], original["activities"], strict=True):
        assert [one[key] for key in keys] == [other[key] for key in keys]


def test_without_a_name_the_file_is_called_by_plan_and_day(
    imported: Path, culmina: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(imported)

    ran = culmina("plan", "export", "1", "--on", "2026-05-31")

    assert ran.code == 0
    assert (imported / "plan-1-2026-05-31.xlsx").read_bytes().startswith(b"PK")
    assert not list(imported.glob("*.new"))


def test_a_plan_that_is_not_there_is_refused_in_a_sentence(imported: Path, culmina: Cli) -> None:
    ran = culmina("plan", "export", "7", "--out", str(imported / "x.xlsx"))

    assert ran.code == 2
    assert ran.error == "7: there is no such plan. See: culmina plan list"
    assert not (imported / "x.xlsx").exists()
