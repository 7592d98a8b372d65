"""What control wants done or tells of persons behind what it accepts is no remark: it is done,
shown or told back."""

from __future__ import annotations

import pytest

from core.messages import Note
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reviews.test_verdicts_beside import control, judged, own_words

__all__ = ["control"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Acepto la 2.1 y avísele a Hacienda que el viernes debo tener las actas.",
         "broadcast_preview"),
        ("2.1 aceptada. Por favor dígale a Pedro que traiga las carpetas el lunes",
         "broadcast_preview"),
        ("2.1 aceptada. Le informo que Pedro Ruiz se retira de Hacienda y lo reemplaza Mónica"
         " Duarte.", "staff_told"),
        ("acepto la 2.1 y les cuento que Pedro Ruiz se pensiona el viernes", "staff_told"),
        ("acepto la 2.1. Muéstreme lo que he verificado este mes.", "decided"),
    ],
)  # fmt: skip
def test_it_is_no_remark_of_what_is_accepted(
    town: Town, control: Chat, said: str, told: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    heard = {getattr(one, "name", one.kind) for one in control.heard()}
    assert heard == {"review_kept", told}
    assert not own_words(town)


@pytest.mark.parametrize(
    "said",
    [
        "Acepto la 2.1 y por mi parte concédase el plazo de la 5.3.",
        "acepto la 2.1, y de mi parte que le den el plazo a Pedro",
        "2.1 aceptada. Por mi parte que se le conceda el plazo de la 5.3",
    ],
)
def test_a_request_that_is_not_its_own_to_decide_is_no_remark(
    town: Town, control: Chat, pedro: Chat, said: str
) -> None:
    pedro.says("necesito plazo para la 5.3 hasta el 30 de diciembre porque faltan los contratos")
    pedro.says("sí")
    control.says(said)
    assert judged(town) == {"2.1": (True, "")}
    assert notes(control.heard())[:1] == ["review_kept"]
    assert not any("plazo" in one for one in own_words(town))


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("devuelvo la 2.1 y dígale a Pedro que falta el acta", (False, "falta el acta")),
        ("acepto la 2.1, los trámites viejos se retiran de la página",
         (True, "los trámites viejos se retiran de la página")),
        ("acepto la 2.1, ampliaron el plazo de consulta como se pidió",
         (True, "ampliaron el plazo de consulta como se pidió")),
        ("acepto la 2.1, cumplieron con el plazo", (True, "cumplieron con el plazo")),
    ],
)  # fmt: skip
def test_what_is_told_of_the_work_stays_its_remark(
    town: Town, control: Chat, said: str, verdict: tuple[bool, str]
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": verdict}


def test_a_mere_ok_beside_a_question_is_asked_with_buttons(town: Town, control: Chat) -> None:
    control.says("5.3 ok, ¿quién no ha respondido?")
    assert not judged(town)
    asked = next(
        one for one in control.heard() if isinstance(one, Note) and one.name == "review_unclear"
    )
    assert [one.label for one in asked.buttons] == ["Aceptar 5.3 (60\u00a0%)", "Devolver 5.3"]


def test_what_is_looked_at_later_gets_a_quiet_word(town: Town, control: Chat) -> None:
    control.says("acepto la 2.1; la 3.3 la reviso mañana.")
    assert judged(town) == {"2.1": (True, "")}
    last = control.heard()[-1]
    assert isinstance(last, Note)
    assert (last.name, last.values["handle"]) == ("review_dropped", "3.3")


@pytest.mark.parametrize("asked", ["¿Hay otras devueltas?", "¿qué otras están devueltas?"])
def test_it_is_asked_what_was_returned(town: Town, control: Chat, asked: str) -> None:
    control.says(f"acepto la 2.1. {asked}")
    assert judged(town) == {"2.1": (True, "")}
    assert [getattr(one, "name", one.kind) for one in control.heard()] == [
        "review_kept", "decided",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("acepto la 2.1 y de una vez muéstreme el historial de la 5.3", (True, "")),
        ("acepto la 2.1 y aprovecho, dígame quién no ha respondido", (True, "")),
        ("devuelvo la 2.1 porque falta el acta y de una vez muéstreme el historial de la 5.3",
         (False, "falta el acta")),
        ("No acepto la 2.1: falta el acta. Agradezco me envíe los soportes de la 5.3",
         (False, "falta el acta")),
        ("devuelva la 2.1 porque falta el acta y digame si a pedro si le llegan los mensajes",
         (False, "falta el acta")),
    ],
)  # fmt: skip
def test_what_is_asked_of_us_behind_a_verdict_is_neither_its_remark_nor_lost(
    town: Town, control: Chat, said: str, verdict: tuple[bool, str]
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": verdict}
    assert len(control.heard()) > 1


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("no acepto la 2.1: falta el acta. Agradezco enviar los soportes de la 2.1",
         "falta el acta. Agradezco enviar los soportes de la 2.1"),
        ("devuelvo la 2.1, falta el acta y díganme cuándo la entregan",
         "falta el acta y díganme cuándo la entregan"),
    ],
)  # fmt: skip
def test_what_the_office_is_asked_for_stays_the_reason_of_what_is_returned(
    town: Town, control: Chat, said: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": (False, reason)}
