"""Control returns and accepts in the words of an office, beside an absence that it confirms."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.words import Role
from models.answers.reviews import Review
from models.staff import absences, people
from scheduler import tick
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.support.builders import a_membership, an_office


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of control, whose office has 1.4: Marta reported 2.4, Pedro tells of an absence."""
    chief = somebody(town, 800, "Hernán Quiroga", Role.CONTROL)
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina de Control Interno")
        entity = town.context.entity_id
        found = people.find_person(session, entity_id=entity, typed="Hernán Quiroga")
        a_membership(session, found.id, role=Role.LEAD, office=office)
    town.add("1.4", office=office)
    town.add("2.4", 40, title="Socializar la política")
    assert marta.says("la 2.4 ya quedó al 100 %") == "recorded"
    pedro.says("Le informo que salgo a vacaciones del 12 al 26 de mayo.")
    with town.database.transaction() as session:
        tick.run(session, town.context, town.now)
    town.deliver()
    chief.heard()
    town.wait(days=1)
    return chief


def judged(town: Town) -> list[tuple[bool, str]]:
    return [(row.accepted, row.remark) for row in town.rows(select(Review))]


def away(town: Town) -> date | None:
    """Return until when Pedro is away."""
    with town.database.reading() as session:
        return absences.away_until(session, town.pedro_id)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Se confirma la ausencia del doctor Pedro Rueda. Quedo atento al reporte de la Secretaría"
         " de Hacienda, favor devolver la cifra de la 2.4 porque no adjuntaron el acta firmada.",
         "no adjuntaron el acta firmada"),
        ("Confirmo la ausencia de Pedro Rueda. Respecto a la 2.4, devuélvase a Hacienda: falta el"
         " acta firmada como soporte.", "falta el acta firmada como soporte"),
        ("ok la ausencia de Pedro y favor devolver 2.4: falta el acta", "falta el acta"),
        ("Devuélvase la 2.4: falta el acta. Se confirma la ausencia de Pedro", "falta el acta"),
    ],
)  # fmt: skip
def test_a_return_and_an_absence_in_one_message_are_both_done(
    town: Town, control: Chat, text: str, reason: str
) -> None:
    control.says(text)
    assert sorted(notes(control.heard())) == ["away_set", "review_kept"]
    assert judged(town) == [(False, reason)]
    assert away(town) == date(2026, 5, 26)


@pytest.mark.parametrize(
    "text",
    [
        "ausente pedro ok. Ya revisé el soporte de Hacienda, acepto la 2.4",
        "ok la ausencia de pedro. Ya revisé el soporte. Acepto la 2.4.",
        "Enterado, confirmo. Revisado el plan firmado, se acepta la 2.4",
        "visto bueno a las vacaciones de Pedro, y acepto la 2.4",
    ],
)
def test_an_acceptance_and_a_short_confirmation_are_both_done(
    town: Town, control: Chat, text: str
) -> None:
    control.says(text, to=control.last())
    assert sorted(notes(control.heard())) == ["away_set", "review_kept"]
    assert judged(town) == [(True, "")]
    assert away(town) == date(2026, 5, 26)


@pytest.mark.parametrize(
    "text", ["ausente pedro ok", "ausente Pedro", "ok la ausencia de pedro", "pedro ausente, listo"]
)
def test_a_short_confirmation_that_names_who_is_away_sets_the_absence(
    town: Town, control: Chat, text: str
) -> None:
    control.says(text)
    assert notes(control.heard()) == ["away_set"]
    assert away(town) == date(2026, 5, 26)


@pytest.mark.parametrize("text", ["ausente Marta ok", "ok la licencia", "no, ausente Pedro no"])
def test_what_names_somebody_else_or_no_absence_sets_none(
    town: Town, control: Chat, text: str
) -> None:
    control.says(text)
    assert "away_set" not in notes(control.heard())
    assert away(town) is None


def test_what_is_given_back_to_somebody_of_her_own_office_is_no_judgement(
    town: Town, control: Chat
) -> None:
    control.says("devuélvale la 1.4 a Pedro")
    control.heard()
    assert judged(town) == []
