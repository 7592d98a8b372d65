"""culmina understanding: corrected answers as cases, and how right the reader is on them."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, a_report, a_retraction, an_activity, an_office
from tests.unit.bot.understanding.test_interpret import a_line

Culmina = Callable[..., Ran]


@pytest.fixture
def undone(place: Place) -> None:
    """A report that Marta has taken back."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        marta = a_person(session, place.entity, office=office)
        activity = an_activity(session, place.entity, handle="1.2", office=office)
        a_retraction(session, a_report(session, activity, 60, by=marta, words="1.2 en 60"))


def a_case(expect: object = None, **changed: object) -> str:
    told = json.loads(a_line(**changed))
    return json.dumps(told if expect is None else told | {"expect": expect}) + "\n"


def reported(percent: int, **changed: object) -> dict[str, object]:
    update = {"code": "5.3", "percent": percent, "status": "in_progress"}
    return {"intent": "report", "updates": [update], "ask": None} | changed


@pytest.mark.usefixtures("undone")
def test_what_was_undone_is_printed_as_lines_that_can_be_checked(
    place: Place, culmina: Culmina
) -> None:
    ran = culmina("understanding", "export")

    assert ran.code == 0
    case = json.loads(ran.out)
    assert (case["text"], [one["code"] for one in case["pending"]]) == ("1.2 en 60", ["1.2"])
    checked = culmina("understanding", "check", place.file("cases.jsonl", ran.out))
    assert checked.code == 0
    assert "sin expectativa 1" in checked.out


@pytest.mark.usefixtures("undone")
def test_a_file_is_written_once_and_never_over_another(place: Place, culmina: Culmina) -> None:
    file = place.folder / "cases.jsonl"

    ran = culmina("understanding", "export", "--out", str(file))
    assert (ran.code, "1 caso" in ran.out) == (0, True)
    before = file.read_text(encoding="utf-8")
    assert json.loads(before)["text"] == "1.2 en 60"

    assert culmina("understanding", "export", "--out", str(file)).code == 2
    assert file.read_text(encoding="utf-8") == before


def test_where_nothing_was_corrected_nothing_is_printed(culmina: Culmina) -> None:
    ran = culmina("understanding", "export")

    assert (ran.code, ran.out) == (0, "")


def test_cases_are_counted_and_those_that_are_not_exact_are_listed(
    place: Place, culmina: Culmina
) -> None:
    lines = [
        a_case(reported(60), id="a", text="va en 60 %"),
        a_case(reported(80), id="b", text="va en 70 %"),
        a_case(reported(10), id="c", text="va en 10 %"),
        a_case(id="d", text="va en 60 %"),
    ]
    ran = culmina("understanding", "check", place.file("cases.jsonl", "\n".join(lines)))

    assert ran.code == 0
    said = ran.out.splitlines()
    assert said[-1] == ("3 casos: exactos 1, mal 1, preguntados sin necesidad 1; sin expectativa 1")
    assert [line.split(":")[0] for line in said[:-1]] == ["b", "c"]
    assert "salió 5.3 70 in_progress; se esperaba 5.3 80 in_progress" in said[0]
    assert "pregunta confirm" in said[1]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{", "línea 2"),
        (a_case({"updates": []}), "expect.intent"),
        (a_case({"intent": "report", "updates": [{"code": "5.3"}]}), "expect.updates.0.percent"),
        (a_case("sesenta"), "expect"),
    ],
)
def test_a_bad_line_is_named(place: Place, culmina: Culmina, line: str, said: str) -> None:
    good = a_case(reported(60), text="va en 60 %")
    ran = culmina("understanding", "check", place.file("cases.jsonl", good + line))

    assert ran.code == 2
    assert "cases.jsonl, línea 2" in ran.error
    assert said in ran.error


@pytest.mark.parametrize("name", ["nothing.jsonl", "."])
def test_a_file_that_cannot_be_read_is_refused(place: Place, culmina: Culmina, name: str) -> None:
    ran = culmina("understanding", "check", str(place.folder / name))

    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_file_in_another_encoding_is_refused(place: Place, culmina: Culmina) -> None:
    file = place.folder / "cases.jsonl"
    file.write_bytes("año".encode("latin-1"))

    assert culmina("understanding", "check", str(file)).code == 2
