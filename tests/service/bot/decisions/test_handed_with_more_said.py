"""An activity is handed to the office that is named first, whatever is said of it behind: "pásela a
Jurídica, ya hablé con Luisa y dijo que listo"."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.words import RequestKind
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town
from tests.support.builders import a_person, a_request, an_office


@pytest.fixture
def legal(town: Town) -> int:
    """The legal office; Pedro says that 2.5 is its work."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina Jurídica")
        a_person(session, entity, "Luisa Fernanda Gaitán", office=office, telegram="811")
        other = an_office(session, entity, "Secretaría de Salud")
        a_person(session, entity, "Wilson Acuña", office=other, telegram="812")
    activity = town.add("2.5", 40, office=town.other_office_id, title="Publicar los datos")
    with town.database.transaction() as session:
        a_request(
            session, activity, by=town.pedro_id, kind=RequestKind.REASSIGN,
            office_id=town.other_office_id, named_office="Oficina Jurídica",
        )  # fmt: skip
    return office


def became(town: Town) -> tuple[RequestState, int | None]:
    """Return what became of the request, and the office that gets its activity."""
    (found,) = town.rows(select(Request))
    return found.state, found.granted_office_id


@pytest.mark.parametrize(
    "said",
    [
        "sí, la 2.5 pásela a Jurídica, ya hablé con Luisa Fer en el almuerzo y dijo que listo",
        "de acuerdo, pase la 2.5 a la Jurídica, ya hablé con ella y dijo que sí",
        "la 2.5 pásela a Jurídica. Luisa dijo que listo",
        "la 2.5 pásela a Jurídica, ya hablé con Salud y están de acuerdo",
        "pásele la 2.5 a Jurídica, ya hablé con Luisa",
    ],
)
def test_the_office_that_is_named_first_gets_it(
    town: Town, luz: Chat, legal: int, said: str
) -> None:
    luz.says(said)
    assert became(town) == (RequestState.GRANTED, legal)


@pytest.mark.parametrize(
    "said",
    [
        "la 2.5 pásela a Jurídica o a Salud, que listo",
        "la 2.5 pásela a Jurídica, perdón, a Salud",
        "la 2.5 pásela a Jurídica, a Salud no le toca",
        "la 2.5 pásela a Turismo, ya hablé con ellos y dijeron que listo",
    ],
)
@pytest.mark.usefixtures("legal")
def test_where_nobody_can_tell_which_it_is_asked(town: Town, luz: Chat, said: str) -> None:
    luz.says(said)
    assert became(town) == (RequestState.OPEN, None)
