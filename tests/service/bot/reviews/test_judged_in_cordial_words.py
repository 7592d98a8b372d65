"""Control judges in the turns of ordinary and of polite speech: "sí a la 4.3", "échela para atrás",
far behind the code, by what it could count; and what is of another is kept apart."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town
from tests.service.bot.reviews.test_judged_in_everyday_words import judged
from tests.service.bot.reviews.test_ordered_behind_a_verdict import control

__all__ = ["control"]
_NO_ACTA = (False, None, "no aparece el acta")


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("sí a la 4.3", {"4.3": (True, None, "")}),
        ("no acepto la 3.2: solo encontré 4 edificios",
         {"3.2": (False, None, "solo encontré 4 edificios")}),
        ("acepto la 4.1, y sí a la 4.3", {"4.1": (True, None, ""), "4.3": (True, None, "")}),
        ("no a la 4.3, falta la ficha", {"4.3": (False, None, "falta la ficha")}),
        ("lo de los boletines échelo para atrás, no hay acta",
         {"4.1": (False, None, "no hay acta")}),
        ("la 3.1 me la devuelve por favor, que no aparece el acta", {"3.1": _NO_ACTA}),
        ("me devuelve la 3.1 por favor, que no aparece el acta", {"3.1": _NO_ACTA}),
        ("A la 4.1 solo le puedo verificar un 90 %, falta el acta de marzo",
         {"4.1": (False, "90", "falta el acta de marzo")}),
        ("Cordial saludo. Revisé con detenimiento los soportes de la 4.1 que remitió la Secretaría"
         " de Planeación, que están completos, y por mi parte queda aceptada",
         {"4.1": (True, None, "")}),
        ("La 4.1, que revisé ayer con el equipo de la oficina, por mi parte queda aceptada",
         {"4.1": (True, None, "")}),
        ("Respecto de la 4.1, me permito informarle que los soportes corresponden a lo programado,"
         " por lo cual queda aceptada",
         {"4.1": (True, None, "los soportes corresponden a lo programado")}),
    ],
)  # fmt: skip
def test_it_is_judged(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str | None, str]]
) -> None:
    control.says(said)
    assert judged(town) == verdicts


@pytest.mark.parametrize(
    ("said", "percent"),
    [
        ("la 4.1 échela para atrás", None),
        ("lo de los boletines échelo para atrás", None),
        ("de la 4.1 solo le puedo verificar un 90 %", "90"),
        ("La 4.1 está bien en general, pero solo le puedo verificar un 90 %", "90"),
    ],
)
def test_a_reason_that_is_not_told_is_asked_for(
    town: Town, control: Chat, said: str, percent: str | None
) -> None:
    control.says(said)
    (asked,) = control.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["percent"]) == ("review_reason", percent)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "de la 3.2 únicamente pude contar 4 edificios",
        "En la 3.2 únicamente pude contar 4 edificios de los 16",
        "la 3.2 la verifiqué en campo y solo pude contar 4 edificios",
    ],
)
def test_what_she_could_count_is_told_as_the_percentage_that_it_is(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    (asked,) = control.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["found"]) == ("review_unclear", "25")
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "no le puedo verificar un 90 % a la 4.1",
        "sí a la 1.4",
        "la 1.4 me la devuelve por favor, que no aparece el acta",
        "solo le puedo verificar un 90 % de avance",
        "de la 3.2 únicamente pude contar 4 listados",
        "el contratista me la devuelve mañana",
    ],
)
def test_what_is_no_verdict_judges_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "Los boletines los acepto. La encuesta, en cambio, la dejo en 80 %, falta tabular",
        "La 4.1 la acepto. La 4.3, en cambio, la dejo en 80 %, falta tabular",
    ],
)
def test_a_figure_is_of_the_one_that_stands_before_it(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {"4.1": (True, None, ""), "4.3": (False, "80", "falta tabular")}


def test_a_figure_of_what_nobody_knows_is_of_nothing(town: Town, control: Chat) -> None:
    control.says("Los boletines los acepto. La licitación, en cambio, la dejo en 80 %")
    assert judged(town) == {"4.1": (True, None, "")}


def test_one_that_is_put_right_is_judged_beside_another(town: Town, control: Chat) -> None:
    control.says("Acepto la 4.3. Le corrijo lo de la 4.1: el acta sí estaba, esa también aceptada")
    assert judged(town) == {"4.3": (True, None, ""), "4.1": (True, None, "el acta sí estaba")}
