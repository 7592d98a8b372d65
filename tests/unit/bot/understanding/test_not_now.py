"""Who cannot answer now or today puts her answer off; what else she cannot do is news."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.understanding.meaning import Context, Intent, Meaning, PendingActivity
from bot.understanding.understand import understand_by_rules

TODAY = date(2026, 3, 16)
OWN = tuple(
    PendingActivity(code, title, "", None, None, None)
    for code, title in (("5.2", "Publicar el presupuesto"), ("4.1", "Capacitar al personal"))
)


def meant(text: str) -> Meaning:
    return understand_by_rules(text, Context(OWN, None), TODAY)


@pytest.mark.parametrize(
    "text",
    ["hoy no puedo", "hoy no alcanzo a responder", "Hoy no alcanzo, qué pena", "no puedo hoy",
     "no creo que pueda responder hoy", "hoy no me queda tiempo doctora", "por hoy no puedo",
     "hoy no voy a poder contestarle", "buenas, hoy no alcanzamos a reportar"],
)  # fmt: skip
def test_who_cannot_answer_today_is_asked_the_day_after(text: str) -> None:
    meaning = meant(text)
    assert (meaning.intent, meaning.until) == (Intent.SNOOZE, TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    "text",
    ["ahorita no puedo", "ahora no puedo", "no puedo responder ahora", "ahora no alcanzo",
     "en este momento no puedo contestar", "ahorita no tengo tiempo, disculpe"],
)  # fmt: skip
def test_who_cannot_answer_now_puts_it_off_without_a_day(text: str) -> None:
    meaning = meant(text)
    assert (meaning.intent, meaning.until) == (Intent.SNOOZE, None)


def test_the_day_that_she_names_counts() -> None:
    assert meant("hoy no alcanzo, el jueves le cuento").until == date(2026, 3, 19)


def test_of_one_activity_only_that_is_put_off() -> None:
    meaning = meant("la 4.1 hoy no puedo")
    assert (meaning.intent, meaning.codes) == (Intent.SNOOZE, ("4.1",))


@pytest.mark.parametrize(
    "text",
    ["hoy no puedo ir a la reunión", "hoy no alcanzamos a publicar el presupuesto",
     "hoy no pudo responder Hacienda", "no puedo creerlo hoy es lunes",
     "hoy no puedo terminar la 4.1"],
)  # fmt: skip
def test_what_else_she_cannot_do_puts_nothing_off(text: str) -> None:
    assert meant(text).intent is not Intent.SNOOZE


@pytest.mark.parametrize(
    "beside",
    ["hoy no puedo responder lo demás", "hoy no alcanzo a reportar la 4.1", "ahorita no puedo",
     "y hoy no me queda tiempo", "por hoy no puedo", "no alcanzo hoy"],
)  # fmt: skip
def test_it_is_no_description(beside: str) -> None:
    meaning = meant(f"la 5.2 va en 60, falta la firma. {beside}")
    told = {one.code: one for one in meaning.updates}
    assert (str(told["5.2"].percent), told["5.2"].description.rstrip(".")) == (
        "60", "falta la firma",
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["deme hasta el viernes y le reporto", "no he podido, deme hasta el viernes y le cuento",
     "me da hasta el viernes y le respondo por favor", "espéreme hasta el viernes",
     "dame plazo hasta el viernes para contestarle", "aguánteme hasta el viernes"],
)  # fmt: skip
def test_who_asks_for_days_to_answer_puts_off_the_answer_and_not_the_date(text: str) -> None:
    meaning = meant(text)
    assert (meaning.intent, meaning.until) == (Intent.SNOOZE, date(2026, 3, 20))


@pytest.mark.parametrize(
    ("text", "intent"),
    [("deme hasta el 15 de junio para la 4.1", Intent.EXTENSION),
     ("deme plazo hasta el 20 de junio y le entrego la 4.1", Intent.EXTENSION),
     ("la comunidad nos espera hasta el viernes", Intent.UNCLEAR)],
)  # fmt: skip
def test_who_asks_for_days_for_the_work_puts_no_answer_off(text: str, intent: Intent) -> None:
    assert meant(text).intent is intent


@pytest.mark.parametrize(
    "text",
    ["el jueves no pude contestar", "no pude contestar el jueves",
     "el viernes no le alcancé a responder", "el martes no contesté"],
)  # fmt: skip
def test_on_which_day_she_could_not_answer_is_no_day_to_be_reminded_on(text: str) -> None:
    assert meant(text).intent is not Intent.SNOOZE
    reported = meant(f"{text}. la 5.2 va en 60")
    assert [(one.code, int(one.percent or 0)) for one in reported.updates] == [("5.2", 60)]


@pytest.mark.parametrize(
    "text",
    ["el jueves no pude contestar, el viernes le cuento", "no he podido, el viernes le respondo",
     "el viernes le contesto", "el jueves no pude contestar. recuérdeme el viernes"],
)  # fmt: skip
def test_a_day_to_come_beside_it_is(text: str) -> None:
    meaning = meant(text)
    assert (meaning.intent, meaning.until) == (Intent.SNOOZE, date(2026, 3, 20))
