"""Reports called by the office or the person they are of, and judged without a verb of judging:
"lo de Marta está bien", "lo que dijo Marta no, falta el acta"."""

from __future__ import annotations

import pytest

from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.reviews.test_judged_by_product_or_person import judged


@pytest.fixture
def reported(town: Town) -> None:
    """One report of Marta's office and one of Pedro's, each at 100."""
    town.add("4.3", 100, title="Medir la satisfacción de los usuarios")
    town.add("1.5", 100, title="Formular el plan de riesgos fiscales", office=town.other_office_id)


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        ("lo de Marta está bien", ("4.3", True, "")),
        ("Lo de hacienda todo bien", ("1.5", True, "")),
        ("la de Marta ok", ("4.3", True, "")),
        ("buenos días, lo de la secretaría de hacienda quedó bien", ("1.5", True, "")),
        ("lo que dijo marta me parece bien", ("4.3", True, "")),
        ("lo que reportó Pedro no me convence, falta el acta", ("1.5", False, "falta el acta")),
        ("lo de Marta no está bien: sin firma", ("4.3", False, "sin firma")),
        ("lo de marta no va porque falta el informe", ("4.3", False, "falta el informe")),
    ],
)
def test_the_one_report_of_an_office_is_judged(
    consuelo: Chat, said: str, verdict: tuple[str, bool, str]
) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [verdict]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "said",
    [
        "lo de Marta ok, lo de Pedro no: falta el acta",
        "lo de marta está bien y lo de hacienda no, falta el acta",
        "lo de marta bien. Lo que mandó pedro no me cuadra, falta el acta",
    ],
)
def test_each_of_two_offices_is_judged_for_itself(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [("4.3", True, ""), ("1.5", False, "falta el acta")]


@pytest.mark.usefixtures("reported")
def test_a_reason_is_asked_for_where_none_is_given(consuelo: Chat) -> None:
    consuelo.says("lo de Marta no está bien")
    assert notes(consuelo.heard()) == ["review_reason"]


@pytest.mark.usefixtures("reported")
def test_of_several_it_is_asked_before(town: Town, consuelo: Chat) -> None:
    town.add("1.6", 50, title="Publicar el presupuesto", office=town.other_office_id)
    consuelo.says("lo de Pedro está bien")
    assert notes(consuelo.heard()) == ["review_which"]


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "said",
    [
        "lo de Rosalba está bien",
        "lo de Marta está bien?",
        "lo de marta cómo va",
        "lo de Marta está bien demorado",
        "lo de Marta no sé",
    ],
)
def test_other_words_about_a_person_judge_nothing(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert judged(consuelo) == []


@pytest.mark.usefixtures("reported")
def test_who_does_not_verify_judges_nothing(pedro: Chat) -> None:
    pedro.says("lo de Marta está bien")
    assert judged(pedro) == []


@pytest.mark.usefixtures("reported")
@pytest.mark.parametrize(
    "said",
    [
        "Lo de Marta se acepta. Lo de Pedro se devuelve: falta el acta.",
        "lo de marta se valida, lo de hacienda no se acepta porque falta el acta",
    ],
)
def test_a_verb_of_nobody_judges_too(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [("4.3", True, ""), ("1.5", False, "falta el acta")]


@pytest.mark.parametrize(
    "said",
    ["Lo que reportó ayer la doctora Marta se acepta.", "lo que mandó Marta ayer se acepta"],
)
def test_what_somebody_told_yesterday_is_judged(
    town: Town, marta: Chat, consuelo: Chat, said: str
) -> None:
    town.add("4.3", 40, title="Medir la satisfacción de los usuarios")
    marta.says("la 4.3 va en 60")
    town.morning()
    consuelo.heard()
    consuelo.says(said)
    assert judged(consuelo) == [("4.3", True, "")]


@pytest.mark.parametrize("day", ["hoy", "antier"])
def test_of_another_day_nothing_is_judged(
    town: Town, marta: Chat, consuelo: Chat, day: str
) -> None:
    town.add("4.3", 40, title="Medir la satisfacción de los usuarios")
    marta.says("la 4.3 va en 60")
    town.morning()
    consuelo.heard()
    consuelo.says(f"lo que reportó {day} Marta se acepta")
    assert judged(consuelo) == []


@pytest.fixture
def two_told(town: Town, marta: Chat) -> None:
    """Three activities of Marta's office, of which she has told two herself."""
    town.add("1.6", 40, title="Publicar el mapa de riesgos")
    town.add("4.3", 40, title="Medir la satisfacción de los usuarios")
    town.add("4.4", 40, title="Formar a las veedurías")
    marta.says("la 4.3 va en 60 y la 4.4 va en 70")


@pytest.mark.usefixtures("two_told")
@pytest.mark.parametrize(
    ("said", "well", "why"),
    [
        ("Acepto las dos que reportó Marta.", True, ""),
        ("devuelvo las dos de Marta: faltan las actas", False, "faltan las actas"),
    ],
)
def test_so_many_as_somebody_told_are_judged(
    consuelo: Chat, said: str, well: bool, why: str
) -> None:
    consuelo.says(said)
    assert judged(consuelo) == [("4.3", well, why), ("4.4", well, why)]


@pytest.mark.usefixtures("two_told")
@pytest.mark.parametrize("said", ["acepto las tres que reportó Marta", "acepto las dos del mapa"])
def test_another_number_than_she_told_judges_nothing(consuelo: Chat, said: str) -> None:
    consuelo.says(said)
    assert judged(consuelo) == []
