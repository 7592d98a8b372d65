"""Control, who leads an activity of its own, tells in everyday words what it looked at: each report
is judged, and no code of another is a figure of its own."""

from __future__ import annotations

import pytest

from core.overviews import Overview
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reviews.test_judged_in_everyday_words import beside, control, judged

__all__ = ["control"]

A_LIST = "Revisado hoy: 5.1 conforme, vi las actas. 4.3 le falta la ficha técnica entonces no."


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (A_LIST, {"5.1": (True, None, ""), "4.3": (False, None, "le falta la ficha técnica")}),
        (f"Buenos días. {A_LIST} Gracias.",
         {"5.1": (True, None, ""), "4.3": (False, None, "le falta la ficha técnica")}),
        ("5.1 conforme", {"5.1": (True, None, "")}),
        ("La 5.1 conforme, ya sacaron al personero.",
         {"5.1": (True, None, "ya sacaron al personero")}),
        ("5.1 visto bueno, ya no sale el personero viejo",
         {"5.1": (True, None, "ya no sale el personero viejo")}),
        ("la 4.3 no trae las firmas, así que no",
         {"4.3": (False, None, "no trae las firmas")}),
        ("hmm, la 4.3 la devuelvo, faltan firmas", {"4.3": (False, None, "faltan firmas")}),
        ("la 1.1 dicen que va en 60 pero lo que yo vi da para un 40, no hay acta todavía",
         {"1.1": (False, "40", "no hay acta todavía")}),
        ("ahora si la 4.3, vi las firmas. perfecto", {"4.3": (True, None, "")}),
        ("la 4.3 la acabo de mirar y si cumple, 15 dias como dice el producto. OK",
         {"4.3": (True, None, "15 dias como dice el producto")}),
        ("doy por bueno lo de la 5.1", {"5.1": (True, None, "")}),
        ("Revisé el directorio de la 5.1 y está desactualizado, todavía aparece el anterior "
         "personero. No se puede dar por cumplida.",
         {"5.1": (False, None, "está desactualizado, todavía aparece el anterior personero")}),
        ("la 5.1 la acepto, y la 4.3 me toca quitarle el visto, me dijeron q siguen en 30 dias",
         {"5.1": (True, None, ""), "4.3": (False, None, "me dijeron q siguen en 30 dias")}),
    ],
)  # fmt: skip
def test_each_that_was_looked_at_is_judged(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str | None, str]]
) -> None:
    before = len(town.reports())
    control.says(said)
    assert judged(town) == verdicts
    assert len(town.reports()) == before


def test_what_is_not_looked_at_yet_is_told_back(town: Town, control: Chat) -> None:
    before = len(town.reports())
    control.says(
        "De lo que revisé ayer: 5.1 conforme, ya sacaron al personero. 4.3 sigue sin los "
        "formularios entonces no. Y la 3.6 no alcancé a mirarla, la otra semana."
    )
    assert judged(town) == {
        "5.1": (True, None, "ya sacaron al personero"),
        "4.3": (False, None, "sigue sin los formularios"),
    }
    assert len(town.reports()) == before


@pytest.mark.parametrize(
    "said",
    [
        "5.1 conforme a lo que dijo Pedro",
        "5.1 conforme?",
        "5.1 visto bueno pendiente",
        "la 5.1 conforme, pero falta el acta",
        "la 5.1 conforme, me dicen",
        "la 4.3 le falta la ficha técnica",
        "dicen que la 4.3 le falta la ficha",
        "la 1.1 dicen que va en 60 pero Pedro vio que da para un 40",
        "ahora si la 4.3, la miro mañana",
        "la 4.3 dicen que si cumple, 15 dias",
        "la 1.4 conforme",
        "Revisé el directorio de la 5.1 y está publicado",
        "a la 4.3 me toca quitarle la tilde",
    ],
)
def test_other_words_judge_nothing(town: Town, control: Chat, said: str) -> None:
    before = len(town.reports())
    control.says(said)
    assert judged(town) == {}
    assert len(town.reports()) == before


@pytest.mark.parametrize("said", ["me equivoqué con la 4.3, ud perdone, no la vaya a dejar "
                                  "aceptada todavia", "la 4.3 no la deje aceptada"])  # fmt: skip
def test_what_was_accepted_is_returned_with_its_reason(
    town: Town, control: Chat, said: str
) -> None:
    control.says("acepto la 4.3")
    town.deliver()
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["review_reason"]
    town.deliver()
    control.says("es que las encuestas no estan firmadas")
    assert judged(town)["4.3"][0] is False
    assert "las encuestas no estan firmadas" in judged(town)["4.3"][2]


def test_what_was_shown_is_returned_with_a_sigh(town: Town, control: Chat) -> None:
    control.says("historial de la 4.3")
    town.deliver()
    control.says("hmm no, la devuelvo, las encuestas no estan firmadas por los pacientes")
    assert judged(town) == {
        "4.3": (False, None, "las encuestas no estan firmadas por los pacientes")
    }


def test_another_that_goes_badly_is_no_reason(town: Town, control: Chat) -> None:
    control.says(
        "la 4.3 la devuelvo. el indice no tiene columna de reserva y ademas la 5.1 sigue mala"
    )
    assert judged(town) == {"4.3": (False, None, "el indice no tiene columna de reserva")}
    assert [str(one) for one in beside(control)] == ["la 5.1 sigue mala"]


@pytest.mark.parametrize("open_of", ["4.3", "1.1"])
def test_a_list_is_no_reason_of_another(town: Town, control: Chat, open_of: str) -> None:
    control.says(f"devuelvo la {open_of}")
    town.deliver()
    control.heard()
    control.says(A_LIST)
    assert judged(town) == {
        "5.1": (True, None, ""),
        "4.3": (False, None, "le falta la ficha técnica"),
    }
    assert ("review_reason" in notes(control.heard())) is (open_of == "1.1")


@pytest.mark.parametrize(
    ("said", "reason", "told"),
    [
        ("falta el acta. 5.1 también está mala", "falta el acta", ["5.1 también está mala"]),
        ("Revisado hoy: 5.1 va sin problema, vi las actas. 4.3 le falta la ficha técnica",
         "4.3 le falta la ficha técnica",
         ["Revisado hoy: 5.1 va sin problema, vi las actas."]),
        ("le falta lo mismo que a la 5.1, el acta",
         "le falta lo mismo que a la 5.1, el acta", []),
        ("9.9 no existe. falta el acta", "9.9 no existe. falta el acta", []),
    ],
)  # fmt: skip
def test_a_sentence_of_another_is_no_part_of_the_reason(
    town: Town, control: Chat, said: str, reason: str, told: list[str]
) -> None:
    control.says("devuelvo la 4.3")
    town.deliver()
    control.heard()
    control.says(said)
    assert judged(town) == {"4.3": (False, None, reason)}
    assert beside(control) == told


@pytest.mark.parametrize("said", ["Revisado hoy: 3.6 conformidad, vi las actas", "5.1 buena"])
def test_no_code_of_another_is_a_figure(town: Town, control: Chat, said: str) -> None:
    before = len(town.reports())
    control.says(said)
    assert not {"confirm", "recorded"} & {*notes(control.heard())}
    assert len(town.reports()) == before


@pytest.mark.parametrize("said", ["hay algo ya listo pa mirar?",
                                  "y que está al 100 sin que lo hayamos mirado?"])  # fmt: skip
def test_what_waits_is_shown(control: Chat, said: str) -> None:
    control.says(said)
    assert [one.name for one in control.heard() if isinstance(one, Overview)] == ["unverified"]
