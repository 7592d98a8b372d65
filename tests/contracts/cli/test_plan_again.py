"""culmina plan import of a newer version: the difference is shown, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

import pytest
from sqlalchemy import func, select

from models.audit import Audit
from models.plan import Activity, Milestone, Plan
from tests.contracts.cli.conftest import Place, Ran
from tests.contracts.cli.test_plan import HEADING
from tests.support.builders import a_report

Cli = Callable[..., Ran]

CODED = HEADING.replace("ACTIVIDADES", "N°\tACTIVIDADES")
RISKS = "1.1\tPublicar el mapa de riesgos\tMapa publicado\t30/06/2026\t60%\tBorrador.\tPlaneación"
REVIEW = "1.2\tRevisar los procesos críticos\tActa\t30/11/2026\t10%\tEn curso.\tPlaneación"
AUDIENCE = "2.1\tRealizar la audiencia pública\tAudiencia\t15/12/2026\t0%\tNada.\tPrensa"
SAME_CODE = "1.1\tContratar la auditoría externa\tInforme\t30/06/2026\t\t\tPrensa"


def table(*rows: str) -> str:
    """Return the file of a plan with these rows."""
    lines = [f"RIESGOS DE CORRUPCIÓN\tSeguimiento\t{row}" for row in rows]
    head = "Entidad Alcaldía de Puerto Esperanza\nVigencia 2026\n"
    head += "Fecha de Seguimiento: 30 de abril de 2026\n\n"
    return "\n".join([head + CODED, *lines, ""])


@pytest.fixture(autouse=True)
def first(place: Place, culmina: Cli) -> None:
    """The plan as it was in January."""
    ran = culmina("plan", "import", place.file("plan.txt", table(RISKS, REVIEW, AUDIENCE)))
    assert "Plan 1 guardado" in ran.out


def test_the_same_file_again_changes_nothing_and_says_so(place: Place, culmina: Cli) -> None:
    before = _rows(place)

    ran = culmina("plan", "import", place.file("otro.txt", table(RISKS, REVIEW, AUDIENCE)))

    assert (ran.code, ran.error) == (0, "")
    assert "ya está guardado, como plan 1" in ran.out
    assert "no cambió nada" in ran.out
    assert _rows(place) == before


def test_a_newer_version_is_shown_field_by_field_and_stored_with_yes(
    place: Place, culmina: Cli
) -> None:
    newer = table(RISKS.replace("30/06/2026", "31/07/2026"), REVIEW, _row("3.1", "Capacitar"))

    ran = culmina("plan", "import", place.file("plan 2.txt", newer), "--yes")

    assert ran.code == 0, ran.error
    assert "versión nueva del plan 1" in ran.out
    assert (
        "Iguales 1, con cambios 1 (1 con otras fechas), distintas 0, renumeradas 0, nuevas 1"
        in ran.out
    )
    assert "30/06/2026" in ran.out
    assert "31/07/2026" in ran.out
    assert "2.1 Realizar la audiencia pública" in ran.out.partition("Ya no están")[2]
    assert "3.1 Capacitar" in ran.out.partition("Nuevas")[2]
    assert "1 actividad con cambios, 1 nueva, 0 de vuelta, 1 archivada; 1 fecha movida" in " ".join(
        ran.out.split()
    )
    assert _living(place) == ["1.1", "1.2", "3.1"]


def test_without_an_answer_nothing_is_stored(place: Place, culmina: Cli) -> None:
    before = _rows(place)

    ran = culmina("plan", "import", place.file("plan 2.txt", table(RISKS)))

    assert ran.code == 2
    assert "no se guardó nada" in ran.error
    assert _rows(place) == before


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (SAME_CODE, "di"),
        (RISKS.replace("1.1", "1.4"), "re"),
    ],
)
def test_yes_is_refused_while_a_pair_waits_for_a_decision(
    place: Place, culmina: Cli, row: str, word: str
) -> None:
    before = _rows(place)
    file = place.file("plan 2.txt", table(row, REVIEW, AUDIENCE))

    ran = culmina("plan", "import", file, "--yes")

    assert ran.code == 2
    assert "1 actividad espera una decisión: 1.1." in ran.error
    assert {"di": "distintas 1", "re": "renumeradas 1"}[word] in ran.out
    assert _rows(place) == before


@pytest.mark.parametrize(
    ("answers", "living"), [("y\ny\n", ["1.1", "1.2", "2.1"]), ("n\ny\n", ["R1.1", "1.2", "2.1"])]
)
def test_a_person_who_is_there_is_asked_about_each_and_then_about_all(
    place: Place, culmina: Cli, answers: str, living: list[str]
) -> None:
    file = place.file("plan 2.txt", table(SAME_CODE, REVIEW, AUDIENCE))

    ran = culmina("plan", "import", file, typed=answers)

    assert ran.code == 0, ran.error
    assert "¿Es 1.1 la misma actividad de antes?" in ran.out
    assert "¿Guardar esta versión?" in ran.out
    assert _living(place) == living


@pytest.mark.parametrize("answers", ["y\nn\n", "y\n"])
def test_a_person_who_says_no_or_nothing_changes_nothing(
    place: Place, culmina: Cli, answers: str
) -> None:
    before = _rows(place)
    file = place.file("plan 2.txt", table(SAME_CODE, REVIEW, AUDIENCE))

    ran = culmina("plan", "import", file, typed=answers)

    assert (ran.code, "no se guardó nada" in ran.error) == (2, True)
    assert _rows(place) == before


def test_the_figure_of_a_report_in_other_words_is_not_listed_as_another_figure(
    place: Place, culmina: Cli
) -> None:
    with place.database.transaction() as session:
        for handle, figure in (("1.1", 70), ("1.2", 45)):
            activity = session.scalars(select(Activity.id).where(Activity.handle == handle)).one()
            a_report(session, activity, figure, words="Va bien")
    review = REVIEW.replace("10%\tEn curso", "45%\tCon acta")
    newer = table(RISKS.replace("Borrador", "Listo"), review, AUDIENCE)
    newer = newer.replace("30 de abril", "20 de mayo")

    ran = culmina("plan", "import", place.file("plan 2.txt", newer), "--yes")

    assert ran.code == 0, ran.error
    figures, _, words = ran.out.partition("Reportado de otra manera")[2].partition("La misma cifra")
    assert "1.1: el archivo dice 60" in figures
    assert "1.2" not in figures
    assert "1.2: el archivo dice «Con acta" in words


@pytest.mark.parametrize("options", [("--same", "1.1"), ("--same", "all"), ("--same", "1.1=1.4")])
def test_a_renumbered_activity_keeps_its_handle_and_reports(
    place: Place, culmina: Cli, options: tuple[str, ...]
) -> None:
    with place.database.transaction() as session:
        risks = session.scalars(select(Activity.id).where(Activity.handle == "1.1")).one()
        a_report(session, risks, 80)
    file = place.file("plan 2.txt", table(REVIEW, AUDIENCE, RISKS.replace("1.1", "1.4")))

    ran = culmina("plan", "import", file, "--yes", *options)

    assert ran.code == 0, ran.error
    with place.database.reading() as session:
        stored = session.get_one(Activity, risks)
    assert (stored.handle, stored.code, stored.percent, stored.position) == (
        "1.1",
        "1.4",
        Decimal(80),
        3,
    )
    assert _living(place) == ["1.2", "2.1", "1.1"]


def test_another_activity_of_the_same_code_is_new_and_the_old_one_is_archived(
    place: Place, culmina: Cli
) -> None:
    file = place.file("plan 2.txt", table(SAME_CODE, REVIEW, AUDIENCE))

    ran = culmina("plan", "import", file, "--yes", "--other", "1.1")

    assert ran.code == 0, ran.error
    assert _living(place) == ["R1.1", "1.2", "2.1"]
    with place.database.reading() as session:
        old = session.scalars(select(Activity).where(Activity.handle == "1.1")).one()
    assert (old.withdrawn_at is not None, old.title) == (True, "Publicar el mapa de riesgos")


@pytest.mark.parametrize(
    ("options", "error"),
    [
        (("--same", "1.1", "--other", "1.1"), "¿es la misma, u otra?"),
        (("--same", "2.1"), "no hay nada que decidir"),
        (("--same", "1.1=9.9"), "0 filas del archivo tienen este código"),
        (("--same", "9.9=1.2"), "ninguna actividad con ese código"),
        (("--same", "1.1=1.2", "--same", "2.1=1.2"), "dos actividades no pueden ser una sola fila"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(
    place: Place, culmina: Cli, options: tuple[str, ...], error: str
) -> None:
    before = _rows(place)
    file = place.file("plan 2.txt", table(SAME_CODE, REVIEW, AUDIENCE))

    ran = culmina("plan", "import", file, "--yes", *options)

    assert ran.code == 2
    assert error in ran.error
    assert _rows(place) == before


def test_a_plan_with_other_activities_is_a_plan_of_its_own(place: Place, culmina: Cli) -> None:
    rows = [_row(f"7.{number}", f"Actividad de bienestar {number}") for number in range(4)]

    ran = culmina("plan", "import", place.file("bienestar.txt", table(*rows)))

    assert ran.code == 0
    assert "Plan 2 guardado" in ran.out


def _row(code: str, title: str) -> str:
    return f"{code}\t{title}\tActa\t15/12/2026\t0%\tNada.\tPrensa"


def _living(place: Place) -> list[str]:
    query = select(Activity.handle).where(Activity.withdrawn_at.is_(None))
    with place.database.reading() as session:
        return list(session.scalars(query.order_by(Activity.position)))


def _rows(place: Place) -> tuple[int, ...]:
    with place.database.reading() as session:
        return tuple(
            session.scalar(select(func.count()).select_from(table)) or 0
            for table in (Plan, Activity, Milestone, Audit)
        )


@pytest.mark.parametrize(("cell", "asked"), [("40%", 40), ("40", 40), ("4000%", 40), ("80%", None)])
def test_another_figure_than_was_reported_is_asked_about_however_its_cell_holds_it(
    place: Place, culmina: Cli, cell: str, asked: int | None
) -> None:
    with place.database.transaction() as session:
        a_report(session, session.scalars(select(Activity.id).filter_by(handle="1.2")).one(), 80)
    newer = table(RISKS, REVIEW.replace("10%", cell), AUDIENCE)

    ran = culmina("plan", "import", place.file("plan 2.txt", newer), "--yes")

    assert ran.code == 0, ran.error
    told = " ".join(culmina("plan", "faults").out.split())
    assert ("El archivo, corte 30 de abril de 2026, dice 40" in told) is (asked is not None)


def test_what_somebody_took_out_comes_back_with_a_word_of_who_wanted_it_out(
    place: Place, culmina: Cli
) -> None:
    culmina("activity", "archive", "1.2", "--reason", "se suspendió")
    newer = table(RISKS.replace("30/06/2026", "31/07/2026"), REVIEW, AUDIENCE)

    ran = culmina("plan", "import", place.file("plan 2.txt", newer))

    assert "De vuelta (estaban archivadas)" in ran.out
    assert "Vuelven aunque alguien las retiró" in ran.out
    assert re.search(r"1\.2: se retiró el \d\d/\d\d/\d{4}, «se suspendió»", ran.out)


def test_what_a_newer_version_had_left_out_comes_back_and_nobody_is_named(
    place: Place, culmina: Cli
) -> None:
    culmina("plan", "import", place.file("plan 2.txt", table(RISKS, AUDIENCE)), "--yes")

    file = place.file("plan 3.txt", table(RISKS, REVIEW, AUDIENCE))
    ran = culmina("plan", "import", file)

    assert "De vuelta (estaban archivadas)" in ran.out
    assert "alguien las retiró" not in ran.out


def test_a_name_of_many_whose_offices_are_known_is_not_told_as_nobody_s(
    place: Place, culmina: Cli
) -> None:
    everybody = "2.2\tDivulgar el plan\tActo\t15/12/2026\t0%\tNada.\tTodas las áreas"
    file = place.file("plan 2.txt", table(RISKS, REVIEW, AUDIENCE, everybody))
    before = culmina("plan", "import", file, "--yes").out
    culmina("office", "collective", "Todas las áreas", "--members", "Planeación / Prensa")
    moved = table(RISKS.replace("30/06/2026", "31/07/2026"), REVIEW, AUDIENCE, everybody)
    after = culmina("plan", "import", place.file("plan 3.txt", moved), "--yes").out

    assert "Estos nombres no son de ninguna oficina" in before
    assert "Estos nombres no son de ninguna oficina" not in after
