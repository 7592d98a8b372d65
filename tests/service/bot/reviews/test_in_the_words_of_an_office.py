"""Control writes as offices do: what an office accepts or returns is its verdict, what it asks for
is shown, and nothing of it is said of its own activity."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.overviews import Overview
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, chief_of_control, notes


@pytest.fixture
def control(town: Town, pedro: Chat) -> Chat:
    """Hernán, of control, whose office has 1.4 alone; Pedro reported 2.1, 3.3 and 5.3."""
    chief, office = chief_of_control(town)
    town.add("1.4", 10, office=office, title="Auditar los contratos", product="Informe final")
    for code, title in (
        ("2.1", "Pavimentar la calle"), ("3.3", "Entregar los libros"), ("5.3", "Sembrar árboles"),
    ):  # fmt: skip
        town.add(code, 20, office=town.other_office_id, title=title, product="")
        pedro.says(f"la {code} va en 60 %")
    chief.heard()
    return chief


def judged(town: Town) -> dict[str, tuple[bool, str]]:
    handles = {one.id: one.handle for one in town.rows(select(Activity))}
    rows = town.rows(select(Review).order_by(Review.id))
    return {handles[one.activity_id]: (one.accepted, one.remark) for one in rows}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        ("Cordial saludo. Realizada ayer la visita a la calle, y contrastado lo ejecutado con el"
         " informe de interventoría, esta oficina acepta lo reportado por la Secretaría de Hacienda"
         " en la actividad 2.1.", {"2.1": (True, "")}),
        ("La Oficina de Control Interno no acepta el avance reportado por la Secretaría de Hacienda"
         " en la 2.1, toda vez que faltan las actas.", {"2.1": (False, "faltan las actas")}),
        ("Una vez surtida la revisión, esta oficina acepta la 2.1 y la 3.3; no acepta la 5.3, por"
         " cuanto no reposa el acta.",
         {"2.1": (True, ""), "3.3": (True, ""), "5.3": (False, "no reposa el acta")}),
        ("Me permito informar que no es posible aceptar la 3.3, toda vez que falta el acta",
         {"3.3": (False, "falta el acta")}),
        ("la dos punto uno no la acepto faltan las actas", {"2.1": (False, "faltan las actas")}),
    ],
)  # fmt: skip
def test_what_an_office_accepts_or_returns_is_its_verdict(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    control.says(said)
    assert judged(town) == verdicts
    assert set(notes(control.heard())) == {"review_kept"}


def test_a_return_without_a_reason_is_asked_for_one(town: Town, control: Chat) -> None:
    control.says(
        "Me permito manifestar que no es posible para esta oficina aceptar el cumplimiento"
        " reportado en la actividad 2.1."
    )
    assert judged(town) == {}
    (asked,) = control.heard()
    assert isinstance(asked, Note)
    assert asked.name == "review_reason"


@pytest.mark.parametrize(
    "said",
    [
        "Realizada la visita de ayer, se revisó con la interventoría lo de la actividad 2.1.",
        "Con el fin de verificar, se hizo el recorrido de la 2.1 y quedó terminado ayer",
    ],
)
def test_what_is_told_of_others_is_no_state_of_its_only_one(
    town: Town, control: Chat, said: str
) -> None:
    before = len(town.reports())
    control.says(said)
    assert len(town.reports()) == before
    assert not {"receipt", "question"} & set(notes(control.heard()))


@pytest.mark.parametrize(
    "said", ["ya revisamos 12 contratos, va en 30 %", "la 1.4 va en 30 % y la 2.1 la miro mañana"]
)
def test_a_figure_of_its_own_is_recorded(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert town.reports()[-1].percent == 30


@pytest.mark.parametrize(
    ("said", "pages"),
    [
        ("Con el fin de adelantar la verificación, solicito se me relacionen los soportes que"
         " Hacienda haya allegado respecto de la actividad 2.1.", ["evidence"]),
        ("Para efectos del informe, solicito se me indique, en primer lugar, qué actividades se"
         " encuentran vencidas y, en segundo lugar, qué solicitudes están pendientes de decisión.",
         ["overdue", "requests"]),
        ("Solicito, de una parte, el historial de la actividad 2.1 y, de otra, que se me indique"
         " cuántas actividades lleva cumplidas la Secretaría de Hacienda.", ["history", "counts"]),
        ("Agradezco se me informe en qué estado se encuentra la actividad 2.1.", ["activity"]),
    ],
)  # fmt: skip
def test_what_an_office_asks_for_is_shown(
    town: Town, control: Chat, said: str, pages: list[str]
) -> None:
    control.says(said)
    shown = [one.name for one in control.heard() if isinstance(one, Overview | Note)]
    assert shown == pages
    assert judged(town) == {}


@pytest.mark.parametrize(
    "wish",
    ["Así mismo, solicito se me presente el historial de la actividad 5.3.",
     "De otra parte, agradezco me sean remitidos los soportes de la 5.3 antes de emitir concepto.",
     "De otra parte, y en lo que compete a esta oficina, la 1.4 va en 35 %."],
)  # fmt: skip
def test_what_stands_beside_a_return_is_none_of_its_reason(
    town: Town, control: Chat, wish: str
) -> None:
    control.says(f"No acepto la 2.1, por cuanto faltan las actas. {wish}")
    assert judged(town) == {"2.1": (False, "faltan las actas")}
    assert len(control.heard()) > 1


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("No acepto la 2.1: faltan las actas. Agradezco se me envíen las actas firmadas",
         "faltan las actas. Agradezco se me envíen las actas firmadas"),
        ("no acepto la 2.1: el acta no la aprueba el comité", "el acta no la aprueba el comité"),
    ],
)  # fmt: skip
def test_what_the_office_is_to_do_stays_in_the_reason_as_it_was_written(
    town: Town, control: Chat, said: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": (False, reason)}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("no acepto la 2.1 faltan las actas y pedro rueda no está él anda en bogotá hasta el lunes",
         "faltan las actas"),
        ("no acepto la 2.1, faltan actas y Pedro está incapacitado hasta el viernes",
         "faltan actas"),
        ("no acepto la 2.1, faltan actas y el comité no está de acuerdo",
         "faltan actas y el comité no está de acuerdo"),
    ],
)  # fmt: skip
def test_that_somebody_known_is_away_is_no_reason(
    town: Town, control: Chat, said: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.1": (False, reason)}


def test_whose_it_is_is_not_told_of_what_was_judged_in_the_same_message(
    town: Town, control: Chat
) -> None:
    control.says("Acepto la 3.3")
    control.heard()
    control.says(
        "Por un error involuntario, la aceptación que consigné para la 3.3 correspondía a la 2.1."
        " En consecuencia, acepto la 2.1 y no acepto la 3.3, pues está pendiente la visita."
    )
    assert judged(town) == {"2.1": (True, ""), "3.3": (False, "está pendiente la visita")}
    assert "elsewhere" not in notes(control.heard())
