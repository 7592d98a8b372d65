"""An answer to a request on the screen: a day that is ordered counts, one in a reason does not."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from models.answers.requests import Request, RequestState
from tests.service.bot.chat import Chat, Town, notes

WISH = "necesitamos plazo para la 1.4 hasta el 15 de junio porque el concejo no ha aprobado"
ASKED, OTHER = date(2026, 6, 15), date(2026, 6, 19)


def sent(town: Town) -> list[tuple[date | None, str]]:
    """Return until when, and why, each request was sent that waits."""
    every = town.rows(select(Request).where(Request.state == RequestState.OPEN))
    return [(one.until, one.reason) for one in every]


@pytest.mark.parametrize(
    ("said", "until"),
    [("Sí. El motivo es el que les puse: el concejo sesiona hasta el 31 de mayo", ASKED),
     ("Sí. El motivo es el que les puse: el concejo sesiona hasta el 31 de agosto", ASKED),
     ("Sí, porque el concejo sesiona hasta el 31 de agosto", ASKED),
     ("Sí, por favor. La ordenanza que el concejo expide se presenta el 19 de junio.", ASKED),
     ("sí. El contratista del concejo entrega para el 19 de junio", ASKED),
     ("sí, mejor el 19 de junio", OTHER),
     ("Sí, por favor. Que sea hasta el 19 de junio no más", OTHER),
     ("sí, pero necesitamos hasta el 19 de junio", OTHER),
     ("sí, para el 19 de junio por favor", OTHER),
     ("Sí señores, pero póngale hasta el 19 de junio mejor", OTHER),
     ("sí, pero hasta el 19 de junio, porque el concejo sesiona hasta el 31 de mayo", OTHER)],
)  # fmt: skip
def test_a_yes_is_for_the_day_that_is_ordered_and_keeps_the_reason(
    town: Town, marta: Chat, said: str, until: date
) -> None:
    town.add("1.4", 30)
    marta.says(WISH)
    marta.says(said)
    if not sent(town):
        marta.says("sí")
    ((day, why),) = sent(town)
    assert (day, "concejo" in why, "póngale" in why) == (until, True, False)


def test_words_that_refer_to_what_was_said_are_no_reason(town: Town, marta: Chat) -> None:
    town.add("1.4", 30)
    marta.says("necesito más plazo para la 1.4")
    marta.says("30 de junio, como les dije")
    marta.says("porque jurídica no ha conceptuado")
    marta.says("sí")
    assert sent(town) == [(date(2026, 6, 30), "jurídica no ha conceptuado")]


@pytest.mark.parametrize(
    ("said", "lists"),
    [("No necesito plazo!! solo preguntaba las fechas", True), ("retirar", False),
     ("No estoy pidiendo plazo, pregunto cuál es la fecha de cada una", True),
     ("retírela por favor", False), ("no estoy pidiendo nada", False)],
)  # fmt: skip
def test_who_asks_for_nothing_is_asked_no_more(
    town: Town, marta: Chat, said: str, lists: bool
) -> None:
    town.add("1.4", 30)
    marta.says("necesito más plazo para la 1.4")
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["request_dropped", *(["listing"] if lists else [])]


@pytest.mark.parametrize(
    "said", ["ay no espere, retírela, rosa dice que sí es de nosotros", "no, retírela por favor"]
)
def test_what_was_just_sent_is_withdrawn(town: Town, marta: Chat, said: str) -> None:
    town.add("1.4", 30)
    marta.says(WISH)
    marta.says("sí")
    assert len(sent(town)) == 1
    marta.says(said)
    assert (sent(town), notes(marta.heard())[-1]) == ([], "request_withdrawn")


@pytest.mark.parametrize(
    "said", ["retírela de la lista", "la basura la retiran los lunes", "que la retiren no sirve"]
)
def test_what_takes_nothing_back_leaves_what_was_sent(town: Town, marta: Chat, said: str) -> None:
    town.add("1.4", 30)
    marta.says(WISH)
    marta.says("sí")
    marta.says(said)
    assert len(sent(town)) == 1


@pytest.mark.parametrize(
    ("said", "asks"),
    [("1.4 nos falta la de alcaldía, no alcanzamos mañana. ¿se puede el 31?", True),
     ("no le estoy dando porcentaje, le digo que se corre para el 27", True),
     ("1.4 falta una, no alcanzamos con el salón. ¿se puede usar otro?", False),
     ("1.4 va en 40, el evento se corre para el 27", False)],
)  # fmt: skip
def test_who_cannot_make_it_and_names_a_day_asks_for_it(
    town: Town, marta: Chat, said: str, asks: bool
) -> None:
    town.add("1.4", 30)
    marta.says("la 1.4 falta el profesor")
    marta.heard()
    marta.says(said)
    names = [getattr(one, "name", "") for one in marta.heard()]
    assert any(one.startswith("wish") for one in names) is asks, names


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("la 1.4 no aplica, ese permiso ya lo expide la alcaldía por la ley 2200 de 2022",
         "ese permiso ya lo expide la alcaldía por la ley 2200 de 2022"),
        ("la 1.4 no aplica por la ley 2200 de 2022", "por la ley 2200 de 2022"),
        ("para la 1.4 prórroga hasta el 30 de junio", ""),
        ("mire lo que pedí es plazo para la 1.4 hasta el 30 de junio", ""),
        ("para la 1.4 prórroga hasta el 30 de junio, la obra se paró por el paro armado",
         "la obra se paró por el paro armado"),
        ("necesito plazo para la 1.4 hasta el 30 de junio por el paro armado",
         "por el paro armado"),
    ],
)  # fmt: skip
def test_the_whole_motive_is_kept_and_the_wish_is_none(
    town: Town, marta: Chat, said: str, why: str
) -> None:
    town.add("1.4", 30)
    assert marta.says(said) == "asked"
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.reason == why


@pytest.mark.parametrize(
    ("said", "why"),
    [("la 3.3 pónganla mejor para el 15 de mayo", "earlier"),
     ("la 3.3 pónganla mejor para el 15", "earlier"),
     ("adelanten la fecha de la 3.3 al 15 de mayo porque viene la feria", "earlier"),
     ("necesito plazo para la 3.3 hasta el 15 de mayo", "earlier"),
     ("necesito plazo para la 3.3 hasta el 20 de mayo", "not_later"),
     ("necesito plazo para la 3.3 hasta el 8 de mayo de 2026", "")],
)  # fmt: skip
def test_who_wants_an_earlier_date_hears_whom_to_ask_and_nothing_is_sent(
    town: Town, marta: Chat, said: str, why: str
) -> None:
    town.add("3.3", 20, due=date(2026, 5, 20))
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert (asked.name, asked.why) == ("wish_until", why)
    assert (sent(town), town.reports()) == ([], [])


def test_a_later_date_in_the_same_words_is_shown_as_a_request(town: Town, marta: Chat) -> None:
    town.add("3.3", 20, due=date(2026, 5, 20))
    marta.says("la 3.3 pónganla mejor para el 15 de junio porque falta el CDP")
    marta.says("sí")
    assert sent(town) == [(ASKED, "falta el CDP")]


OF_GOBIERNO = "Actualizar el directorio de servidores públicos"


@pytest.mark.parametrize(
    "said",
    [
        "sí, gracias. El concejo vuelve el 19",
        "Sí, pídalo. Hasta el 19 no hay concejo",
        "Sí, pídalo. Antes del 19 no hay concejo",
        "sí, hágale. La próxima semana sesiona el concejo",
        "sí, por favor, los servidores están de vacaciones hasta el 19",
        "sí, pídalo. Los servidores del concejo vuelven el 19",
        "sí, pídalo. El 19 le cuento",
    ],
)
def test_a_yes_is_for_what_was_offered_and_the_rest_is_why(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("1.4", 30)
    town.add("5.1", 100, title=OF_GOBIERNO, office=town.other_office_id)
    marta.says(WISH)
    marta.heard()
    assert marta.says(said) == "requested"
    assert notes(marta.heard()) == ["request_sent"]
    assert sent(town) == [(ASKED, "el concejo no ha aprobado")]


@pytest.mark.parametrize(
    ("said", "heard"),
    [("sí, pídalo. La 5.1 ya quedó", ["request_sent", "elsewhere"]),
     ("sí, pídalo. El directorio de servidores va en 40", ["request_sent", "elsewhere"]),
     ("sí, recuérdeme el 19", ["snoozed"])],
)  # fmt: skip
def test_what_is_more_than_why_behind_a_yes_is_answered(
    town: Town, marta: Chat, said: str, heard: list[str]
) -> None:
    town.add("1.4", 30)
    town.add("5.1", 100, title=OF_GOBIERNO, office=town.other_office_id)
    marta.says(WISH)
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == heard


def test_a_hold_behind_a_yes_sends_nothing(town: Town, marta: Chat) -> None:
    town.add("1.4", 30)
    marta.says(WISH)
    marta.says("sí, pero no estoy segura")
    assert sent(town) == []


@pytest.mark.parametrize(
    ("said", "until", "why"),
    [("Sí, pídalo. Hasta el 19 de junio no hay concejo", ASKED, "Hasta el 19 de junio no hay"),
     ("sí, gracias. El concejo vuelve el 19 de junio", ASKED, "El concejo vuelve"),
     ("el concejo vuelve el 10, necesitamos hasta el 19 de junio", OTHER, "el concejo vuelve")],
)  # fmt: skip
def test_a_yes_to_who_asks_why_keeps_the_day_and_is_no_part_of_the_reason(
    town: Town, marta: Chat, said: str, until: date, why: str
) -> None:
    town.add("1.4", 30)
    marta.says("necesitamos plazo para la 1.4 hasta el 15 de junio")
    marta.says(said)
    shown = marta.heard()[-1]
    assert isinstance(shown, Question)
    assert shown.wished is not None
    assert (shown.name, shown.wished.until) == ("wish", until)
    assert shown.wished.reason.startswith(why)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("la capacitadora esta incapacitada hasta el 24", ASKED),
        ("la capacitadora está incapacitada hasta el 24 de mayo", ASKED),
        ("el contratista está de vacaciones hasta el 5 de junio", ASKED),
        ("el ingeniero regresa hasta el 9 de junio", ASKED),
        ("la abogada vuelve hasta el 9 de junio", ASKED),
        ("el alcalde está por fuera hasta el 9 de junio", ASKED),
        ("el archivo sigue cerrado hasta el 2 de junio", ASKED),
        ("el proveedor entrega para el 19 de junio", ASKED),
        ("mejor hasta el 19 de junio, la capacitadora está enferma", OTHER),
        ("necesitamos hasta el 19 de junio porque falta el acta", OTHER),
        ("que sea hasta el 19 de junio porque la capacitadora está enferma", OTHER),
    ],
)
def test_a_day_in_the_reason_does_not_replace_the_one_asked_for(
    town: Town, marta: Chat, said: str, until: date
) -> None:
    town.add("1.4", 30)
    marta.says("necesito plazo para la 1.4 hasta el 15 de junio")
    marta.heard()
    marta.says(said)
    if not sent(town):
        marta.says("sí")
    assert [day for day, _ in sent(town)] == [until]


@pytest.mark.parametrize(
    ("text", "percent"),
    [("la 2.4 juridica ya reviso, 90, y puede ser q pida plazo hasta el 20 de junio?", 90),
     ("la 2.4 ya hacienda la firmó, 80, y pido plazo hasta el 20 de junio", 80),
     ("la 2.4 control ya reviso, 70, necesito plazo hasta el 20 de junio", 70),
     ("la 2.4 en 70, ya la revisó jurídica, y necesito plazo hasta el 20 de junio", 70),
     ("la 2.4 jurídica ya la aprobó, 90, pero necesito plazo hasta el 20 de junio", 90),
     ("la 2.4 ya enviamos todo, va en 60, solicito prórroga hasta el 20 de junio", 60)],
)  # fmt: skip
def test_what_is_done_already_is_no_reason(
    town: Town, marta: Chat, text: str, percent: int
) -> None:
    activity = town.add("2.4", 40, title="Adoptar el manual de contratación", product="")
    marta.says(text)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert question.name == "wish_reason"
    assert town.figure(activity)[0] == percent


@pytest.mark.parametrize(
    ("text", "reason"),
    [("la 2.4 necesita plazo hasta el 20 de junio, el contratista se enfermó",
      "el contratista se enfermó"),
     ("la 2.4 necesita plazo hasta el 20 de junio porque jurídica ya la revisó y la devolvió",
      "jurídica ya la revisó y la devolvió"),
     ("la 2.4 necesita plazo hasta el 20 de junio, ya se firmó el contrato pero tarde",
      "ya se firmó el contrato pero tarde")],
)  # fmt: skip
def test_what_explains_it_is(town: Town, marta: Chat, text: str, reason: str) -> None:
    town.add("2.4", 40, title="Adoptar el manual de contratación", product="")
    marta.says(text)
    question = marta.heard()[-1]
    assert isinstance(question, Question)
    assert (question.name, question.wished and question.wished.reason) == ("wish", reason)


@pytest.mark.parametrize(
    ("said", "until"),
    [("el 15", date(2026, 6, 15)), ("hasta el 15", date(2026, 6, 15)),
     ("para el 10", date(2026, 6, 10)), ("el 30", date(2026, 5, 30)),
     ("hasta el 15 de mayo", None), ("15", None)],
)  # fmt: skip
def test_a_day_without_its_month_is_the_next_one_behind_the_date_that_stands(
    town: Town, marta: Chat, said: str, until: date | None
) -> None:
    about = town.add("1.4", 30, due=date(2026, 5, 29))
    marta.says("necesito plazo para la 1.4")
    marta.heard()
    marta.says(said)
    (asked,) = marta.heard()
    assert isinstance(asked, Question)
    assert asked.wished is not None
    assert asked.wished.until == until
    assert town.figure(about)[0] == 30


@pytest.mark.parametrize("courtesy", ["por favor", "gracias", "muchas gracias"])
def test_a_courtesy_behind_the_day_is_no_reason(town: Town, marta: Chat, courtesy: str) -> None:
    town.add("1.4", 30)
    town.add("1.1", 40)
    marta.says("solicito más plazo para la 1.4")
    marta.says(f"Hasta el 30 de junio, {courtesy}. Y la 1.1 va en 60 %.")

    marta.says("porque jurídica no ha conceptuado")
    marta.says("sí")
    assert sent(town) == [(date(2026, 6, 30), "jurídica no ha conceptuado")]


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("1.4 30% pero con este invierno no se puede fundir, pido plazo al 15 de junio",
         "pero con este invierno no se puede fundir"),
        ("1.4 30%, con este invierno no podemos fundir, necesitamos plazo al 15 de junio",
         "con este invierno no podemos fundir"),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_why_and_keeps_its_words(
    town: Town, marta: Chat, said: str, words: str
) -> None:
    town.add("1.4", 20)
    marta.says(said)
    marta.says("sí")

    assert sent(town) == [(ASKED, words.removeprefix("pero "))]
    assert [one.description for one in town.reports()] == [words]
