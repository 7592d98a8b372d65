"""Why a request was denied, said once it was: kept with the decision, and told to the office."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.decisions.test_decisions import passes, told
from tests.service.bot.post import LUZ, PROVEN, Post
from tests.support.builders import a_request

pytestmark = pytest.mark.usefixtures("luz_by_mail")


def asked(town: Town, handle: str = "1.3") -> int:
    """Let Marta's office have asked that an activity be another's; return the request."""
    activity = town.add(handle, 40)
    with town.database.transaction() as session:
        return a_request(
            session, activity, by=town.marta_id, kind=RequestKind.REASSIGN,
            office_id=town.office_id,
        )  # fmt: skip


def reasons(town: Town) -> list[str]:
    """Return why each request was denied."""
    return [one.answer for one in town.rows(select(Request).order_by(Request.id))]


def why(chat: Chat) -> list[dict[str, Any]]:
    """Return what a chat has been told of denials since somebody looked."""
    return [values for name, values in told(chat) if name == "request_denied"]


@pytest.mark.parametrize(
    "reason",
    [
        "porque las tic administran la web",
        "las TIC administran la web",
        "ya que esa oficina administra la web, no Hacienda",
        "Eso le corresponde a ustedes según el decreto 045",
        "el contrato lo firmaron ustedes mismos",
        "porque la 1.3 ya va en 90 %",
    ],
)
@pytest.mark.parametrize("by_button", [True, False])
def test_what_planning_says_after_a_denial_is_its_reason_and_the_office_reads_it(
    town: Town, marta: Chat, luz: Chat, reason: str, by_button: bool
) -> None:
    number = asked(town)
    passes(town)
    luz.touches("Negar 1.3") if by_button else luz.says(f"negar {number}")
    luz.heard()

    assert luz.says(reason) == "answered"

    assert reasons(town) == [reason]
    (said,) = luz.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["reason"]) == ("decision_explained", reason)
    assert [one.after for one in town.audit("reassign denial explained")] == [{"reason": reason}]
    passes(town)
    assert [one["reason"] for one in why(marta)] == [reason]


def test_an_office_that_has_read_of_the_denial_is_told_its_reason_too(
    town: Town, marta: Chat, luz: Chat
) -> None:
    asked(town)
    passes(town)
    luz.touches("Negar 1.3")
    passes(town)
    assert [one["reason"] for one in why(marta)] == [""]
    town.deliver()
    luz.says("porque las tic administran la web")
    town.morning()

    assert [one["reason"] for one in why(marta)] == ["porque las tic administran la web"]


def test_several_denied_at_once_have_one_reason(town: Town, luz: Chat) -> None:
    first, second = asked(town), asked(town, "1.4")
    luz.says(f"negar {first} y {second}")
    luz.says("porque las tic administran la web")

    assert reasons(town) == ["porque las tic administran la web"] * 2


@pytest.mark.parametrize(
    "denies",
    [
        "la 1.3 niéguela, después le explico a marta por qué",
        "niegue la 1.3, luego le digo el motivo a marta",
    ],
)
@pytest.mark.parametrize(
    "reason",
    [
        "es que ya contratamos al facilitador",
        "la razón es que TIC ya entregó el servidor el 4 de marzo",
    ],
)
def test_a_reason_that_was_announced_is_the_one_that_is_told_next(
    town: Town, marta: Chat, luz: Chat, denies: str, reason: str
) -> None:
    asked(town)
    luz.says(denies)
    assert reasons(town) == [""]
    luz.says(reason)

    assert reasons(town) == [reason]
    passes(town)
    assert [one["reason"] for one in why(marta)][-1] == reason


@pytest.mark.parametrize(
    "words",
    [
        "1.3 en 50 %",
        "va en 90",
        "¿qué solicitudes faltan por decidir?",
        "qué tengo pendiente",
        "ayuda",
        "resumen",
        "gracias",
        "ok",
        "buenos días",
        "no",
        "me equivoqué, concédala",
        "¿por qué pide eso?",
        "deshacer",
        "mañana estoy de permiso",
        "no quiero recibir más mensajes",
        "conceder la de Hacienda",
        "tienen razón, que sea de otra oficina",
        "la otra la miro mañana con el alcalde",
    ],
)
def test_words_that_are_plainly_something_else_are_no_reason(
    town: Town, luz: Chat, words: str
) -> None:
    asked(town)
    passes(town)
    luz.touches("Negar 1.3")
    luz.heard()
    luz.says(words)

    assert reasons(town) == [""]
    assert "decision_explained" not in notes(luz.heard())


def test_a_reason_that_was_given_stays_as_it_was(town: Town, luz: Chat) -> None:
    number = asked(town)
    luz.says(f"negar {number}: ya no cabe")
    luz.says("porque las tic administran la web")

    assert reasons(town) == ["ya no cabe"]


def test_words_after_a_grant_are_no_reason(town: Town, luz: Chat) -> None:
    asked(town)
    passes(town)
    with town.database.transaction() as session:
        session.scalars(select(Request).order_by(Request.id)).all()[
            -1
        ].named_office = "Secretaría de Hacienda"
    luz.touches("Conceder 1.3")
    luz.says("porque las tic administran la web")

    (request,) = town.rows(select(Request))
    assert (request.state, request.answer) == (RequestState.GRANTED, "")


def test_words_of_the_next_day_are_no_reason(town: Town, luz: Chat) -> None:
    asked(town)
    passes(town)
    luz.touches("Negar 1.3")
    town.wait(days=1)
    luz.says("porque las tic administran la web")

    assert reasons(town) == [""]


def test_who_is_told_that_somebody_else_denied_it_explains_nothing(town: Town, luz: Chat) -> None:
    ana = somebody(town, 701, "Ana Ruiz", Role.PLANNING)
    asked(town)
    passes(town)
    luz.touches("Negar 1.3")
    ana.touches("Negar 1.3")
    ana.says("porque las tic administran la web")

    assert reasons(town) == [""]


def test_a_mail_after_a_denial_by_mail_explains_it_without_its_courtesies(town: Town) -> None:
    post, number = Post(town), asked(town)
    post.answer(None, f"Negar {number}", sender=LUZ, proof=PROVEN)
    text = "Buenos días\n\nPorque las TIC administran la web.\n\nMuchas gracias"
    post.answer(None, text, sender=LUZ, proof=PROVEN)

    assert reasons(town) == ["Porque las TIC administran la web"]
    answers = notes(said for _, said in post.mailbox(LUZ))
    assert answers == ["decision_denied", "decision_explained"]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("la 1.3 porque las tic administran la web", "porque las tic administran la web"),
        ("el motivo de la 1.3: las tic administran la web", "las tic administran la web"),
        ("la razón de la solicitud {} es que las tic administran la web", None),
        ("la {} se negó porque las tic administran la web", "porque las tic administran la web"),
        ("El motivo de la {} es porque las tic administran la web", None),
    ],
)
def test_a_reason_said_with_its_name_is_kept_for_that_request(
    town: Town, luz: Chat, said: str, kept: str | None
) -> None:
    first, second = asked(town), asked(town, "1.4")
    luz.says(f"negar {first} y {second}")
    luz.heard()
    luz.says(said.format(first))

    assert reasons(town) == [kept or "las tic administran la web", ""]
    assert notes(luz.heard()) == ["decision_explained"]


@pytest.mark.parametrize("said", ["la 1.5 porque las tic administran la web", "la 1.3: va en 90 %"])
def test_what_names_another_or_tells_a_figure_is_no_reason(
    town: Town, luz: Chat, said: str
) -> None:
    town.add("1.5", 10)
    luz.says(f"negar {asked(town)}")
    luz.says(said)

    assert reasons(town) == [""]
