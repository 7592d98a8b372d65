"""Requests and decisions as both channels show them: each in its words, each with its author."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from core.messages import Card, Content, Note, OfficePart, Question, Receipt, Reminder
from core.overviews import Overview, OverviewRow
from tests.unit.bot.email.test_render import text_of
from tests.unit.bot.telegram.contents import a_button, a_line, a_record, reading

Show = Callable[[Content], str]
BOTH = pytest.mark.parametrize("show", [reading, text_of], ids=["telegram", "email"])


@BOTH
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("extension", "pide más plazo"),
        ("reassign", "dice que no le corresponde"),
        ("not_applicable", "pide que toda la actividad quede como «no aplica»"),
    ],
)
def test_each_kind_of_request_is_listed_in_its_words(show: Show, kind: str, said: str) -> None:
    row = OverviewRow(name="7", title="1.6 Feria", asks=kind, since=date(2026, 5, 8))
    shown = show(Overview(name="requests", rows=(row,), total=1))
    assert said in shown
    assert ("más plazo" in shown) is (kind == "extension")


@BOTH
def test_a_decision_in_a_history_has_its_decider_and_the_words_their_author(show: Show) -> None:
    row = OverviewRow(
        name="Patricia Solano", title="eso lo hace planeación", since=date(2026, 5, 8),
        asker="Yesenia Polo", asked_on=date(2026, 5, 5),
    )  # fmt: skip
    shown = show(Overview(name="history", handle="1.6", title="Feria", rows=(row,), total=1))
    assert "Patricia Solano decidió que no aplica" in shown
    assert "Motivo de Yesenia Polo, " in shown
    assert shown.index("Motivo de Yesenia Polo") < shown.index("«eso lo hace planeación»")


@BOTH
@pytest.mark.parametrize(("year", "said"), [(2026, "30 abr · 40"), (2025, "30 abr 2025 · 40")])
def test_a_figure_of_a_file_in_a_history_is_told_with_its_cut_off(
    show: Show, year: int, said: str
) -> None:
    row = OverviewRow(
        name="", percent=Decimal(40), since=date(2026, 5, 8), cutoff=date(year, 4, 30)
    )
    shown = show(Overview(name="history", handle="1.6", title="Feria", rows=(row,), total=1))
    assert "1.6 Feria" in shown
    assert f"Según el archivo, corte {said}" in shown.replace("\u00a0", " ")
    assert "8 may" not in shown


@BOTH
@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"deed": "asked", "asks": "extension"}, "pidió más plazo, hasta el "),
        ({"deed": "granted", "asks": "extension"}, "concedió más plazo, hasta el "),
        ({"deed": "denied", "asks": "extension", "until": None}, "negó más plazo"),
        ({"deed": "withdrawn", "asks": "reassign"}, "retiró la solicitud de cambio de oficina"),
        (
            {"deed": "granted", "asks": "reassign", "named": "Oficina Jurídica"},
            "concedió el cambio de oficina: ahora responde la Oficina Jurídica",
        ),
        ({"deed": "moved", "before": (date(2026, 5, 29),)}, "cambió la fecha: vie 29 may → "),
        ({"deed": "moved_by_file", "dates": ()}, "un archivo más nuevo cambió la fecha: "),
    ],
)
def test_a_history_tells_what_became_of_requests_and_dates(
    show: Show, row: dict[str, Any], said: str
) -> None:
    values = {"name": "Luz Cano", "since": date(2026, 5, 8), "until": date(2026, 7, 15)}
    made = OverviewRow(**(values | {"dates": (date(2026, 6, 30),)} | row))
    shown = show(Overview(name="history", handle="1.6", title="Feria", rows=(made,), total=1))
    assert said in shown.replace("\u00a0", " ")
    assert "Luz Cano · " in shown


@BOTH
def test_what_an_office_says_of_its_part_is_told_as_such_in_a_history(show: Show) -> None:
    hers = OverviewRow(
        name="Nubia Salcedo", support=True, office="Oficina TIC", percent=Decimal(100),
        since=date(2026, 5, 8),
    )  # fmt: skip
    own = hers.model_copy(update={"support": False, "office": ""})
    for row, said in ((hers, "Salcedo, su parte (Oficina TIC) · 100"), (own, "Salcedo · 100")):
        assert said in show(
            Overview(name="history", handle="1.6", title="Feria", rows=(row,), total=1)
        )


@BOTH
def test_all_open_dates_of_an_activity_are_told(show: Show) -> None:
    one = OverviewRow(name="1.6", due=date(2026, 11, 29), dates=(date(2026, 11, 29),))
    two = one.model_copy(update={"dates": (date(2026, 11, 29), date(2026, 12, 30))})
    said = [show(Overview(name="activity", rows=(row,), total=1)) for row in (one, two)]
    assert ["Fechas abiertas" in shown for shown in said] == [False, True]
    assert "30" in said[1]


@BOTH
@pytest.mark.parametrize(
    ("kind", "said"),
    [("extension", "El plazo de 1.6 lo pide"), ("reassign", "De 1.6 responde")],
)
def test_what_the_lead_asks_names_her_office(show: Show, kind: str, said: str) -> None:
    values: dict[str, str | int | None] = {
        "handle": "1.6", "lead": "Oficina de Planeación", "kind": kind,
    }  # fmt: skip
    shown = show(Note(name="lead_asks", values=values))
    assert f"{said} la Oficina de Planeación, que la lidera" in shown


@BOTH
def test_a_part_that_does_not_apply_is_told_as_such(show: Show) -> None:
    none = a_record(a_line(support=True, lead="TIC"), percent=None, status="not_applicable")
    undo = a_button("Deshacer")
    assert "su parte no aplica" in show(Receipt(records=(none,), still_open=0, undo=undo))
    whole = a_record(a_line(), percent=None, status="not_applicable")
    assert "su parte" not in show(Receipt(records=(whole,), still_open=0, undo=undo))
    told = a_line(parts=(OfficePart(office="TIC", percent=None),), percent=Decimal(40))
    assert "TIC dice que su parte no aplica" in show(Card(line=told, buttons=()))


@BOTH
@pytest.mark.parametrize("why", ["el comité no sesiona", ""])
def test_a_request_is_listed_with_why_it_is_asked(show: Show, why: str) -> None:
    row = OverviewRow(
        name="7", title="1.6 Feria", asks="extension", words=why, since=date(2026, 5, 8)
    )
    shown = show(Overview(name="requests", rows=(row,), total=1, decides=True))
    assert ("«el comité no sesiona»" in shown) is bool(why)
    assert "«»" not in shown


@BOTH
def test_a_welcome_tells_for_whom_she_stands_in(show: Show) -> None:
    welcome = Reminder(
        welcome=True, lines=(a_line(),), covers="Luz Dary Pineda", covers_until=date(2026, 6, 5)
    )
    shown = show(welcome)
    assert "porque Luz Dary Pineda no está hasta el" in shown
    alone = welcome.model_copy(update={"covers": "", "covers_until": None})
    assert "no está" not in show(alone)


@BOTH
def test_dates_that_have_passed_are_told_apart_from_the_next(show: Show) -> None:
    dates = (date(2026, 1, 30), date(2026, 2, 27), date(2027, 6, 30), date(2027, 7, 30))
    row = OverviewRow(name="4.4", due=dates[0], dates=dates)
    shown = show(Overview(name="activity", rows=(row,), total=1))
    assert "Ya pasaron sin cumplir: " in shown
    assert "La que sigue: " in shown
    assert "(y otra)" in shown


@BOTH
def test_who_is_offered_an_activity_is_named(show: Show) -> None:
    asked = Question(
        name="deputy",
        line=a_line(),
        words="Nelson Ariza",
        buttons=(a_button("Sí, a Nelson Ariza"),),
    )
    assert "a cargo de Nelson Ariza?" in show(asked)


@BOTH
def test_the_page_of_an_activity_that_does_not_apply_says_so_and_not_that_it_is_late(
    show: Show,
) -> None:
    row = OverviewRow(
        name="1.6", title="Feria", due=date(2026, 4, 30), not_applicable=True,
        since=date(2026, 5, 8),
    )  # fmt: skip
    late = row.model_copy(update={"not_applicable": False, "dates": (date(2026, 4, 30),)})
    out, open_ = (
        show(Overview(name="activity", rows=(one,), total=1)).replace("\u00a0", " ")
        for one in (row, late)
    )
    assert "No aplica desde el " in out
    assert "8 may" in out
    assert "La fecha era el" in out
    assert "venc" not in out.casefold()
    assert "cumplida" not in out.casefold()
    assert "No aplica" not in open_
    assert "venc" in open_.casefold()
