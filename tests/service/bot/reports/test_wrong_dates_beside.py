"""A date that is said to be wrong beside a report goes to planning, and into no description."""

from __future__ import annotations

import pytest

from core.messages import Note, Question
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post


@pytest.fixture
def activity(town: Town) -> int:
    """2.5, whose date cannot be read, beside another one."""
    town.add("1.5", 20, title="Formular el plan de tratamiento")
    return town.add("2.5", None, title="Eliminar la exigencia de copia del recibo", due=None)


def notes(post: Post) -> list[str]:
    return post.notes(MARTA)


def test_no_figure_is_asked_of_who_says_that_the_date_is_wrong(
    town: Town, post: Post, activity: int
) -> None:
    said = "La 2.5 la fecha está mal, abril no tiene 31. Debe ser 30 de abril"
    assert post.answer(post.remind(activity), said, proof=PROVEN) == "answered"

    assert notes(post) == ["date_wrong"]
    assert town.figure(activity)[0] is None


@pytest.mark.parametrize(
    "said",
    [
        "No ha iniciado, por eso le digo que primero corrijan la fecha",
        "no se ha iniciado. Primero deben corregir la fecha",
    ],
)
def test_beside_a_state_it_is_offered_to_planning(
    town: Town, post: Post, activity: int, said: str
) -> None:
    post.answer(None, "la 2.5 va bien", proof=PROVEN)
    assert post.answer(post.mailbox(MARTA)[-1][0], said, proof=PROVEN) == "recorded"

    percent, words = town.figure(activity)
    assert percent == 0
    assert "fecha" not in words
    (note,) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Note)]
    assert (note.name, [button.label for button in note.buttons]) == (
        "date_wrong",
        ["Pasar a planeación"],
    )


def test_a_date_of_the_work_stays_in_its_words(town: Town, marta: Chat, activity: int) -> None:
    marta.says("la 2.5 va en 30, falta acordar la fecha de la reunión")

    assert town.figure(activity) == (30, "falta acordar la fecha de la reunión")


@pytest.mark.parametrize(
    "said",
    [
        "La 1.5 va en 25. La fecha de la 2.5 está mal, abril no tiene 31.",
        "la 1.5 va en 25; la fecha de la 2.5 quedó mal, debe ser 30 de abril",
        "La fecha de la 2.5 está mala. La 1.5 va en 25",
    ],
)
def test_beside_the_figure_of_another_it_is_told_too(
    town: Town, post: Post, activity: int, said: str
) -> None:
    post.answer(post.remind(activity), said, proof=PROVEN)
    assert notes(post) == ["date_wrong"]
    (report,) = town.reports()
    assert report.percent == 25
    assert not report.description


LETTER = (
    "Buenas tardes, doctora. En respuesta a su correo de la semana pasada le informo lo siguiente. "
    "Lo del plan de tratamiento (1.5) ya tiene el contrato firmado con la firma asesora y estamos "
    "en pruebas con la herramienta, 35 %{} respecto a la 2.5 la fecha está mal, abril no tiene 31 "
    "días.\n\nCordialmente,\nMarta Rincón"
)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("La 1.5 va en 35 % y la fecha de la 2.5 está mal", ""),
        ("la fecha de la 2.5 está mal y la 1.5 va en 35 %", ""),
        (
            "La 1.5 va en 35 %. Otra cosa: la fecha de la 2.5 está mal en el plan, dice 31 de abril"
            " y en el convenio quedó 30 de abril.",
            "",
        ),
        ("La 1.5 va en 35 %, ojo que la 2.5 tiene la fecha mal", ""),
        (
            "Lo del plan de tratamiento (1.5) ya está en estudio, falta la firma, 35 %. Y respecto "
            "a la 2.5 la fecha está mal, se había acordado el 30 de mayo",
            "ya está en estudio, falta la firma",
        ),
        ("la 1.5 va en 35 %. Y respecto a la 2.5 la fecha está mal, no era el 31 sino el 30", ""),
        ("la 1.5 va en 35 %. La fecha de la 2.5 está mal, el acto lo revisa jurídica", ""),
        (LETTER.format(". Y"), "contrato firmado"),
        (LETTER.format(", y"), "contrato firmado"),
    ],
)
def test_what_is_said_of_the_date_goes_to_nobody_else(
    town: Town, post: Post, activity: int, said: str, words: str
) -> None:
    assert post.answer(post.remind(activity), said, proof=PROVEN) == "recorded"
    assert [one for one in notes(post) if one != "unheard"] == ["date_wrong"]
    (report,) = town.reports()
    assert report.percent == 35
    assert words in report.description
    assert not any(one in report.description for one in ("acordado", "respecto", "jurídica", "31"))
    assert bool(report.description) == bool(words)


def test_time_that_is_asked_for_behind_a_wrong_date_is_asked_for_that_activity(
    post: Post, activity: int
) -> None:
    said = "La 1.5 va en 35 %. La fecha de la 2.5 está mal; se necesita hasta el 30 de junio"
    post.answer(post.remind(activity), said, proof=PROVEN)

    (question,) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Question)]
    assert question.wished is not None
    assert question.wished.handles == ("2.5",)


@pytest.mark.parametrize(
    "said",
    [
        "La 1.5 va en 35 %. La 2.5 va en 20 %, la fecha está mal",
        "La fecha de la 2.5 está mal, va en 20 %, y la 1.5 va en 35 %",
    ],
)
def test_a_figure_in_the_sentence_of_the_date_is_kept(
    town: Town, post: Post, activity: int, said: str
) -> None:
    post.answer(post.remind(activity), said, proof=PROVEN)

    assert town.figure(activity)[0] == 20
    assert sorted(int(one.percent or 0) for one in town.reports()) == [20, 35]


def test_the_activity_is_named_in_the_clause_before(town: Town, post: Post, activity: int) -> None:
    said = "lo del tratamiento va en 25. La 2.5 tiene 31 de abril, esa fecha está mal"
    post.answer(post.remind(activity), said, proof=PROVEN)

    assert notes(post) == ["date_wrong"]
    (report,) = town.reports()
    assert report.percent == 25
    assert not report.description


def test_what_another_has_not_moved_is_asked_about_and_not_lost(post: Post, activity: int) -> None:
    said = (
        "Lo del plan de tratamiento no ha cambiado nada. Y otra cosa, la 2.5 dice 31 de abril, esa"
        " fecha no existe"
    )
    assert post.answer(post.remind(activity), said, proof=PROVEN) == "asked"

    (note, question) = [one for _, one in post.mailbox(MARTA) if isinstance(one, Note | Question)]
    assert note.name == "date_wrong"
    assert isinstance(question, Question)
    assert question.line is not None
    assert (question.line.handle, question.words) == (
        "1.5", "Lo del plan de tratamiento no ha cambiado nada",
    )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "la 2.5 ya se eliminó, pero es la fecha del 30 de abril o no? en el plan dice 31",
        "la 2.5, es el 30 de abril o no? el plan dice 31",
        "de la 2.5: 31 no es el avance, es la fecha",
    ],
)
def test_the_day_that_the_plan_prints_is_no_figure(
    town: Town, post: Post, activity: int, said: str
) -> None:
    post.answer(None, said, proof=PROVEN)

    assert town.figure(activity)[0] in (None, 100)


def test_a_figure_that_the_plan_prints_stays_apart_from_hers(town: Town, marta: Chat) -> None:
    activity = town.add("3.1", 10, title="Realizar la audiencia")
    marta.says("en el plan dice 10 pero la 3.1 ya va en 40 %")

    assert town.figure(activity)[0] == 40


@pytest.mark.usefixtures("activity")
@pytest.mark.parametrize(
    "said",
    [
        "La fecha de la 2.5 está mal, abril no tiene 31.",
        "No estoy pidiendo plazo, solo aviso que la fecha de la 2.5 está mal escrita, debe ser 30 "
        "de abril",
        "no pido plazo, es que la fecha de la 2.5 está mal",
    ],
)
def test_who_says_that_the_plan_has_it_wrong_asks_for_no_time(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says(said)
    assert [one.name for one in marta.heard() if isinstance(one, Note)] == ["date_wrong"]
    assert town.reports() == []


@pytest.mark.usefixtures("activity")
def test_the_date_of_a_wish_that_waits_is_meant(marta: Chat) -> None:
    assert marta.says("pido plazo para la 2.5") == "asked"
    marta.heard()
    marta.says("no estoy pidiendo plazo, es que la fecha está mal escrita")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"]) == ("date_wrong", "2.5")


@pytest.mark.parametrize(
    "said",
    [
        "cómo así que la 2.5 está vencida si eso era para el 31 de mayo. va en 95",
        "la 2.5 no está vencida, vence el 31 de mayo. va en 95",
        "cómo así que está vencida la 2.5, si era para el 31 de mayo. Va en 95",
        "la 2.5 va en 95 y no está vencida, era para el 31 de mayo",
    ],
)
def test_who_says_that_it_is_not_late_yet_is_told_who_corrects_dates(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)

    heard = marta.heard()
    assert [one.name for one in heard if isinstance(one, Note)] == ["date_wrong"]
    assert town.figure(activity) == (95, "")


@pytest.mark.parametrize(
    "said",
    ["la 2.5 está vencida, va en 95", "la 2.5 está vencida pero sale el 31 de mayo, va en 95"],
)
def test_who_says_that_it_is_late_disputes_no_date(
    town: Town, marta: Chat, activity: int, said: str
) -> None:
    marta.says(said)

    assert not [one for one in marta.heard() if isinstance(one, Note) and one.name == "date_wrong"]
    assert town.figure(activity)[0] == 95
