"""What the lead says with her yes or no to "¿La damos por cumplida?"."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Question
from core.rules import WHOLE
from core.words import Role
from models.organisation import Person
from models.outbox import OutboxItem
from tests.service.bot.activities.test_supporting import asked
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import MARTA as MARTAS_MAIL
from tests.service.bot.post import Post
from tests.support.builders import a_person, an_office


@pytest.fixture
def activity(town: Town) -> int:
    """2.7, which Marta's office leads and Pedro's supports; both have had their welcome."""
    made = town.add("2.7", 60, office=[town.office_id, town.other_office_id])
    town.morning()
    return made


def a_question_by_mail(town: Town, pedro: Chat) -> int:
    """Let Marta be asked by mail about 2.7; return the mail's row."""
    with town.database.transaction() as session:
        session.get_one(Person, town.marta_id).preferred_channel = "email"
    pedro.says("2.7 ya quedó")
    town.morning()
    mails = town.rows(select(OutboxItem).where(OutboxItem.recipient == MARTAS_MAIL))
    (mail,) = [row for row in mails if "part" in str(row.content)]
    assert isinstance(mail.id, int)
    return mail.id


@pytest.mark.parametrize(
    ("said", "outcome", "percent"),
    [
        ("no, van 4 de 5", "recorded", 80),
        ("no, todavía no se puede cerrar, llevamos 4 de 5", "recorded", 80),
        ("no, todavía no, nos falta diagramarla", "asked", 60),
        ("no, todavía no, nos faltan las dos últimas", "asked", 60),
        ("Todavía no, falta contratar el sonido", "asked", 60),
    ],
)
@pytest.mark.parametrize("way", ["mail", "reply", "next"])
def test_what_follows_her_no_is_about_that_activity(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str, outcome: str, percent: int,
    way: str,
) -> None:  # fmt: skip
    others = [town.add("2.2", 10), town.add("2.4", 10), town.add("3.6", 10)]
    if way == "mail":
        post = Post(town)
        mail = a_question_by_mail(town, pedro)
        assert post.answer(mail, said) == outcome
    else:
        pedro.says("2.7 ya quedó")
        town.morning()
        marta.heard()
        assert marta.says(said, to=marta.last() if way == "reply" else None) == outcome

    assert town.figure(activity)[0] == percent
    assert [town.figure(one)[0] for one in others] == [10, 10, 10]
    if way != "mail" and outcome == "asked":
        (question,) = [one for one in marta.heard() if isinstance(one, Question)]
        assert (question.name, question.line and question.line.handle) == ("percent", "2.7")


def test_after_her_no_another_activity_that_she_names_is_reported_on(
    town: Town, marta: Chat, pedro: Chat, activity: int
) -> None:
    other = town.add("2.2", 10)
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.says("no, la 2.2 va en 40", to=marta.last())

    assert (town.figure(activity)[0], town.figure(other)[0]) == (60, 40)


@pytest.mark.parametrize("said", ["sí señor, ya quedó publicada la semana pasada", "Sí, ya la vi"])
def test_a_yes_with_more_words_closes_it_where_only_that_is_asked(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    assert marta.says(said, to=marta.last()) == "recorded"
    assert town.figure(activity)[0] == WHOLE


@pytest.mark.parametrize("said", ["sí señor, pero falta publicarla", "sí, el 2.2 ya está en 80"])
def test_a_yes_that_takes_itself_back_or_tells_a_figure_does_not(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    town.add("2.2", 10)
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.says(said, to=marta.last())
    assert town.figure(activity)[0] != WHOLE


@pytest.mark.parametrize(
    "said",
    ["si, por cierto la 1.5 ya la firmo el alcalde esta mañana",
     "Sí. Además la 1.5 ya la firmó el alcalde", "si y la 1.5 va en 30",
     "2.7 sí, y de la 1.5 ya se firmó", "la 1.5 va en 30, ya firmada. la 2.7 si",
     "SI, démosla por cumplida. la 1.5 va en 40",
     "Confirmado. Aprovecho para contar que la 1.5 la firmaron hoy",
     "Le confirmo que sí a la 2.7, además la 1.5 va en 40"],
)  # fmt: skip
@pytest.mark.parametrize("way", ["mail", "reply"])
def test_a_yes_closes_it_and_words_on_another_are_about_that(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str, way: str
) -> None:
    other = town.add("1.5", 10, title="Expedir el decreto de horarios")
    if way == "mail":
        post = Post(town)
        outcome = post.answer(a_question_by_mail(town, pedro), said)
    else:
        pedro.says("2.7 ya quedó")
        town.morning()
        outcome = marta.says(said, to=marta.last())
    assert outcome == "recorded"
    assert town.figure(activity) == (WHOLE, "")
    figures = {"30": 30, "40": 40}
    assert town.figure(other)[0] == next((n for text, n in figures.items() if text in said), 10)


@pytest.mark.parametrize(
    "said",
    ["100%, ya esta firmada. Y confirmo que si a la 2.7", "la 2.7 sí. Va al 100 %",
     "Ya va al 100 %. A la 2.7 sí"],
)  # fmt: skip
def test_a_yes_behind_the_figure_of_another_question_closes_it(
    town: Town, pedro: Chat, activity: int, said: str
) -> None:
    other = town.add("1.5", 10, title="Expedir el decreto de horarios")
    post = Post(town)
    post.answer(a_question_by_mail(town, pedro), "la 1.5 ya la firmo el alcalde")
    question, _ = post.mailbox(MARTAS_MAIL)[-1]
    assert post.answer(question, said) == "recorded"
    assert [town.figure(one)[0] for one in (activity, other)] == [WHOLE, WHOLE]


@pytest.mark.parametrize(
    "said",
    ["sí, falta la firma. la 1.5 va en 40", "¿sí? la 1.5 va en 40",
     "la 1.5 va en 40. si la 2.7 no queda esta semana avisamos",
     "la 1.5 en 40 y la 2.7 si alcanzamos la otra semana", "la 1.5 sí va en 40"],
)  # fmt: skip
def test_no_yes_to_it_leaves_it_open_beside_another(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    town.add("1.5", 10, title="Expedir el decreto de horarios")
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.says(said, to=marta.last())
    assert town.figure(activity)[0] == 60


@pytest.fixture
def deputy(town: Town) -> Chat:
    """The chat of Carlos, who stands in for Marta."""
    with town.database.transaction() as session:
        a_person(
            session, town.context.entity_id, "Carlos Peña",
            office=town.office_id, role=Role.DELEGATE, telegram="900",
        )  # fmt: skip
    return Chat(town, 900, "Carlos")


@pytest.mark.parametrize(
    "said", ["no", "todavía no", "No, 2.7 sigue", "no, falta la firma", "no, todavía no, va en 70"]
)
def test_after_a_no_her_deputy_is_not_asked_the_same(
    town: Town, marta: Chat, pedro: Chat, deputy: Chat, activity: int, said: str
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.touches(said) if "2.7" in said else marta.says(said)
    assert len(town.audit("part closes nothing")) == 1
    marta.dies()
    town.morning(days=2)

    assert asked(deputy.heard()) == []
    assert town.figure(activity)[0] != WHOLE
    pedro.says("2.7 va en 90, se devolvió. Corrijo")
    pedro.says("2.7 ya quedó, ahora sí")
    town.morning(days=4)  # after a weekend and a holiday
    assert len(asked(deputy.heard())) == 1, "a new report of the part"


@pytest.mark.parametrize("said", ["la 2.7 va en 70", "la 2.7 no esta cumplida, va en 60"])
@pytest.mark.parametrize("closed_first", [False, True])
def test_after_a_figure_of_hers_her_deputy_is_not_asked_either(
    town: Town, marta: Chat, pedro: Chat, deputy: Chat, activity: int, said: str,
    *, closed_first: bool,
) -> None:  # fmt: skip
    pedro.says("2.7 ya quedó")
    town.morning()
    town.wait(minutes=5)
    if closed_first:
        marta.touches("Sí, 2.7 cumplida")
        town.wait(minutes=5)
    if marta.says(said) == "asked":
        marta.says("sí")
    assert town.figure(activity)[0] != WHOLE
    marta.dies()
    town.morning(days=2)

    assert asked(deputy.heard()) == []
    pedro.says("2.7 va en 90, se devolvió. Corrijo")
    pedro.says("2.7 ya quedó, ahora sí")
    town.morning(days=4)
    assert len(asked(deputy.heard())) == 1, "a new report of the part"


@pytest.mark.usefixtures("activity")
def test_without_an_answer_her_deputy_is_asked(
    town: Town, marta: Chat, pedro: Chat, deputy: Chat
) -> None:
    pedro.says("2.7 ya quedó")
    town.morning()
    marta.says("gracias")
    marta.dies()
    town.morning(days=2)

    assert len(asked(deputy.heard())) == 1
    assert town.audit("part closes nothing") == []


NOT_DONE = [
    "la pregunta de hacienda no señor, todavía no está cumplida",
    "no señor, todavía no está cumplida",
    "la 2.7 todavía no está cumplida",
    "no, la 2.7 no la dé por cumplida",
    "a lo de hacienda: todavía no",
    "lo que pregunta de la secretaría de hacienda no, aún falta",
    "lo de la 2.7 no señor",
    "no la cierre todavía",
    "2.7 no, eso no esta listo todavia",
]


@pytest.mark.parametrize("said", NOT_DONE)
@pytest.mark.parametrize("others", [False, True])
def test_that_it_is_not_done_is_her_no(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str, *, others: bool
) -> None:
    if others:
        town.add("1.1", 20, title="Actualizar el mapa de riesgos")
    pedro.says("2.7 ya quedó nuestra parte")
    town.morning()
    marta.heard()
    assert marta.says(said) == "answered"
    assert notes(marta.heard()) == ["part_kept"]
    assert town.figure(activity)[0] == 60
    assert [one.person_id for one in town.reports()] == [town.pedro_id]


@pytest.mark.parametrize("said", ["lo de las actas no está listo", "lo de jurídica aún falta"])
def test_what_calls_another_thing_is_no_answer(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str
) -> None:
    assert activity
    pedro.says("2.7 ya quedó nuestra parte")
    town.morning()
    marta.heard()
    marta.says(said)
    assert "part_kept" not in notes(marta.heard())


@pytest.mark.parametrize(
    ("said", "kept"), [("la pregunta de hacienda todavía no", 1), ("todavía no está cumplida", 0)]
)
def test_of_two_questions_the_one_whose_office_is_called_is_answered(
    town: Town, marta: Chat, pedro: Chat, activity: int, said: str, kept: int
) -> None:
    assert activity
    with town.database.transaction() as session:
        tic = an_office(session, town.context.entity_id, "Oficina de las TIC")
    ana = somebody(town, 9100, "Ana Mora", Role.LEAD, office=tic)
    town.add("2.8", 60, office=[town.office_id, tic], title="Hacer accesible la página web")
    town.morning()
    pedro.says("2.7 ya quedó nuestra parte")
    ana.says("2.8 ya quedó nuestra parte")
    town.morning()
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()).count("part_kept") == kept
