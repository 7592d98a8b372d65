"""What a plan hardly says is asked about before it is kept: another's code, another year, an office
with nobody, the same activity twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from models.plan import Activity
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, a_plan, an_activity, an_office

Cli = Callable[..., Ran]
BECAUSE = ("--reason", "lo dice el comité")
EDIT, SET = ("activity", "edit"), ("plan", "set")


@pytest.fixture(autouse=True)
def plan(place: Place) -> int:
    """A plan of 2098: Hacienda leads 2.4 and 2.5, Archivo has nobody; another plan prints 9.9."""
    with place.database.transaction() as session:
        finance = an_office(session, place.entity, "Hacienda")
        an_office(session, place.entity, "Archivo")
        law = an_office(session, place.entity, "Jurídica")
        for name, office in (("Ana", finance), ("Luz", law)):
            a_person(session, place.entity, name, office=office, email=f"{name}@x.example")
        own = a_plan(session, place.entity, title="PTEP 2098", year=2098)
        other = a_plan(session, place.entity, title="Otro 2098", year=2098)
        for number, (where, code) in enumerate(((own, "2.4"), (own, "2.5"), (other, "9.9"))):
            an_activity(
                session, place.entity, plan=where, handle=code, code=code, position=number,
                due=date(2098, 6, 30), office=[finance], title=f"Informe {code}",
            )  # fmt: skip
    return own


def codes(place: Place) -> list[str | None]:
    """Return the printed codes."""
    with place.database.reading() as session:
        return list(session.scalars(select(Activity.code).order_by(Activity.id)))


@pytest.mark.parametrize("command", [EDIT, SET])
@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("código=2.4", "2.4 ya está impreso en 2.4 «Informe 2.4»"),
        ("fecha=30/11/2099", "30/11/2099 no es del año del plan, 2098"),
    ],
)
def test_what_the_plan_hardly_says_is_kept_after_a_yes_only(
    place: Place, culmina: Cli, command: tuple[str, str], value: str, told: str
) -> None:
    why = BECAUSE if command == EDIT else ()

    ran = culmina(*command, "2.5", value, *why)
    assert (ran.code, told in ran.error, "--yes" in ran.error) == (2, True, True)
    assert codes(place) == ["2.4", "2.5", "9.9"]

    forced = culmina(*command, "2.5", value, *why, "--yes")
    assert (forced.code, "2.5 " in forced.out) == (0, True)


@pytest.mark.parametrize("command", [EDIT, SET])
@pytest.mark.parametrize("value", ["código=2.6", "código=2.5", "código=9.9", "fecha=30/11/2098"])
def test_what_no_other_activity_of_the_plan_has_is_not_asked_about(
    culmina: Cli, command: tuple[str, str], value: str
) -> None:
    why = BECAUSE if command == EDIT else ()

    assert culmina(*command, "2.5", value, *why).code == 0


def test_an_office_with_nobody_is_given_the_lead_after_a_yes_only(culmina: Cli) -> None:
    words = ("activity", "edit", "2.5", "oficina=Archivo / Hacienda", *BECAUSE)

    ran = culmina(*words)
    forced = culmina(*words, "--yes")
    again = culmina(*words)

    assert (ran.code, "en Archivo no hay a quién avisarle" in ran.error) == (2, True)
    assert "oficina: Hacienda → Archivo / Hacienda" in forced.out
    assert again.code == 0  # it leads already


@pytest.mark.parametrize("names", ["Jurídica", "Jurídica / Archivo", "ninguna"])
def test_an_office_with_somebody_is_given_the_lead_at_once(culmina: Cli, names: str) -> None:
    assert culmina("activity", "edit", "2.5", f"oficina={names}", *BECAUSE).code == 0


def test_a_value_that_cannot_be_read_is_told_as_such(culmina: Cli) -> None:
    ran = culmina("activity", "edit", "2.5", "oficina=Nadie", "código=«(!)»", *BECAUSE)

    assert (ran.code, "--yes" in ran.error) == (2, False)
    assert "Nadie: no hay ninguna oficina" in ran.error


@pytest.mark.parametrize(
    ("values", "told"),
    [
        (("actividad=informe 2.4", "fecha=30/11/2098"), "ya hay otra con ese título: 2.4"),
        (("actividad=Medir", "fecha=30/11/2098", "código=2.4"), "2.4 ya está impreso en 2.4"),
        (("actividad=Medir", "fecha=30/11/2099"), "30/11/2099 no es del año del plan"),
    ],
)
def test_an_activity_that_is_there_already_is_added_after_a_yes_only(
    place: Place, culmina: Cli, plan: int, values: tuple[str, ...], told: str
) -> None:
    words = ("activity", "add", f"{plan}", *values, *BECAUSE)

    ran = culmina(*words)
    assert (ran.code, told in ran.error, len(codes(place))) == (2, True, 3)

    assert culmina(*words, "--yes").code == 0
    assert len(codes(place)) == 4


def test_a_new_activity_is_added_at_once(culmina: Cli, plan: int) -> None:
    ran = culmina(
        "activity", "add", f"{plan}", "actividad=Medir", "fecha=30/11/2098", "código=9.9", *BECAUSE
    )

    assert (ran.code, "Está desde hoy en PTEP 2098" in ran.out) == (0, True)
