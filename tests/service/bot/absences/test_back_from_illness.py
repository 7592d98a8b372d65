"""Who was ill says in other words that she is here again: her absence ends, and nothing of it is a
word about the work. Mails under a subject of somebody else's absence are a person's."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from models.organisation import Person
from tests.service.bot.absences.test_absent import away, mark
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import MARTA, PROVEN, Post

BACK = [
    "ya me dieron de alta", "ya salí de la incapacidad", "me dio el medico de alta",
    "gracias a Dios ya me dieron de alta", "ya se me acabo la licencia", "ya termine vacaciones",
    "ya sali del hospital", "por fin ya salí de la licencia",
]  # fmt: skip


@pytest.mark.parametrize("said", BACK)
@pytest.mark.parametrize("more", ["", ", la 1.2 va en 70"])
def test_her_absence_ends(town: Town, marta: Chat, said: str, more: str) -> None:
    activity = town.add("1.2", 40)
    mark(town)
    marta.says(said + more)
    heard = notes(marta.heard())
    assert heard == ["back_noted", "receipt" if more else "listing"]
    assert away(town) is None
    assert town.figure(activity) == ((70, "") if more else (40, "Vamos en el 60 %"))


@pytest.mark.parametrize(
    "said",
    [
        "la 1.2 va en 70, me dieron de alta el usuario del sistema",
        "la 1.2 va en 70, ya salimos de la licencia de construcción",
        "la 1.2 va en 70, ya salió la licencia",
        "la 1.2 va en 70, ya se acabó el permiso de vertimientos",
    ],
)
def test_papers_of_the_work_end_no_absence(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    mark(town)
    marta.says(said)
    assert "back_noted" not in notes(marta.heard())
    assert away(town) is not None


@pytest.mark.parametrize(
    ("subject", "text"),
    [
        ("ausencia de Pedro", "Buenas, él no viene más esta semana"),
        ("vacaciones de Pedro", "la 1.2 va en 70"),
        ("permiso de Pedro Rueda", "Buenos días, confirmo. Gracias"),
        ("Licencia del doctor Pedro", "queda registrada"),
        ("Incapacidad de Pedro", "la 1.2 va en 70, ya hablé con él"),
        ("Confirmo vacaciones de Pedro", "Sí, de acuerdo"),
    ],
)
def test_a_mail_about_somebody_else_is_a_persons(town: Town, subject: str, text: str) -> None:
    town.add("1.2", 40)
    post = Post(town)
    assert post.answer(None, text, proof=PROVEN, Subject=subject) != "auto_reply"
    assert post.mailbox(MARTA)


@pytest.mark.parametrize(
    ("subject", "text", "headers"),
    [
        ("Ausencia de la oficina", "Estoy de vacaciones hasta el 22 de mayo.", {}),
        ("Vacaciones de {own}", "Estoy de vacaciones hasta el 22 de mayo.", {}),
        ("Vacaciones de Pedro", "Volveré el 25.", {"Auto_Submitted": "auto-replied"}),
        ("Ausencia de Pedro", "Responderé su correo a mi regreso el 25.", {}),
        ("Vacaciones de fin de año", "Volveré el 25 de mayo.", {}),
    ],
)
def test_what_a_mailbox_answers_by_itself_stays_its_own(
    town: Town, subject: str, text: str, headers: dict[str, str]
) -> None:
    town.add("1.2", 40)
    with town.database.reading() as session:
        name = session.scalars(select(Person.name).filter_by(id=town.marta_id)).one()
    said = Post(town).answer(None, text, proof=PROVEN, Subject=subject.format(own=name), **headers)
    assert said == "auto_reply"
