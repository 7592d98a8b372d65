"""Words about another office's activity: only those are passed on, once, and kept back if she
does not want them told."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note, Reminder
from core.words import Role
from models.owed import Notice, OwedState
from tests.service.bot.chat import PEDRO, Chat, Town
from tests.service.bot.people.test_elsewhere import town
from tests.service.bot.post import MARTA as MARTAS_MAIL
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_person, an_activity, an_office

__all__ = ["town"]


@pytest.fixture
def patricia(town: Town) -> Chat:
    """Planning, which is told what is said of 8.2, because nobody is in its office."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        a_person(session, entity, "Patricia Londoño", role=Role.PLANNING, telegram="778")
        empty = an_office(session, entity, "Hacienda")
        an_activity(session, entity, handle="8.2", office=empty, title="Publicar el presupuesto")
    return Chat(town, 778, "Patricia")


def _passed(town: Town) -> list[tuple[OwedState, str]]:
    rows = town.rows(select(Notice).where(Notice.kind == "words_passed").order_by(Notice.id))
    return [(one.state, one.details["words"]) for one in rows]


SIGNED = "Marta Lucía Rincón\nSecretaria de Planeación\nTel. 602 555 12 34"


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize(
    "said",
    [
        f"La 1.2 va en 50 %. La 8.2 también es nuestra.\n\n{SIGNED}",
        f"Usted no entiende nada. La 8.2 también es nuestra.\n\n{SIGNED}\nRecaudo 2026: 35 %",
        f"La 1.2 va en 50 % y la 1.3 en 20 %.\nLa 8.2 también es nuestra.\n\nAtte.\n{SIGNED}",
    ],
)
def test_another_office_reads_only_what_is_about_its_activity(town: Town, said: str) -> None:
    Post(town).answer(None, said, sender=MARTAS_MAIL, proof=PROVEN)
    assert _passed(town) == [(OwedState.OPEN, "La 8.2 también es nuestra")]


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize("end", ["\n\n", "\n"])
def test_a_figure_of_a_signature_is_of_nobody_s_activity(town: Town, end: str) -> None:
    hers = town.add("1.8", 20, title="Instalar postes")
    said = f"La 1.8 va en 50 %.{end}{SIGNED}\nPresupuesto 2026: ejecutado 35 %"
    Post(town).answer(None, said, sender=MARTAS_MAIL, proof=PROVEN)
    assert town.figure(hers) == (50, "")
    assert _passed(town) == []


def test_the_same_words_are_told_once(town: Town, marta: Chat, patricia: Chat) -> None:
    for _ in range(2):
        marta.says("La 8.2 también es nuestra")
    assert len(_passed(town)) == 1
    town.morning()
    marta.says("La 8.2 también es nuestra")
    town.morning()
    told = [one for one in patricia.heard() if isinstance(one, Reminder)]
    assert sum(item.name == "words_passed" for one in told for item in one.notices) == 1
    marta.says("La 8.2 la terminamos nosotros")
    assert len(_passed(town)) == 2


@pytest.mark.parametrize(
    "denied",
    [
        "yo no hablé de la 8.2, no le informen a Patricia",
        "no le informen a Patricia, por favor",
        "No le cuenten nada a la doctora Patricia",
        "eso no se lo digan a Patricia",
    ],
)
def test_what_waits_to_be_told_is_kept_back(
    town: Town, marta: Chat, patricia: Chat, denied: str
) -> None:
    marta.says("la 8.2 va en 35 %")
    town.deliver()
    marta.heard()
    assert _passed(town)[0][0] is OwedState.OPEN
    marta.says(denied)
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values.get("kept")) == ("elsewhere", "Patricia Londoño")
    town.morning()
    told = [one for one in patricia.heard() if isinstance(one, Reminder)]
    assert not any(item.name == "words_passed" for one in told for item in one.notices)


@pytest.mark.usefixtures("patricia")
@pytest.mark.parametrize(
    "other",
    ["yo no hablé de la 2.1", "Patricia no sabe nada de eso", "mientras no le informen a Patricia"],
)
def test_what_forbids_nothing_or_another_thing_keeps_nothing_back(
    town: Town, marta: Chat, other: str
) -> None:
    marta.says("la 8.2 va en 35 %")
    town.deliver()
    marta.says(other)
    assert _passed(town)[0][0] is OwedState.OPEN


def test_what_another_person_said_is_not_hers_to_keep_back(
    town: Town, marta: Chat, patricia: Chat
) -> None:
    Chat(town, PEDRO, "Pedro").says("la 8.2 va en 35 %")
    town.deliver()
    marta.says("yo no hablé de la 8.2, no le informen a Patricia")
    assert _passed(town) == [(OwedState.OPEN, "la 8.2 va en 35 %")]
    town.morning()
    marta.says("no le informen a Patricia")
    assert "kept" not in str(marta.heard()[-1].model_dump().get("values", {}))
    assert patricia.heard()
