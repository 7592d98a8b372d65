"""Behind a judgement a clause opens with another activity, or a judgement ends a report of her own:
neither is a remark or a description."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.service.bot.reviews.test_verdicts_beside import LACKS, judged, own_words


@pytest.fixture
def control(town: Town, pedro: Chat) -> Chat:
    """The chat of the chief of control, whose office has 1.4; Pedro told figures of the others."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de riesgos")
    for code, title in (
        ("2.1", "Publicar el mapa"), ("3.3", "Convocar a las juntas"), ("5.3", "Subir contratos"),
        ("5.1", "Revisar los pagos"),
    ):  # fmt: skip
        town.add(code, 20, office=town.other_office_id, title=title, product="")
        pedro.says(f"la {code} va en 60 %")
    town.morning()
    chief.heard()
    return chief


@pytest.mark.parametrize(
    ("said", "verdicts", "told"),
    [
        ("la 2.1 la acepto, la 1.4 va en 40", {"2.1": (True, "")}, "receipt"),
        ("la 2.1 la devuelvo porque falta el acta, la 1.4 va en 40",
         {"2.1": (False, "falta el acta")}, "receipt"),
        ("la 2.1 la acepto y la 1.4 va en 40", {"2.1": (True, "")}, "receipt"),
        ("acepto la 2.1, la 3.3 la miro mañana", {"2.1": (True, "")}, "review_dropped"),
        ("acepto la 2.1 y la 3.3 la miro mañana", {"2.1": (True, "")}, "review_dropped"),
        ("la 2.1 la acepto, la 3.3 sigue muy atrasada", {"2.1": (True, "")}, "elsewhere"),
        ("la 2.1 la acepto, la 3.3 y la 5.3 siguen atrasadas", {"2.1": (True, "")}, "elsewhere"),
        ("la 2.1 la acepto, de la 3.3 no me ha llegado nada", {"2.1": (True, "")}, "elsewhere"),
        ("la 2.1 la acepto ya vi el mapa, la 3.3 verifíquela en 50 porque no hay soporte",
         {"2.1": (True, "ya vi el mapa"), "3.3": (False, "no hay soporte")}, "review_kept"),
        ("la 2.1 acéptela y la 3.3 devuélvala, sin soportes",
         {"2.1": (True, ""), "3.3": (False, LACKS)}, "review_kept"),
    ],
)  # fmt: skip
def test_a_clause_that_opens_with_another_activity_is_no_remark(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]], told: str
) -> None:
    control.says(said)
    assert judged(town) == verdicts
    assert told in [getattr(one, "name", one.kind) for one in control.heard()][1:]
    assert not any("acept" in one or "devuel" in one for one in own_words(town))


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("acepto la 2.1, la 3.3 porque ya vi los soportes",
         {"2.1": (True, "ya vi los soportes"), "3.3": (True, "ya vi los soportes")}),
        ("devuelvo la 2.1 y la 3.3 les falta el acta",
         {"2.1": (False, "les falta el acta"), "3.3": (False, "les falta el acta")}),
        ("la 2.1 devuélvala, los soportes son los de la 3.3",
         {"2.1": (False, "los soportes son los de la 3.3")}),
        ("acepto la 2.1 y la 3.3, gracias", {"2.1": (True, ""), "3.3": (True, "")}),
    ],
)  # fmt: skip
def test_another_activity_inside_of_a_reason_is_of_the_reason(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    control.says(said)
    assert judged(town) == verdicts


@pytest.mark.parametrize("verdict", ["La acepto", "acepto", "Acéptela", "la devuelvo"])
def test_a_verdict_on_her_own_report_is_told_back_and_no_description(
    town: Town, control: Chat, verdict: str
) -> None:
    control.says(f"la 1.4 va en 40. {verdict}")
    assert notes(control.heard()) == ["left_out", "receipt"]
    assert own_words(town) == [""]
    assert judged(town) == {}


@pytest.mark.parametrize("said", ["la 1.4 va en 40, validada", "la 1.4 va en 40, falta la visita"])
def test_a_state_of_her_own_work_is_its_description(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["receipt"]
    assert own_words(town) != [""]
