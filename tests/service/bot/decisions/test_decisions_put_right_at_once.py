"""Right after a decision who decides says that it was meant otherwise: that is no word about an
activity of her own, and no reason."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, a_request, an_office


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who has reported on an activity of her own; requests of Pedro wait for his
    3.3 and 3.4."""
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Oficina Asesora de Despacho")
    with town.database.transaction() as session:
        who = a_person(
            session, town.context.entity_id, "Luz Mery Cano", office=office, telegram="700"
        )
        a_membership(session, who, Role.PLANNING)
    luz = Chat(town, 700, "Luz Mery")
    town.add("2.1", 20, office=office, title="Audiencia pública de cuentas", product="")
    for handle, title in (("3.3", "Instalar los buzones"), ("3.4", "Renovar las redes")):
        activity = town.add(handle, 20, office=town.other_office_id, title=title, product="")
        with town.database.transaction() as session:
            a_request(
                session, activity, by=town.pedro_id, kind=RequestKind.NOT_APPLICABLE,
                office_id=town.other_office_id,
            )  # fmt: skip
    luz.says("2.1 va en 40 %")
    luz.heard()
    return luz


@pytest.mark.parametrize(
    ("decided", "said", "denies"),
    [
        ("negar la 3.3", "nooo la 3.3 era concedida, no negada", 0),
        ("conceder la 3.3", "nooo la 3.3 era negada, no concedida", 1),
        ("negar la 3.3", "no, era concedida, no negada", 0),
        ("negar la 3.3", "la 3.3 no era negada sino concedida", 0),
        ("conceder la 3.3", "esa era negada", 1),
        ("conceder la 3.3", "nooo era negada", 1),
    ],
)
def test_what_it_was_to_be_is_asked(
    town: Town, planning: Chat, decided: str, said: str, denies: int
) -> None:
    planning.says(decided)
    planning.heard()
    before = len(town.reports())
    planning.says(said)
    (note,) = planning.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["change"], note.values["denies"]) == (
        "decided_already", 1, denies,
    )  # fmt: skip
    assert len(town.reports()) == before


@pytest.mark.parametrize(
    "said",
    ["eso no era de la audiencia, era sobre la solicitud de los buzones",
     "me refería a la solicitud de los buzones, no a la audiencia"],
)  # fmt: skip
def test_that_it_was_of_a_request_is_no_word_about_her_own(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says("negar la 3.3, ya tuvo plazo")
    planning.heard()
    before = len(town.reports())
    planning.says(said)
    (listed,) = planning.heard()
    assert isinstance(listed, Overview)
    assert (listed.name, listed.tried) == ("requests", "unclear")
    assert len(town.reports()) == before


@pytest.mark.parametrize(
    "said",
    ["2.1 fue aprobada por el concejo", "la audiencia quedó aplazada por la solicitud del concejo"],
)
def test_what_became_of_her_own_is_a_word_about_it(planning: Chat, said: str) -> None:
    planning.says("negar la 3.3, ya tuvo plazo")
    planning.heard()
    planning.says(said)
    assert "decided_already" not in notes(planning.heard())
