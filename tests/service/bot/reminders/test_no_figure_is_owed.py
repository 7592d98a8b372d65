"""What gives no account of an activity's work is not asked for a figure; its wish is done, or told
back once. What gives one without a figure is asked as before."""

from __future__ import annotations

import pytest

from core.messages import Content, Note, Question, Receipt
from core.words import Duty, Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.mails.test_hearing import remind
from tests.support.builders import a_responsibility

TITLES = {
    "1.2": "Socializar la política de administración del riesgo",
    "2.1": "Publicar en el portal la estrategia de racionalización de trámites",
    "3.1": "Realizar la audiencia pública de rendición de cuentas",
    "3.5": "Evaluar la audiencia pública de rendición de cuentas",
    "4.1": "Capacitar a los servidores en atención al ciudadano",
    "4.4": "Instalar los buzones de sugerencias",
}


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Six activities of Marta's, each at 10; Nelson is her delegate."""
    somebody(town, 5556001, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    return {code: town.add(code, 10, title=title) for code, title in TITLES.items()}


def asked(said: list[Content]) -> list[str]:
    """Return the names of the questions of an answer."""
    return [one.name for one in said if isinstance(one, Question)]


NO_ACCOUNT = [
    "la 3.5 no la conozco", "la 3.5 no sé cómo va, toca preguntarle a Luz",
    "de la 3.5 no sé nada, eso lo sabe Patricia", "la 3.5 eso ya lo mandó la doctora Luz",
    "la 3.5 todavía no se pregunta", "la 3.5 es para después, no me la pregunten todavía",
    "el nombre de la 3.5 está mal, es evaluar las audiencias",
    "adjunto las fotos de la 3.5 en un rato", "de la 3.5 no tenemos nada que ver",
]  # fmt: skip


@pytest.mark.parametrize("said", NO_ACCOUNT)
def test_no_figure_is_asked_for_beside_a_report(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(f"la 4.1 en 40. {said}") == "recorded"
    assert asked(marta.heard()) == []
    assert town.figure(ids["4.1"]) == (40, "")
    assert town.figure(ids["3.5"])[0] == 10


@pytest.mark.parametrize("said", NO_ACCOUNT)
def test_nor_where_nothing_else_is_said(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert asked(marta.heard()) == []
    marta.says("60")
    assert town.figure(ids["3.5"])[0] == 10


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["la 3.5 sigue en estudios previos", "la 3.5 no sé cuánto va, pero ya contratamos al experto",
     "la 3.5 ya mandamos las encuestas y no las han contestado", "la 3.5 falta la firma",
     "la 3.5 el contratista no ha entregado el informe",
     "la 3.5 la contratista está incapacitada y falta el informe",
     "la 3.5 ya enviamos las actas a jurídica", "la 3.5 enviamos el acta",
     "la 3.5 espero que venga el proveedor", "la 3.5 ya lo envió jurídica",
     "la 3.5 hay que consultar a jurídica", "la 3.5 el contratista ya no sigue con nosotros"],
)  # fmt: skip
def test_an_account_without_a_figure_is_asked_for_one(marta: Chat, said: str) -> None:
    marta.says(f"la 4.1 en 40. {said}")
    assert asked(marta.heard()) in (["percent"], ["confirm"])


@pytest.mark.parametrize(
    ("said", "figures"),
    [("la 2.1 ya subimos el pantallazo, 80 y la 3.1 ya hablamos con el concejo 20",
      {"2.1": 80, "3.1": 20}),
     ("la 2.1 en 60 y la 3.1 ya nos reunimos con la personería 25", {"2.1": 60, "3.1": 25}),
     ("3.1 ya hicimos la segunda reunión con la junta, 50", {"3.1": 50}),
     ("4.4: ya están los 6, falta instalarlos, digamos 70", {"4.4": 70}),
     ("4.4 ya compramos los 4, pongamos 70", {"4.4": 70}),
     ("la 3.1 sigue igual, la 4.4 también, y me voy desde el lunes acuérdese",
      {"3.1": 10, "4.4": 10})],
)  # fmt: skip
def test_a_figure_elsewhere_in_the_clause_is_the_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str, figures: dict[str, int]
) -> None:
    assert marta.says(said) == "recorded"
    assert asked(marta.heard()) == []
    assert {code: town.figure(ids[code])[0] for code in figures} == figures


@pytest.mark.parametrize(
    "said", ["la 4.4 compraron los otros 4", "la 3.1 ya fuimos a la comuna 20"]
)
def test_how_many_there_are_is_no_figure(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "asked"
    assert town.figure(ids["4.4"])[0] == town.figure(ids["3.1"])[0] == 10


@pytest.mark.parametrize(
    "said", ["no me la pregunten antes de septiembre", "no me la pregunte hasta septiembre"]
)
def test_what_is_not_to_be_asked_before_a_day_is_put_off(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("4.1", 10, title=TITLES["4.1"])
    late = town.now.date().replace(month=11)
    town.add("3.5", 10, title=TITLES["3.5"], due=late)
    marta.says(f"la 4.1 en 40. la 3.5 eso se hace después de la audiencia, {said}")
    heard = marta.heard()
    assert asked(heard) == []
    (note,) = [one for one in heard if isinstance(one, Note)]
    assert (note.name, note.values["handle"]) == ("snoozed", "3.5")
    assert str(note.values["until"])[5:] == "09-01"


@pytest.mark.usefixtures("ids")
def test_what_goes_on_with_a_lost_part_is_told_back_with_it(marta: Chat) -> None:
    marta.says("4.1 en 60, 3.5 no se pregunta todavía. Y la capacitadora nueva es Diana Ríos")
    note = marta.heard()[-1]
    assert isinstance(note, Note)
    assert [note.values.get(one) for one in ("words1", "words2")] == [
        "3.5 no se pregunta todavía.", "Y la capacitadora nueva es Diana Ríos",
    ]  # fmt: skip


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["la 4.2 en 30, el 28 no alcanzamos, toca para el 20 de junio porque no llegó el cemento",
     "la 4.2 en 30, y el 25 no alcanzamos, sería para el 20 de junio",
     "la 4.2 en 30. no alcanzamos, para el 20 de junio sí"],
)  # fmt: skip
def test_what_is_not_in_time_asks_for_a_later_day(town: Town, marta: Chat, said: str) -> None:
    ramp = town.add("4.2", 10, title="Construir la rampa de acceso")
    marta.says(said)
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.wished is not None
    assert (question.wished.handles, str(question.wished.until)) == (("4.2",), "2026-06-20")
    percent, words = town.figure(ramp)
    assert percent == 30
    assert "25" not in words
    assert "alcanzamos" not in words


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said", ["no, la audiencia es la 3.1 no la 2.1", "no, es la 3.1 y no la 2.1"]
)
def test_a_request_is_moved_by_the_name_of_the_other(marta: Chat, said: str) -> None:
    marta.says("pido plazo para la 2.1 hasta el 30 de junio")
    marta.says(said)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.wished is not None
    assert question.wished.handles == ("3.1",)


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["Pedro me dijo que la 3.5 la hacemos juntos, cámbiele el responsable a Hacienda",
     "la 3.5 póngala a nombre de Hacienda"],
)  # fmt: skip
def test_another_office_is_offered(marta: Chat, said: str) -> None:
    marta.says(said)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.wished is not None
    assert (question.wished.kind, question.wished.handles) == ("reassign", ("3.5",))


def test_who_has_it_already_is_not_asked_about(marta: Chat, ids: dict[str, int]) -> None:
    assert ids
    marta.says("delegar 4.1 en Nelson")
    marta.heard()
    marta.says("la 4.1 q lo maneje nelson no me pregunten mas x esa. cuantas me quedan?")
    heard = marta.heard()
    assert asked(heard) == []
    assert "delegated" in notes(heard)


def test_whose_part_is_done_is_told_in_plain_words(town: Town, marta: Chat) -> None:
    town.add("4.1", 10, title=TITLES["4.1"])
    cita = town.add("2.4", 30, title="Habilitar la cita médica", office=town.other_office_id)
    with town.database.transaction() as session:
        a_responsibility(session, cita, town.office_id, position=2, duty=Duty.SUPPORT)
    marta.says("la 4.1 en 40. la 2.4 el módulo se lo entregamos el viernes, esa parte nuestra ya "
               "quedó")  # fmt: skip
    heard = marta.heard()
    assert asked(heard) == []
    assert any(isinstance(one, Receipt) and len(one.records) == 2 for one in heard)


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["el ing Pedro Rueda ya no trabaja con nosotros desde el 27 de febrero, a mí me dejaron "
     "encargada. la 3.5 no sé cómo va, toca preguntarle a Planeación",
     "la 3.5 va en 20. y me dicen que en infraestructura ya no está Pedro Rueda"],
)  # fmt: skip
def test_who_has_left_is_told_beside_what_is_not_known(marta: Chat, said: str) -> None:
    marta.says(said)
    heard = marta.heard()
    assert "staff_told" in notes(heard)
    assert "unheard" not in notes(heard)
    assert "percent" not in asked(heard)


@pytest.mark.parametrize(
    "said",
    ["no la conozco", "no sé cómo va, toca preguntarle a Patricia", "no me la pregunten más",
     "todavía no me la pregunten"],
)  # fmt: skip
def test_a_question_is_left_by_such_an_answer(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 3.5 estamos con el contratista")
    assert asked(marta.heard()) == ["percent"]
    marta.says(said)
    assert asked(marta.heard()) == []
    town.wait(hours=1)
    marta.says("la 4.1 en 40")
    assert asked(marta.heard()) == []
    assert town.figure(ids["3.5"])[0] == 10


@pytest.mark.usefixtures("ids")
@pytest.mark.parametrize(
    "said",
    ["ninguna, solo preguntaba", "ninguna, solo preguntaba gracias", "de ninguna, era para saludar",
     "ninguna de esas, solo quería saber"],
)  # fmt: skip
def test_which_activity_is_asked_no_more_where_it_is_none(
    town: Town, marta: Chat, said: str
) -> None:
    marta.says("estamos avanzando con el contratista")
    assert asked(marta.heard()) == ["activity"]
    marta.says(said)
    assert asked(marta.heard()) == []
    town.wait(days=2)
    marta.says("la 4.1 en 40")
    assert asked(marta.heard()) == []


@pytest.mark.usefixtures("ids")
def test_who_stands_in_and_asks_is_not_asked_which(marta: Chat) -> None:
    marta.says("hola me dijo Luz que yo quedo la otra semana, qué tengo que hacer?")
    heard = marta.heard()
    assert asked(heard) == []
    assert "listing" in notes(heard)


@pytest.mark.usefixtures("ids")
def test_who_stands_in_no_more_may_leave(marta: Chat) -> None:
    marta.says("listo gracias ya quedó Luz al frente, a mí ya no me manden más de esto")
    assert notes(marta.heard()) == ["leave_confirm"]


@pytest.mark.parametrize(
    ("said", "name"),
    [("sigue en 10 como le dije, espero q me den el plazo. y feliz lunes", "confirm"),
     ("ya mandamos los ajustes al contratista", "percent")],
)  # fmt: skip
def test_after_a_reminder_of_one_it_is_not_asked_which(
    town: Town, marta: Chat, ids: dict[str, int], said: str, name: str
) -> None:
    remind(town, ids["3.5"])
    marta.heard()
    marta.says(said)
    (question,) = [one for one in marta.heard() if isinstance(one, Question)]
    assert question.name == name
    assert question.line is not None
    assert question.line.handle == "3.5"
    assert "plazo" not in question.words


@pytest.mark.usefixtures("ids")
def test_who_is_to_be_written_to_puts_nothing_off(marta: Chat) -> None:
    marta.says("la 4.1 en 50, faltan dos charlas. cualquier cosa me avisa a mí hasta el viernes")
    assert "snoozed" not in notes(marta.heard())
