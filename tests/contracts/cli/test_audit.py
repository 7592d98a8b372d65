"""culmina audit export: who changed what, as CSV without formulas or as JSON."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO

from core.words import RequestKind
from models import audit_actions
from models.audit import Actor, Change
from reports.audit.words import ACTIONS
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import NOW, a_person, a_report, a_request, an_activity, an_office

Cli = Callable[..., Ran]


def write(place: Place) -> None:
    """Let Ana report on 1.2, and a day later the technician grant her request."""
    with place.database.transaction() as session:
        ana = a_person(session, place.entity, '=HYPERLINK("http://x.example")')
        activity = an_activity(session, place.entity, handle="1.2")
        request = a_request(session, activity, by=ana, kind=RequestKind.EXTENSION)
        hers = Change(session, place.entity, Actor("lead", "telegram", ana), NOW)
        hers.audit(audit_actions.PROGRESS_REPORTED, "activity", activity, after={"percent": "40"})
        later = Change(session, place.entity, Actor("technician", "cli"), NOW + timedelta(days=1))
        later.audit(audit_actions.granted(RequestKind.EXTENSION), "request", request)


def lines(place: Place, name: str) -> list[dict[str, str]]:
    text = (place.folder / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text), delimiter=";"))


def test_each_change_is_a_line_with_who_did_it_and_of_what_it_is(
    place: Place, culmina: Cli
) -> None:
    write(place)
    ran = culmina("audit", "export", str(place.folder / "a.csv"))
    told, granted = lines(place, "a.csv")

    assert (ran.code, ran.out.endswith("a.csv: 2 cambios\n")) == (0, True)
    assert told["FECHA Y HORA"] == "2026-05-11 08:00"
    assert (told["ROL"], told["POR DÓNDE"]) == ("líder", "Telegram")
    assert (told["QUÉ PASÓ"], told["SOBRE QUÉ"]) == ("reportó un avance", "actividad")
    assert (told["CUÁL"], told["ANTES"]) == ("1.2", "")
    assert told["DESPUÉS"] == "avance: 40\xa0%"
    assert (granted["QUIÉN"], granted["ROL"]) == ("", "quien administra")
    assert (granted["QUÉ PASÓ"], granted["CUÁL"]) == ("concedió más plazo", "1.2")


def test_what_a_spreadsheet_would_work_out_stands_as_text(place: Place, culmina: Cli) -> None:
    write(place)
    culmina("audit", "export", str(place.folder / "a.csv"))

    assert lines(place, "a.csv")[0]["QUIÉN"] == '\'=HYPERLINK("http://x.example")'


def test_only_the_days_that_are_asked_for_are_written(place: Place, culmina: Cli) -> None:
    write(place)
    for name, words in (
        ("first", ("--to", "2026-05-11")),
        ("second", ("--from", "2026-05-12")),
        ("none", ("--from", "2026-05-13")),
    ):
        culmina("audit", "export", *words, str(place.folder / name))

    assert [len(lines(place, name)) for name in ("first", "second", "none")] == [1, 1, 0]
    assert lines(place, "first")[0]["QUÉ PASÓ"] == "reportó un avance"


def test_a_supporting_offices_part_is_told_as_hers(place: Place, culmina: Cli) -> None:
    with place.database.transaction() as session:
        office = an_office(session, place.entity, "Tesorería")
        activity = an_activity(session, place.entity, handle="1.2")
        change = Change(session, place.entity, Actor("lead", "telegram"), NOW)
        for part in (True, False):
            number = a_report(session, activity, 40, part=part, office_id=office)
            after = {"percent": "40", "report": number}
            change.audit(audit_actions.PROGRESS_REPORTED, "activity", activity, after=after)
    culmina("audit", "export", str(place.folder / "a.csv"))

    assert [one["QUÉ PASÓ"] for one in lines(place, "a.csv")] == [
        "reportó un avance (la parte de Tesorería)",
        "reportó un avance",
    ]


def test_json_holds_what_was_before_and_after_and_says_the_rest_in_spanish(
    place: Place, culmina: Cli
) -> None:
    write(place)
    culmina("audit", "export", "--format", "json", str(place.folder / "a.json"))
    told, granted = json.loads((place.folder / "a.json").read_text("utf-8"))

    assert (told["action"], told["subject"]) == ("reportó un avance", "actividad")
    assert (told["role"], told["channel"]) == ("líder", "Telegram")
    assert (told["called"], told["after"]) == ("1.2", {"percent": "40"})
    assert granted["at"] == "2026-05-12T08:00:00-05:00"


def test_the_form_is_that_of_the_name_and_no_other(place: Place, culmina: Cli) -> None:
    write(place)
    told = culmina("audit", "export", str(place.folder / "a.json"))
    assert (told.code, len(json.loads((place.folder / "a.json").read_text("utf-8")))) == (0, 2)

    for words in (["b.xlsx"], ["b.json", "--format", "csv"]):
        ran = culmina("audit", "export", str(place.folder / words[0]), *words[1:])
        assert (ran.code, "debe terminar en .csv" in ran.error) == (2, True)
        assert not (place.folder / words[0]).exists()


def test_a_file_that_is_there_and_days_the_wrong_way_round_are_refused(
    place: Place, culmina: Cli
) -> None:
    there = place.file("a.csv", "")
    turned = ("--from", "2026-05-12", "--to", "2026-05-11", str(place.folder / "b.csv"))

    assert culmina("audit", "export", there).code == 2
    assert culmina("audit", "export", *turned).code == 2
    assert not (place.folder / "b.csv").exists()


def test_every_action_has_its_words() -> None:
    named = {
        value
        for name, value in vars(audit_actions).items()
        if isinstance(value, str) and name.isupper()
    }
    kinds = {
        made(kind)
        for made in (
            audit_actions.asked_for, audit_actions.granted, audit_actions.denied,
            audit_actions.explained, audit_actions.withdrawn,
        )
        for kind in RequestKind
    }  # fmt: skip

    assert set(ACTIONS) == named | kinds
