"""Tests: no command and no sentence shows, asks for or changes what is of another entity."""

from __future__ import annotations

import pytest

from bot.conversation import commands
from bot.telegram.menu import common_menus, menu_of
from core.entity.rights import Right
from core.refs import Ref
from models.session import Database
from tests.contracts.isolation.filled import OTHER, SHARED_HANDLE
from tests.contracts.isolation.speaking import LEAD, OVERSEES, SHARING, Speaking
from tests.contracts.isolation.twins import Twins
from tests.contracts.isolation.worlds import World
from tests.service.bot.chat import REFS
from texts.catalog import Texts

# How a command or a sentence may name what is of the other entity, and what both have.
NAMED = (OTHER.office, OTHER.handle, OTHER.person, OTHER.mail, SHARED_HANDLE)
SENTENCES = (
    "la {handle} va en 80 %", "la {handle} ya está lista", "historial de la {handle}",
    "¿cómo va la {handle}?", "muéstreme la {handle}", "necesito plazo hasta el 30 de noviembre "
    "para la {handle} porque faltan firmas", "la 2.7 no es mía, es de {office}",
    "la {handle} no es mía", "delego la 2.7 en {person}", "{person} está de vacaciones hasta el "
    "30 de mayo", "¿quién responde por {office}?", "¿qué ha dicho {person}?",
    "avísele a {office} que la reunión es el viernes", "avísele a todas las "
    "oficinas que hay reunión",
    "sí", "conceda la solicitud {request}", "niegue la {request} porque no", "¿qué pidió {person}?",
    "acepto lo de la {handle}", "devuelva la {handle}, falta el acta", "{office} reportó 90 % en "
    "la {handle}", "deshacer {handle}", "deshacer", "el soporte de la {handle} es este",
    "la {handle} la puede cerrar {office}", "¿por qué no le llegó a {person}?", "la 1.1 va en 90 %",
    "¿qué está vencido?", "resumen", "quiero mi resumen semanal", "¿cuántas van?",
)  # fmt: skip


def words_of_commands() -> list[str]:
    """Return the word of every command: of the module that reads them, and of the menus."""
    named = {name: value for name, value in vars(commands).items() if name[0] != "_"}
    read = {value for name, value in named.items() if isinstance(value, str) and name.isupper()}
    texts = Texts()
    menus = [*common_menus(texts), menu_of(texts, "1", frozenset(Right))]
    shown = {one.command for menu in menus for one in menu.commands}
    return sorted(read | shown | {*commands.EXPLAINED.values()} | {*commands.RIGHTS})


def test_the_commands_of_the_chat_are_found() -> None:
    assert {"pendientes", "excel", "porque", "oficina", "salir"} <= {*words_of_commands()}


@pytest.mark.parametrize("word", words_of_commands())
def test_a_command_of_the_chat_tells_of_no_other_entity(twins: Twins, word: str) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        for number, named in ((LEAD, (OTHER.handle,)), (OVERSEES, NAMED)):
            for rest in ("", *named):
                speaking.says(number, f"/{word} {rest}".strip())


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_tells_of_no_other_entity(twins: Twins, sentence: str) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    said = sentence.format(**(vars(OTHER) | twins.full.other.ids))

    with twins.full.watched():
        for number in (LEAD, OVERSEES):
            speaking.says(number, said)
            speaking.says(number, "sí")


def test_who_leads_in_both_entities_is_heard_in_that_of_the_process_alone(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        assert "'recorded'" in speaking.says(SHARING, f"la {SHARED_HANDLE} va en 80 %")
        assert "PROPIA" in speaking.says(SHARING, "/pendientes")
        speaking.says(SHARING, f"la {OTHER.handle} va en 80 %")
        speaking.says(SHARING, "/salir")


def test_a_chat_of_another_entity_is_a_stranger(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)

    with twins.full.watched():
        assert "unknown_chat" in speaking.says(int(OTHER.chat), "la 1.1 va en 80 %")


def test_a_code_of_another_entity_ties_no_chat(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    stranger = "4440001"

    with twins.full.watched():
        for code in (OTHER.invitation, OTHER.group_code):
            for sender in (stranger, str(LEAD), OTHER.chat):
                told = speaking.hears(sender=sender, text=f"/start {code}", start=code)
                assert "invitation_bad" in told


@pytest.mark.parametrize("group", ["-99", OTHER.group])
def test_a_group_is_approved_by_no_code_and_no_office_of_another_entity(
    twins: Twins, group: str
) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    there = {"chat": group, "chat_title": "Grupo"}

    with twins.full.watched():
        for code in (OTHER.invitation, OTHER.group_code):
            speaking.hears(sender=str(LEAD), text="/start", start=code, **there)
        for sender in (LEAD, OVERSEES, int(OTHER.chat)):
            for text in (f"/grupo {OTHER.office}", "/pendientes", "la 1.1 va en 80 %"):
                speaking.hears(sender=str(sender), text=text, **there)


def test_a_press_that_a_restoration_lost_names_no_row_of_another_entity(twins: Twins) -> None:
    speaking = Speaking.of(twins.full, twins.twin)
    ids = twins.full.other.ids

    with twins.full.watched():
        for under in (f"{LEAD}:99999", f"{OTHER.chat}:1"):
            for action, target in (("card", "activity"), ("yes", "said"), ("pct", "activity")):
                ref = REFS.make(Ref(action, ids[target], "0"))
                speaking.hears(sender=str(LEAD), pressed=ref, replies_to=under)


def test_on_both_databases_a_process_takes_its_own_messages_alone(database: Database) -> None:
    world = World.filled(database)
    speaking = Speaking.of(world)
    ids = world.other.ids

    with world.watched():
        for sentence in SENTENCES:
            said = sentence.format(**(vars(OTHER) | ids))
            for number in (LEAD, OVERSEES, SHARING):
                speaking.says(number, said)
        for action in ("pct", "grant", "deny", "review", "part", "undoone", "misfiled", "handon"):
            value = {"pct": "80", "handon": str(ids["inbound"])}.get(action, f"yes.{ids['report']}")
            for target in sorted(set(ids.values())):
                speaking.presses(OVERSEES, REFS.make(Ref(action, target, value)))
