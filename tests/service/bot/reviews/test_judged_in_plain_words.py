"""Reports that control judges in its own ordinary words: in units of the goal, by a reason that it
told before, by titles, by who reported them, and beside its own report or news of people."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, chief_of_control, notes
from tests.service.bot.reviews.test_judged_by_product_or_person import judged
from tests.service.bot.reviews.test_judged_in_everyday_words import beside
from tests.service.bot.reviews.test_judged_in_everyday_words import judged as verdicts


@pytest.fixture
def control(town: Town, marta: Chat, pedro: Chat) -> Chat:
    """The chat of the chief of control, whose office has 1.4; Marta has told 2.1 (100 %) and 3.2
    (63 %) today and Pedro 5.2 (100 %); of both offices the file has another figure."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Hacer la auditoría de controles")
    people = {"product": "40 personas", "planned": 40, "title": "Capacitar a las veedurías"}
    town.add("2.1", 70, title="Actualizar el inventario de trámites")
    town.add("3.2", 25, **people)
    town.add("1.2", 30, title="Realizar talleres de integridad", office=town.other_office_id)
    town.add("5.2", 80, title="Aplicar la encuesta de satisfacción", office=town.other_office_id)
    marta.says("la 2.1 quedó al 100")
    marta.says("la 3.2 va en 63 %")
    pedro.says("la 5.2 quedó al 100")
    town.deliver()
    return chief


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("la 3.2 se la dejo en 10 personas, que son las que firmaron",
         {"3.2": (False, "25", "son las que firmaron")}),
        ("ok la 2.1, conforme con lo reportado", {"2.1": (True, None, "")}),
        ("Visto bueno al inventario de trámites", {"2.1": (True, None, "")}),
        ("el inventario lo acepto, la encuesta no porque solo están 3 de los 6 puestos",
         {"2.1": (True, None, ""), "5.2": (False, None, "solo están 3 de los 6 puestos")}),
        ("la 2.1 ok, la 5.2 se devuelve porque no abre",
         {"2.1": (True, None, ""), "5.2": (False, None, "no abre")}),
        ("lo de Pedro está bien, lo doy por verificado", {"5.2": (True, None, "")}),
        ("buenos dias revisé los soportes la 2.1 la acepto y la 5.2 no la acepto porque no abre",
         {"2.1": (True, None, ""), "5.2": (False, None, "no abre")}),
        ("el 63 de la 3.2 está bien, pero la 5.2 la verifico en 30, falta la firma",
         {"3.2": (True, None, ""), "5.2": (False, "30", "falta la firma")}),
    ],
)  # fmt: skip
def test_a_report_is_judged_in_plain_words(
    town: Town, control: Chat, said: str, found: dict[str, tuple[bool, str | None, str]]
) -> None:
    control.says(said)
    assert verdicts(town) == found


@pytest.mark.parametrize(
    "said",
    [
        "la 3.2 se la dejo en 10 listados",
        "la 3.2 se la dejo en 10 de 50 personas",
        "si la 2.1 no cumple, la devuelvo",
        "ok la 2.1",
        "la 1.4 no cumple, falta el acta",
        "devuélvala por eso",
    ],
)
def test_what_is_no_clear_verdict_is_kept_of_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert verdicts(town) == {}


@pytest.mark.usefixtures("control")
def test_who_does_not_verify_judges_nothing_so(town: Town, marta: Chat) -> None:
    marta.says("la 5.2 no cumple, falta el acta")
    assert verdicts(town) == {}


def test_the_reason_that_was_told_before_is_the_reason(town: Town, control: Chat) -> None:
    control.says("la 5.2 la veo muy floja, le falta la tabulación")
    assert verdicts(town) == {}
    town.deliver()
    control.says("sí, devuélvala por eso")
    ((accepted, _, reason),) = verdicts(town).values()
    assert not accepted
    assert "le falta la tabulación" in reason


def test_the_reason_of_another_is_the_same(town: Town, control: Chat) -> None:
    control.says("no acepto la 2.1: falta el acta")
    town.deliver()
    control.says("la 5.2 la devuelvo por lo mismo")
    assert verdicts(town)["5.2"] == (False, None, "falta el acta")


def test_a_reason_that_nobody_told_is_asked_for(town: Town, control: Chat) -> None:
    control.says("la 5.2 la devuelvo por lo que le dije")
    assert notes(control.heard()) == ["review_reason"]
    control.says("por eso")
    assert verdicts(town) == {}


def test_news_of_people_behind_a_verdict_are_passed_on(town: Town, control: Chat) -> None:
    control.says("Aceptada la 2.1. Desde el lunes el jefe de Hacienda ya no es Pedro sino Ana Ruiz")
    assert verdicts(town) == {"2.1": (True, None, "")}
    assert "staff_told" in notes(control.heard())


def test_sentences_behind_an_unclear_verdict_are_told_back(town: Town, control: Chat) -> None:
    control.says("acepto la 2.1, pero falta el acta. Las sillas no llegaron")
    assert verdicts(town) == {}
    assert beside(control) == ["Las sillas no llegaron"]


def test_a_verdict_behind_an_own_report_is_kept(town: Town, control: Chat) -> None:
    control.says("ya radiqué el informe, la 1.4 va en 40 %, y la 2.1 de Marta queda aceptada")
    assert verdicts(town) == {"2.1": (True, None, "")}


@pytest.mark.parametrize(
    "said",
    [
        "todo lo que llegó hoy lo acepto menos la 5.2 que no trae soporte",
        "De lo reportado hoy acepto todo menos la 5.2, que no trae soporte.",
        "lo recibido hoy lo acepto menos la 5.2 que no trae soporte",
    ],
)
def test_all_of_today_but_one_is_asked_about(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert verdicts(town) == {}
    town.deliver()
    control.says("sí, todas")
    assert judged(control) == [
        ("2.1", True, ""),
        ("3.2", True, ""),
        ("5.2", False, "no trae soporte"),
    ]
