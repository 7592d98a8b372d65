"""A yes to an absence that is shown, and something else behind it: both are taken."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import AWAY
from core.words import Role
from models.outbox import OutboxItem
from models.owed import Notice
from tests.service.bot.absences.test_others_put_right import away
from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.service.bot.post import DOMAIN, PROVEN, Post
from tests.support.builders import a_membership, a_person, an_office


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads an activity and was shown that Pedro is away."""
    chat, office = chief_of_control(town)
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles", product="")
    chat.says("Pedro Rueda sale a vacaciones del 19 al 23 de mayo")
    assert notes(chat.heard()) == ["away_proposed"]
    return chat


@pytest.mark.parametrize(
    ("more", "kind"),
    [
        (", y que la oficina quede con Marta mientras", "unclear"),
        (", y que a Marta le lleguen los recordatorios de Hacienda", "unclear"),
        (", y lo de la alcaldesa sigue igual de enredado", "unclear"),
        (". ¿Y quién falta por reportar?", "overview"),
        (" y la 1.4 va en 40", "receipt"),
    ],
)
def test_the_absence_is_set_and_the_rest_answered(control: Chat, more: str, kind: str) -> None:
    control.says(f"sí{more}")
    assert notes(control.heard()) == ["away_set", kind]


@pytest.mark.parametrize(
    "said", ["sí, pero hasta el 22", "sí, menos el viernes", "si él vuelve antes me avisa"]
)
def test_a_yes_that_holds_something_back_sets_nothing(control: Chat, said: str) -> None:
    control.says(said)
    assert "away_set" not in notes(control.heard())


def test_a_plain_yes_is_answered_once(control: Chat) -> None:
    control.says("sí, gracias")
    assert notes(control.heard()) == ["away_set"]


@pytest.mark.parametrize(
    "said",
    [
        "Sí, confirmo ausencia {}",
        "Buen día. Se confirma la ausencia No. {}. Gracias",
        "la ausencia {} queda confirmada",
    ],
)
def test_an_absence_is_confirmed_by_a_yes_with_its_number(
    town: Town, control: Chat, said: str
) -> None:
    (told,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    control.says(said.format(told.id))
    assert notes(control.heard()) == ["away_set"]


@pytest.mark.parametrize(
    "said", ["¿confirmo la ausencia {}?", "no confirmo la ausencia {}", "ausencia {} de mayo"]
)
def test_its_number_in_other_words_confirms_no_absence(
    town: Town, control: Chat, said: str
) -> None:
    (told,) = town.rows(select(Notice).where(Notice.kind == AWAY))
    control.says(said.format(told.id))
    assert "away_set" not in notes(control.heard())


@pytest.mark.parametrize(
    "said",
    [
        "lo de Marta del jueves y viernes está confirmado",
        "lo de Marta jueves y viernes está confirmado",
        "lo de marta el jueves y el viernes queda confirmado",
        "lo de Marta del jueves y el viernes confirmado",
        "confirmado lo de Marta del jueves y viernes",
        "lo de Marta del jueves al viernes está confirmado",
        "lo de Marta está confirmado",
    ],
)
def test_all_days_that_are_named_before_the_verb_are_confirmed(
    control: Chat, marta: Chat, said: str
) -> None:
    control.says("no")
    marta.says("jueves y viernes no estoy")
    control.heard()
    control.says(said)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["first"], told.values["until"]) == (
        "away_set", "2026-05-14", "2026-05-15",
    )  # fmt: skip


@pytest.mark.parametrize("said", ["lo de Marta del jueves está confirmado"])
def test_of_other_days_than_she_told_it_is_asked(control: Chat, marta: Chat, said: str) -> None:
    control.says("no")
    marta.says("jueves y viernes no estoy")
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["away_proposed"]


CONFIRMED = [
    ("confirmado, que se mejore. Y cómo va Hacienda?", ["away_set", "overview"]),
    ("confirmado que se mejore. y como va la 1.4?", ["away_set", "overview"]),
    ("sí, confirmado, que descanse. Quién falta por reportar?", ["away_set", "overview"]),
    ("confirmo, gracias por avisar. ¿Cómo va la 1.4?", ["away_set", "overview"]),
    ("ok confirmada, que le vaya bien. ¿quiénes no han contestado?", ["away_set", "overview"]),
    ("listo queda confirmada la ausencia. y qué hay vencido?", ["away_set", "overview"]),
    ("enterado, confirmado, pronta recuperación. La 1.4 va en 40", ["away_set", "receipt"]),
    ("confirmado, que se mejore", ["away_set"]),
    ("sí, que se mejore pronto", ["away_set"]),
    ("Buenos días. Confirmado, gracias.\r\n\r\n¿Cómo va Hacienda?", ["away_set", "overview"]),
]
NOT_CONFIRMED = [
    ("gracias, que se mejore", ["courtesy"]),
    ("enterado. Y cómo va Hacienda?", ["overview"]),
    ("confirmado hasta el 22. Y cómo va Hacienda?", ["away_which", "overview"]),
    ("confirmado que la 1.4 va en 40", ["receipt"]),
    ("la 1.4 va en 40, falta que se mejore", ["receipt"]),
]


@pytest.mark.parametrize(("said", "heard"), [*CONFIRMED, *NOT_CONFIRMED])
def test_what_stands_behind_the_confirmed_notice_of_an_absence_is_answered_too(
    town: Town, control: Chat, marta: Chat, said: str, heard: list[str]
) -> None:
    control.says("no")
    marta.says("estoy incapacitada hasta el 20 de mayo")
    town.morning()
    control.heard()
    control.says(said)
    assert notes(control.heard()) == heard
    assert away(town, town.marta_id) == (date(2026, 5, 20) if "away_set" in heard else None)


@pytest.mark.parametrize(("said", "heard"), [*CONFIRMED, *NOT_CONFIRMED])
def test_by_mail_so_too(town: Town, marta: Chat, said: str, heard: list[str]) -> None:
    post, hernan = Post(town), f"hernan@{DOMAIN}"
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        person = a_person(session, entity, "Hernán Quiroga", office=office, email=hernan)
        a_membership(session, person, Role.CONTROL)
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles", product="")
    marta.says("estoy incapacitada hasta el 20 de mayo")
    town.morning()
    query = select(OutboxItem.id).where(OutboxItem.recipient == hernan, OutboxItem.opens)
    (notice,) = town.rows(query)
    post.answer(notice, said, sender=hernan, proof=PROVEN)
    assert notes(content for _, content in post.mailbox(hernan)) == heard
    assert away(town, town.marta_id) == (date(2026, 5, 20) if "away_set" in heard else None)
