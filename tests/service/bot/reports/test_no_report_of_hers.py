"""What is no report of hers: protests, what she takes back at once, what others told her."""

from __future__ import annotations

from decimal import Decimal

import pytest

from core.messages import Question
from core.words import Duty
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_responsibility


@pytest.fixture
def ids(town: Town) -> dict[str, int]:
    """Three activities of Marta's, and one of Pedro's that her office supports; by code."""
    titles = {
        "1.1": "Actualizar el mapa de riesgos", "4.4": "Actualizar la carta de trato digno",
        "5.4": "Hacer accesible la página web",
    }  # fmt: skip
    found = {code: town.add(code, 20, title=title) for code, title in titles.items()}
    found["2.4"] = town.add(
        "2.4", 30, title="Habilitar la cita médica", office=town.other_office_id
    )
    with town.database.transaction() as session:
        a_responsibility(session, found["2.4"], town.office_id, position=2, duty=Duty.SUPPORT)
    return found


PROTESTS = [
    "y por q si eso toda la vida lo hizo planeacion",
    "cómo así si aquí dice hasta el 25 no hasta el 27",
    "pero si eso nunca nos lo han pedido",
    "¿y por qué si ya lo mandé?",
    "oiga pero si yo ya le mandé eso la semana pasada",
    "entonces quedó hasta el veinticinco o hasta el veintisiete",
    "y por qué es que me preguntan eso a mí",
    "no, pero cómo así, si ya les mandé todo",
]


@pytest.mark.parametrize("said", PROTESTS)
@pytest.mark.parametrize("before", ["", "la 1.1 va en 50", "la 1.1 vamos avanzando con jurídica"])
def test_a_protest_is_never_asked_about_and_is_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str, before: str
) -> None:
    if before:
        marta.says(before)
    was = town.figure(ids["1.1"])
    marta.heard()
    assert marta.says(said) == "unclear"
    assert "asked_in_vain" in notes(marta.heard())
    assert town.figure(ids["1.1"]) == was
    marta.says("carta de trato digno publicada la de marzo")
    marta.says("60")
    assert said.strip("¿?")[4:20] not in town.figure(ids["4.4"])[1]


@pytest.mark.parametrize(
    "said",
    ["porque no llegó el contrato", "pero si llueve se corre para el viernes",
     "y porque nos devolvieron el documento", "pero si el contratista no entrega nos toca aplazar"],
)  # fmt: skip
@pytest.mark.usefixtures("ids")
def test_a_reason_or_a_condition_is_no_protest(marta: Chat, said: str) -> None:
    marta.says("la 1.1 va en 50")
    assert marta.says(said) in ("added", "asked")
    assert "asked_in_vain" not in notes(marta.heard())


@pytest.mark.parametrize(
    ("said", "percent", "words"),
    [("jajaja la 5.4 va como el metro, o sea 66 y bajando... mentiras, 70", 70, "como el metro"),
     ("la 5.4 va en 66, mentiras, 70, falta el informe", 70, "falta el informe"),
     ("la 5.4 va en 66, digo 70, falta el informe", 70, "falta el informe"),
     ("la 5.4 va en 66 %, no, perdón, 70 %, falta el informe", 70, "falta el informe"),
     ("5.4 en 66 y subiendo, mejor dicho 70, falta el informe", 70, "falta el informe"),
     ("la 5.4 va 6 de 9, digo, 7 de 10", 70, "")],
)  # fmt: skip
def test_a_figure_that_is_taken_back_at_once_is_in_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str, percent: int, words: str
) -> None:
    marta.says(said)
    assert town.figure(ids["5.4"])[0] == percent
    told = town.figure(ids["5.4"])[1]
    assert words in told
    assert "66" not in told
    assert "mentiras" not in told


@pytest.mark.parametrize(
    "said",
    ["la 5.4 la puede cerrar no mentiras deje así", "ciérrela, no, olvídelo",
     "la 5.4 va en 60 mentiras no registre nada", "la 5.4 ya quedó, ay no, olvídelo",
     "póngale 80 a la 5.4 no mentiras déjela así", "el segundo también, no mejor deje así"],
)  # fmt: skip
def test_what_is_taken_back_in_the_same_message_is_not_written(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.1 va en 50")
    marta.heard()
    was = [town.figure(one) for one in ids.values()]
    marta.says(said)
    assert notes(marta.heard()) == ["not_recorded"]
    assert [town.figure(one) for one in ids.values()] == was


@pytest.mark.parametrize("said", ["no, mejor no, deje así", "no no, olvídelo", "ay no, deje así"])
def test_who_only_refuses_answers_the_question(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.1 vamos avanzando con jurídica")
    marta.says(said)
    marta.says("60")
    assert town.figure(ids["1.1"]) == (60, "")


@pytest.mark.parametrize("said", ["pa registrar", "para registrar", "para que lo registre porfa"])
def test_words_that_only_pass_on_are_no_description(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.1 va en 50, falta la firma")
    assert marta.says(said) == "answered"
    assert town.figure(ids["1.1"]) == (50, "falta la firma")


@pytest.mark.parametrize(
    "said",
    ["nelson el de hacienda me dijo que la 2.4 ya lleva una jornada de tres",
     "pedro me dijo que la 2.4 va en 60", "dice don Pedro que la 2.4 ya quedó",
     "los de hacienda nos contaron que la 2.4 va en 70", "me confirmó pedro que la 2.4 está lista",
     "doña luz me informó ayer que la 2.4 va en 45 %"],
)  # fmt: skip
@pytest.mark.usefixtures("ids")
def test_what_others_told_of_a_supported_activity_is_offered_to_who_leads_it(
    town: Town, marta: Chat, said: str
) -> None:
    assert marta.says(said) == "elsewhere"
    assert town.reports() == []
    assert marta.touches("Pasarle sus palabras") == "answered"


@pytest.mark.parametrize(
    "said",
    ["de la 2.4 nuestra parte va en 60, eso me dijo el ingeniero", "la 2.4 va en 60",
     "la 2.4 va en 60, me dijeron que falta el usuario",
     "el ingeniero me dijo que la 2.4 de nuestra parte va en 60"],
)  # fmt: skip
def test_what_she_tells_of_her_part_is_recorded(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    assert marta.says(said) == "recorded"
    assert [one.activity_id for one in town.reports()] == [ids["2.4"]]


@pytest.mark.parametrize(
    "said",
    ["noooo la 1.1 no esta hecha, dije q es nuestra", "la 1.1 no está hecha",
     "no señor, la 1.1 no está cumplida", "la 1.1 todavía no está culminada"],
)  # fmt: skip
def test_that_it_is_not_done_takes_back_the_hundred_after_a_no(
    town: Town, marta: Chat, ids: dict[str, int], said: str
) -> None:
    marta.says("la 1.1 ya quedó")
    assert marta.says(said) == "asked"
    question = [one for one in marta.contents() if isinstance(one, Question)][-1]
    assert (question.name, question.figure) == ("confirm", Decimal(100))
    marta.says("no")
    assert town.figure(ids["1.1"])[0] == 20
