"""What control and auditors ask in a letter is answered, and read as no report."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from core.words import RequestKind, Role
from tests.service.bot.chat import Town
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_person, a_request, an_address, an_office

MAILBOX = "control@puertoesperanza.example"


@pytest.fixture(params=["control", "control with work", "auditor"])
def asker(town: Town, request: pytest.FixtureRequest) -> None:
    """Somebody who oversees and writes by mail; one leads an activity of her own."""
    office = None
    with town.database.transaction() as session:
        if request.param == "control with work":
            office = an_office(session, town.context.entity_id, "Control Interno")
        role = Role.AUDITOR if request.param == "auditor" else Role.CONTROL
        person = a_person(
            session, town.context.entity_id, "Consuelo Daza", office=office, role=role
        )
        an_address(session, person, channel="email", value=MAILBOX)
    if office is not None:
        town.add("7.1", 20, office=office, title="Hacer seguimiento al plan")
    asked = town.add("4.1", 40, office=town.other_office_id)
    with town.database.transaction() as session:
        a_request(
            session, asked, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, reason="falta el CDP",
        )  # fmt: skip


@pytest.mark.usefixtures("asker")
@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("cómo vamos con lo vencido y qué oficinas no han contestado?", ["overdue", "silence"]),
        (
            "cómo vamos con lo vencido y qué oficinas no han contestado? Necesito el dato para el"
            " comité de mañana.",
            ["overdue", "silence"],
        ),
        (
            "Buenos días.\n\n¿Cómo vamos con lo vencido y qué oficinas no han contestado? Lo"
            " necesito para el comité.\n\nCordialmente,\nConsuelo",
            ["overdue", "silence"],
        ),
        ("¿Quién pidió la prórroga de la 4.1 y por qué?", ["history"]),
        ("¿Por qué pidieron prórroga en la 4.1?", ["history"]),
        ("quién pidió más plazo en la 4.1", ["history"]),
    ],
)
def test_what_is_asked_in_a_letter_is_answered(
    town: Town, post: Post, said: str, shown: list[str]
) -> None:
    assert post.answer(None, said, sender=MAILBOX, proof=PROVEN) == "answered"
    told = [one for _, one in post.mailbox(MAILBOX)]
    assert [one.name for one in told if isinstance(one, Overview)] == shown
    assert town.reports() == []
