"""Mails under a subject of an absence: a person's are answered, a mailbox's own are not."""

from __future__ import annotations

import pytest

from models.incoming import tray
from tests.service.bot.absences.test_absent import mark, notices, policy, post
from tests.service.bot.chat import Town
from tests.service.bot.post import MARTA, PROVEN, Post

__all__ = ("policy", "post")  # fixtures


@pytest.mark.parametrize("known", [False, True])
@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Saludos, regreso antes, el martes 19 ya estoy en la oficina", "vacaciones"),
        ("Estoy de vacaciones hasta el 20 de mayo, cualquier cosa Ana", "Mis vacaciones"),
        ("Buenas, al final vuelvo el martes 19 de mayo", "Vacaciones"),
        ("buenas, hoy y el lunes estoy de permiso, cualquier cosa Ana", "permiso"),
        ("buenas, hoy y el lunes estoy de permiso, cualquier cosa Ana", "recordatorio"),
        ("Hoy estoy incapacitada", "Incapacidad"),
        ("La incapacidad me la extendieron hasta el 21 de mayo", "incapacidad médica"),
    ],
)
@pytest.mark.usefixtures("policy")
def test_a_new_mail_under_a_subject_of_her_own_is_answered(
    town: Town, post: Post, text: str, subject: str, *, known: bool
) -> None:
    if known:
        mark(town)
    said = post.answer(None, text, proof=PROVEN, Subject=subject)
    assert said != "auto_reply"
    assert post.mailbox(MARTA)


@pytest.mark.parametrize(
    ("text", "headers"),
    [
        ("Me encuentro en vacaciones hasta el 22 de mayo.", {"In_Reply_To": "<1@x.example>"}),
        ("Estoy de vacaciones hasta el 22. Responderé su correo a mi regreso.", {}),
        ("Estoy de vacaciones hasta el 22. En caso de urgencia escriba a Ana.", {}),
        ("Estoy de vacaciones hasta el 22 de mayo.", {"Auto_Submitted": "auto-replied"}),
        ("Mensaje automático: estoy de vacaciones hasta el 22 de mayo.", {}),
    ],
)
@pytest.mark.usefixtures("policy")
def test_what_a_mailbox_answers_under_that_subject_stays_its_own(
    post: Post, text: str, headers: dict[str, str]
) -> None:
    said = post.answer(None, text, proof=PROVEN, Subject="Vacaciones", **headers)
    assert (said, post.mailbox(MARTA)) == ("auto_reply", [])


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Saludos, regreso antes, el martes 19 ya estoy en la oficina", "2026-05-18"),
        ("buenas, vuelvo antes, el lunes 18 de mayo", "2026-05-17"),
        ("al final regreso antes de vacaciones, el martes 19", "2026-05-18"),
        ("Las vacaciones se me alargaron hasta el 29 de mayo", "2026-05-29"),
    ],
)
def test_an_absence_that_ends_on_another_day_is_told_anew(
    town: Town, post: Post, text: str, until: str
) -> None:
    mark(town)
    assert post.answer(None, text, proof=PROVEN, Subject="vacaciones") == "answered"
    assert post.notes(MARTA) == ["away_told"]
    assert [one.details["until"] for one in notices(town)] == [until]


def test_a_mail_about_colleagues_under_that_subject_is_heard(post: Post, town: Town) -> None:
    text = "camilo tampoco va a estar del 10 al 12, en salud queda luz que ya regresó"
    said = post.answer(None, text, proof=PROVEN, Subject="ausencia")
    assert said not in ("auto_reply", "set aside")
    assert post.mailbox(MARTA)
    assert town.reports() == []


@pytest.mark.parametrize(
    ("text", "headers", "waits"),
    [
        ("Favor tener en cuenta el cronograma de la semana.", {}, True),
        ("Favor tener en cuenta el cronograma.", {"Auto_Submitted": "auto-replied"}, False),
        ("Favor tener en cuenta el cronograma.", {"In_Reply_To": "<1@x.example>"}, False),
        ("Gracias por su correo, lo leeré pronto.", {}, False),
    ],
)
def test_what_no_header_shows_to_be_a_machines_waits_in_the_tray(
    town: Town, post: Post, text: str, headers: dict[str, str], *, waits: bool
) -> None:
    said = post.answer(None, text, proof=PROVEN, Subject="Ausencia", **headers)
    assert (said == "set aside") is waits
    with town.database.transaction() as session:
        assert bool(tray.waiting(session, town.context.entity_id)) is waits
