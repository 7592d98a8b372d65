"""culmina activity history: what newer files did to an activity stands beside what people did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from models.plan import Activity
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan_again import AUDIENCE, REVIEW, RISKS, first, table
from tests.support.builders import a_person, a_report, a_retraction, an_office, instant

Cli = Callable[..., Ran]
NEWER = "un archivo más nuevo"
__all__ = ["first"]


def _load(place: Place, culmina: Cli, number: int, *rows: str) -> None:
    ran = culmina("plan", "import", place.file(f"plan {number}.txt", table(*rows)), "--yes")
    assert ran.code == 0, ran.error


def _history(culmina: Cli, handle: str) -> str:
    return " ".join(culmina("activity", "history", handle).out.split())


def test_that_a_file_brought_back_what_somebody_took_out_is_told(
    place: Place, culmina: Cli
) -> None:
    culmina("activity", "archive", "1.2", "--reason", "se suspendió")

    _load(place, culmina, 2, RISKS, REVIEW.replace("En curso.", "Otra vez."), AUDIENCE)

    said = _history(culmina, "1.2")
    out = said.index("quien administra la retiró del plan. Motivo: se suspendió")
    assert out < said.index(f"{NEWER} la trajo de vuelta al plan")
    assert NEWER not in _history(culmina, "1.1")


def test_that_a_file_left_it_out_and_brought_it_back_is_told(place: Place, culmina: Cli) -> None:
    _load(place, culmina, 2, RISKS, AUDIENCE)
    _load(place, culmina, 3, RISKS, REVIEW, AUDIENCE.replace("Nada.", "Aún nada."))

    said = _history(culmina, "1.2")

    assert said.index(f"{NEWER} la retiró del plan") < said.index("la trajo de vuelta")


def test_another_office_by_a_file_is_told_and_its_dates_only_once(
    place: Place, culmina: Cli
) -> None:
    moved = REVIEW.replace("Planeación", "Prensa").replace("30/11/2026", "15/12/2026")

    _load(place, culmina, 2, RISKS, moved, AUDIENCE)

    said = _history(culmina, "1.2")
    assert f"{NEWER} cambió la oficina: Planeación → Prensa" in said
    assert "cambió fecha" not in said
    assert said.count("15 dic 2026") == 1


def test_an_office_that_was_planned_replaced_and_given_up_is_told_in_its_order(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        an_office(session, place.entity, "Jurídica")
        an_office(session, place.entity, "Archivo")
    anyway = ("--anyway", "--yes", "--reason")
    culmina("activity", "assign", "1.2", "Jurídica", *anyway, "acta 1", "--from", "2099-01-31")
    culmina("activity", "assign", "1.2", "Archivo", *anyway, "acta 2", "--from", "2099-02-28")
    culmina("activity", "assign", "1.2", "Planeación", *anyway, "acta 3")
    culmina("activity", "assign", "1.2", "Jurídica", *anyway, "acta 4", "--from", "2099-01-31")
    culmina("activity", "assign", "1.2", "Archivo", *anyway, "acta 5")

    said = _history(culmina, "1.2")

    lines = [
        "anotó que desde el sáb 31 ene 2099 será de Jurídica «acta 1»",
        "anotó que desde el sáb 28 feb 2099 será del Archivo; ya no será de Jurídica desde el "
        "sáb 31 ene 2099 «acta 2»",
        "quitó el cambio de oficina previsto: ya no será del Archivo desde el sáb 28 feb 2099 "
        "«acta 3»",
        "anotó que desde el sáb 31 ene 2099 será de Jurídica «acta 4»",
        "cambió la oficina: Planeación → Archivo; ya no será de Jurídica desde el sáb 31 ene 2099 "
        "«acta 5»",
    ]
    places = [said.index(one) for one in lines]
    assert places == sorted(places)
    assert said.count("quien administra · ") == 5
    assert "oficina" not in _history(culmina, "1.1")


def test_that_a_report_was_undone_stands_where_it_was_done_and_by_whom(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        about = session.scalars(select(Activity.id).where(Activity.handle == "1.2")).one()
        ana, luz = (a_person(session, place.entity, name) for name in ("Ana Ruiz", "Luz Cano"))
        first, second = (
            a_report(session, about, percent, by=ana, at=instant(date(2026, 3, day)))
            for percent, day in ((60, 2), (70, 3))
        )
        a_retraction(session, first, person_id=ana, at=instant(date(2026, 3, 4)))
        a_retraction(session, second, person_id=luz, at=instant(date(2026, 3, 5)))

    said = _history(culmina, "1.2").replace("\u00a0", " ")

    lines = [
        "Ana Ruiz · 60 %, deshecho por Ana Ruiz",
        "Ana Ruiz · 70 %, deshecho por Luz Cano",
        "Ana Ruiz deshizo el reporte de 60 %, del 2026-03-02",
        "Luz Cano deshizo el reporte de 70 % que dio Ana Ruiz, del 2026-03-03",
    ]
    places = [said.index(one) for one in lines]
    assert places == sorted(places)
    assert said.count("deshizo") == 2
    assert "deshizo" not in _history(culmina, "1.1")


def test_a_report_of_an_earlier_day_stands_at_the_day_that_it_speaks_of(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        about = session.scalars(select(Activity.id).where(Activity.handle == "1.2")).one()
        ana = a_person(session, place.entity, "Ana Ruiz")
        for percent, spoken_of, written in ((40, 3, 3), (60, 27, 33), (50, 28, 28)):
            day = date(2026, 2, spoken_of)
            at = instant(date.fromordinal(date(2026, 1, 31).toordinal() + written))
            a_report(session, about, percent, by=ana, at=at, as_of=day)

    lines = culmina("activity", "history", "1.2").out.replace("\u00a0", " ").splitlines()

    said = [line for line in lines if "Ana Ruiz" in line]
    assert [line.split(" [")[0] for line in said] == [
        "2026-02-03 08:00  Ana Ruiz · 40 %",
        "2026-02-27  Ana Ruiz · 60 % (registrado el jue 5 mar)",
        "2026-02-28 08:00  Ana Ruiz · 50 %",
    ]
