"""What control says of several reports in one message: each activity is judged, asked about or
named as not written down; a verdict that stands is left as it is."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads 1.4; Hacienda reported the others at 80."""
    chief, office = chief_of_control(town)
    town.add("1.4", 20, office=office, title="Hacer la auditoría", product="Informe")
    for code in ("1.2", "2.4", "3.3", "4.1", "4.2"):
        title = f"Publicar el documento {code}"
        town.add(code, 80, title=title, office=town.other_office_id, product="")
    return chief


Verdicts = dict[str, tuple[bool, Decimal | None, str]]


def judged(town: Town) -> Verdicts:
    """Return what was judged last of each activity, with the figure and the remark."""
    handles = {row.id: row.handle for row in town.rows(select(Activity))}
    rows = town.rows(select(Review).order_by(Review.id))
    return {handles[row.activity_id]: (row.accepted, row.percent, row.remark) for row in rows}


def left_out(chat: Chat) -> list[object]:
    return [
        one.values["beside"]
        for one in chat.heard()
        if isinstance(one, Note) and one.name == "left_out"
    ]


SIXTY, FORTY_FIVE = Decimal(60), Decimal(45)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("buenos dias, acepto la 2.4 pero no la 3.3, falta el acta. Y que soportes hay de la 4.1?",
         {"2.4": (True, None, ""), "3.3": (False, None, "falta el acta")}),
        ("4.1 aceptada, 1.2 que le bajen a 60 porque solo hay dos actas, y lo de la 4.2 no lo veo",
         {"4.1": (True, None, ""), "1.2": (False, SIXTY, "solo hay dos actas")}),
        ("no acepto la 2.4, va en 45, el módulo no abre",
         {"2.4": (False, FORTY_FIVE, "el módulo no abre")}),
    ],
)  # fmt: skip
def test_each_report_is_judged_by_its_own_words(
    town: Town, control: Chat, said: str, kept: Verdicts
) -> None:
    control.says(said)
    assert judged(town) == kept


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 sigue devuelta, no la acepto todavía",
        "mantengo la devolución de la 2.4 en 45",
        "la 2.4 se mantiene",
    ],
)
def test_a_return_that_is_only_confirmed_stays_as_it_is(
    town: Town, control: Chat, said: str
) -> None:
    control.says("verifico la 2.4 en 45: el módulo no abre")
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["review_stands"]
    assert len(town.rows(select(Review))) == 1


def test_a_new_reason_of_a_standing_return_keeps_its_figure(town: Town, control: Chat) -> None:
    control.says("verifico la 2.4 en 45: el módulo no abre")
    control.says("la 2.4 sigue devuelta, falta el contrato")
    assert judged(town) == {"2.4": (False, FORTY_FIVE, "falta el contrato")}


def test_what_is_said_to_go_on_of_an_accepted_report_is_asked_about(control: Chat) -> None:
    control.says("acepto la 2.4")
    control.heard()
    control.says("la 2.4 sigue devuelta")
    assert notes(control.heard()) == ["review_unclear"]


def test_the_words_of_another_verdict_are_no_reason_and_are_told_back(
    town: Town, control: Chat
) -> None:
    control.says("no acepto la 3.3: falta el acta, y retiro lo dicho de la 2.4")
    assert judged(town) == {"3.3": (False, None, "falta el acta")}
    assert left_out(control) == ["retiro lo dicho de la 2.4"]


def test_what_is_named_beside_an_unclear_verdict_is_told_back(town: Town, control: Chat) -> None:
    control.says("acepto la 2.4 solo si la 3.3 trae el acta")
    assert judged(town) == {}
    assert left_out(control) == ["solo si la 3.3 trae el acta"]


def test_a_reason_that_names_another_is_told_of_with_its_verdict(town: Town, control: Chat) -> None:
    control.says("no acepto la 2.4: depende del acta de la 3.3")
    assert judged(town) == {"2.4": (False, None, "depende del acta de la 3.3")}
    assert left_out(control) == []


@pytest.mark.parametrize("said", ["la 4.1 ok", "no estoy de acuerdo con la 4.1, la visité ayer"])
def test_what_may_be_a_verdict_is_asked_about(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["review_unclear"]
    assert judged(town) == {}


def test_the_figure_that_may_be_verified_is_offered(control: Chat) -> None:
    control.says("3.3 queda en 25 %, solo hay un acta")
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["found"]) == ("review_unclear", "25")


def test_an_acceptance_that_is_taken_back_is_asked_about(control: Chat) -> None:
    control.says("acepto la 4.1")
    control.heard()
    control.says("retiro lo que dije de la 4.1, la acepté por error")
    assert notes(control.heard()) == ["review_unclear"]


def test_a_reason_that_is_announced_is_the_one_that_was_asked_for(
    town: Town, control: Chat
) -> None:
    control.says("no acepto la 2.4")
    control.says("el motivo: falta el acta")
    assert judged(town) == {"2.4": (False, None, "falta el acta")}


def test_a_reason_that_nobody_asked_for_is_no_word_on_her_own_work(
    town: Town, control: Chat
) -> None:
    control.says("la 1.4 va en 60, hice dos visitas")
    control.heard()
    control.says("el motivo: falta el pantallazo")
    assert left_out(control) == ["el motivo: falta el pantallazo"]
    assert [one.description for one in town.reports()] == ["hice dos visitas"]


def test_a_reason_of_a_named_report_is_asked_about(control: Chat) -> None:
    control.says("el motivo de la 2.4: falta el acta")
    assert notes(control.heard()) == ["review_unclear"]


def test_a_verdict_on_a_condition_beside_a_question_is_told_back(town: Town, control: Chat) -> None:
    asked = "Cuando reportó Hacienda la 3.3? tiene algun soporte?"
    control.says(f"{asked} si no tiene no la acepto, que mande el informe")
    assert judged(town) == {}
    assert left_out(control) == ["si no tiene no la acepto"]


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 la habia aceptado pero fue por error, quitela",
        "Quitele lo aceptado a la 2.4, el acta que vi era de otra vigencia",
        "la 2.4 la acepté por error", "acepté por error la 2.4", "quítele el visto bueno a la 2.4",
        "perdón, la 2.4 la había aceptado por equivocación", "retire la aceptación de la 2.4",
    ],
)  # fmt: skip
def test_a_verdict_that_is_taken_back_is_asked_anew_and_stands_until_then(
    town: Town, control: Chat, said: str
) -> None:
    control.says("acepto la 2.4")
    control.says("acepto la 3.3")
    control.heard()
    control.says(said)
    (note,) = control.heard()
    assert isinstance(note, Note)
    assert (note.name, note.values["handle"], note.values["stands"]) == ("review_unclear", "2.4", 1)
    assert [one.label[:7] for one in note.buttons] == ["Aceptar", "Devolve"]
    assert judged(town)["2.4"][0]


@pytest.mark.parametrize(
    "said", ["la 2.4 la acepto, el acta la habían devuelto por error", "la 2.4 sí la acepto"]
)
def test_what_others_did_by_mistake_takes_no_verdict_back(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town)["2.4"][0]
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Buenas, la 2.4 esta mal, no la acepto. El indice publicado es del 2025",
         "esta mal. El indice publicado es del 2025"),
        ("la 2.4 no está lista, devuélvala. El índice es viejo. La 3.3 la acepto",
         "no está lista. El índice es viejo"),
    ],
)  # fmt: skip
def test_what_stands_behind_a_return_is_its_reason_too(
    town: Town, control: Chat, said: str, why: str
) -> None:
    control.says(said)
    assert judged(town)["2.4"] == (False, None, why)
    assert judged(town).get("3.3", (True,))[0]


@pytest.mark.parametrize(
    "said",
    [
        "la 2.4 no la acepto ay no perdon es la 3.3 la que no acepto porque falta el acta la 2.4"
        " esta bien aceptela",
        "devuelvo la 2.4 perdón es la 3.3 la que devuelvo porque falta el acta",
        "no acepto la 2.4 no mentiras la 3.3 es la que no tiene acta",
    ],
)
def test_a_return_that_is_put_right_in_one_breath_is_not_written_down(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert "2.4" not in judged(town) or judged(town)["2.4"][0]
    assert control.heard()


def test_a_return_stands_whose_reason_tells_of_a_mistake(town: Town, control: Chat) -> None:
    control.says("no acepto la 2.4: digo lo mismo de la 3.3, falta el acta")
    assert judged(town)["2.4"][0] is False
