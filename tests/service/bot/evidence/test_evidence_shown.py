"""The evidence of an activity is sent to who may fetch it, listed to who looks, and no more."""

from __future__ import annotations

import pytest

from bot.conversation.showing.evidence_shown import codes_asked
from core.overviews import Overview, OverviewRow
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.files import DOCUMENT, sends
from tests.support.builders import a_person


@pytest.mark.parametrize(
    "text",
    [
        "evidencias de la 2.1",
        "Soportes 2.1",
        "¿Qué evidencias tiene la 2.1?",
        "Por favor, mándeme los soportes de la actividad 2.1. Gracias",
        "quiero ver los archivos de la 2.1",
        "¿La 2.1 tiene soportes?",
        "la 2.1 tiene soportes o no",
        "La 2.1, ¿ya mandaron los soportes?",
        "¿la 2.1 ya tiene evidencias cargadas?",
        "¿en la 2.1 hay soportes?",
        "¿a la 2.1 le subieron algún archivo?",
        "la 2.1 qué soporte tiene",
        "la 2.1 cuáles soportes mandaron",
        "y de la 2.1 qué archivos han subido?",
    ],
)
def test_who_asks_for_evidence_is_understood(text: str) -> None:
    assert codes_asked(text) == ("2.1",)


@pytest.mark.parametrize(
    "text",
    [
        "envié las evidencias de la 2.1",
        "adjunto soportes de la 2.1",
        "la 2.1 va en 60 %, faltan los soportes",
        "evidencias de la 2.1 pendientes por firmar",
        "la 2.1 tiene soportes",
        "¿la 2.1 tiene plazo?",
        "la 2.1 ya tiene soportes cargados, ¿cierto?",
        "evidencias",
        "la 2.1 qué soporte tiene que llevar",
        "la 2.1 que soporte el sistema",
    ],
)
def test_who_tells_something_of_evidence_asks_for_none(text: str) -> None:
    assert codes_asked(text) == ()


def vera(town: Town, role: Role) -> Chat:
    """Return the chat of somebody with a role of the whole entity."""
    with town.database.transaction() as session:
        a_person(session, town.context.entity_id, "Vera", role=role, telegram="901")
    return Chat(town, 901, "Vera")


def shown(town: Town, chat: Chat, marta: Chat) -> tuple[OverviewRow, ...]:
    """Let Marta send a document and take another back; return what the chat is shown."""
    town.add("1.2", 40)
    sends(marta, "1.2 va en 50 %", DOCUMENT)
    sends(marta, "1.2 va en 60 %", DOCUMENT)
    marta.says("deshacer")
    assert chat.says("evidencias de la 1.2") == "answered"
    [said] = chat.heard()
    assert isinstance(said, Overview)
    assert (said.name, said.total) == ("evidence", 1)
    return said.rows


@pytest.mark.parametrize("role", [Role.CONTROL, Role.PLANNING, Role.AUDITOR])
def test_who_reads_all_is_sent_the_files_that_stand(town: Town, marta: Chat, role: Role) -> None:
    [row] = shown(town, vera(town, role), marta)
    assert (row.asker, bool(row.file)) == ("Marta Lucía Rincón", True)


def test_a_viewer_gets_the_list_without_the_files(town: Town, marta: Chat) -> None:
    [row] = shown(town, vera(town, Role.VIEWER), marta)
    assert (bool(row.name), row.file) == (True, "")


def test_another_office_is_shown_no_evidence(town: Town, marta: Chat, pedro: Chat) -> None:
    town.add("1.2", 40)
    sends(marta, "1.2 va en 50 %", DOCUMENT)
    pedro.says("evidencias de la 1.2")
    assert not any(isinstance(one, Overview) and one.name == "evidence" for one in pedro.heard())


def test_an_office_that_asks_for_evidence_is_told_who_sees_it_and_its_report_stays(
    town: Town, marta: Chat
) -> None:
    activity = town.add("3.6", 40)
    marta.says("3.6 va en 50")
    marta.heard()
    assert marta.says("quiero ver los soportes de la 3.6") == "answered"
    assert notes(marta.heard()) == ["evidence_not_yours"]
    assert town.figure(activity) == (50, "")
    marta.says("soportes de la 3.6")
    assert "evidence_not_yours" not in notes(marta.heard())


@pytest.mark.parametrize(
    "text",
    [
        "no me llegaron soportes de la 1.2",
        "No veo los soportes de la 1.2",
        "no me aparecen las evidencias de la 1.2",
        "no encuentro los archivos de la 1.2",
        "no nos han llegado los soportes de la actividad 1.2",
        "hola, no me llego el soporte de la 1.2",
    ],
)
def test_control_that_misses_evidence_is_shown_what_there_is(
    town: Town, marta: Chat, text: str
) -> None:
    town.add("1.2", 40)
    marta.says("1.2 va en 50 %")
    chat = vera(town, Role.CONTROL)
    chat.says(text)
    [said] = chat.heard()
    assert isinstance(said, Overview)
    assert (said.name, said.total) == ("evidence", 0)


@pytest.mark.parametrize(
    "text",
    [
        "no me llegaron los soportes de la 1.2, va en 60 %",
        "no me llegaron las carpas de la 1.2",
        "no hay soportes de la 1.2 porque no hemos empezado",
    ],
)
def test_a_lead_that_misses_something_reports(town: Town, marta: Chat, text: str) -> None:
    town.add("1.2", 40)
    marta.says(text)
    assert not any(isinstance(one, Overview) for one in marta.heard())
