"""The buttons under the summary and the digest: an office, and the requests that wait."""

from __future__ import annotations

import pytest

from core.messages import Note
from core.overviews import Overview
from core.refs import Ref
from core.words import Role
from reports.steps import SHOW_HISTORY, SHOW_PAGE
from tests.service.bot.chat import Chat, Town, somebody
from tests.support.builders import an_activity, an_office


def test_a_button_of_the_summary_shows_the_office_that_nothing_reaches(
    town: Town, consuelo: Chat
) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Comisaría de Familia")
        an_activity(session, town.context.entity_id, office=office)
    consuelo.says("/resumen")
    (summary,) = consuelo.heard()
    assert isinstance(summary, Overview)
    consuelo.touches("Ver Comisaría de Familia")

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.office) == ("office", "Comisaría de Familia")


def test_the_other_button_shows_what_waits_for_a_decision(town: Town, consuelo: Chat) -> None:
    consuelo.presses(town.context.refs.make(Ref(SHOW_PAGE, 7, "solicitudes")))

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert shown.name == "requests"


def test_who_may_not_see_all_is_not_shown_the_offices_by_an_old_button(
    town: Town, marta: Chat
) -> None:
    marta.presses(town.context.refs.make(Ref(SHOW_PAGE, 7, "vencidas")))

    (said,) = marta.heard()
    assert not isinstance(said, Overview)


def test_a_button_shows_who_said_what_of_an_activity(
    town: Town, consuelo: Chat, marta: Chat
) -> None:
    town.add("2.1", 50, office=town.other_office_id, title="Cobrar el predial")
    ref = town.context.refs.make(Ref(SHOW_HISTORY, 0, "2.1"))
    consuelo.presses(ref)

    (shown,) = consuelo.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.handle, shown.title) == ("history", "2.1", "Cobrar el predial")
    marta.presses(ref)
    (said,) = marta.heard()
    assert not isinstance(said, Overview)


def test_a_button_of_an_activity_that_is_gone_says_so(town: Town, consuelo: Chat) -> None:
    consuelo.presses(town.context.refs.make(Ref(SHOW_HISTORY, 0, "9.9")))

    (said,) = consuelo.heard()
    assert isinstance(said, Note)


@pytest.mark.parametrize(
    "text",
    ["como va el plan en general", "¿cómo va el plan?", "/resumen", "resumen",
     "cómo vamos con el plan", "muéstreme todo el plan"],
)  # fmt: skip
@pytest.mark.parametrize("role", [Role.VIEWER, Role.AUDITOR, Role.CONTROL])
def test_who_only_looks_is_shown_nothing_to_decide(town: Town, text: str, role: Role) -> None:
    with town.database.transaction() as session:
        office = an_office(session, town.context.entity_id, "Comisaría de Familia")
        an_activity(session, town.context.entity_id, office=office)
    reader = somebody(town, 5559004, "Vera Ruiz", role)
    reader.says(text)
    (summary,) = reader.heard()
    assert isinstance(summary, Overview)
    decides = role is Role.CONTROL
    assert bool(summary.figures and summary.figures["todo"]) is decides
    assert bool(summary.buttons) is decides
