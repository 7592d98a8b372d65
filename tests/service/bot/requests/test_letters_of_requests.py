"""A letter that asks for more time for several activities, beside what it reports."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Question
from core.words import RequestKind
from models.plan import Activity
from tests.service.bot.chat import Chat, Town
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.service.bot.requests.test_several_requests import requests, town

__all__ = ["town"]


@pytest.mark.parametrize("by_mail", [False, True])
def test_each_request_of_a_letter_is_shown_with_its_day_and_its_reason(
    town: Town, marta: Chat, by_mail: bool
) -> None:
    post = Post(town)
    letter = (
        "Cordial saludo.\n\nLa 6.3 va en 60 %.\n\nSolicitamos ampliación del plazo así:\n"
        "a) 4.1 hasta el 15 de junio, porque el contratista no ha entregado;\n"
        "b) 2.2 hasta el 30 de junio, por cambio de funcionario.\n\nCordialmente,\nMarta"
    )
    for words in (letter, "sí", "sí"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert requests(town) == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "el contratista no ha entregado"),
        (RequestKind.EXTENSION, date(2026, 6, 30), "por cambio de funcionario"),
    ]
    assert [one.percent for one in town.reports()] == [60]


@pytest.mark.parametrize(
    "letter",
    [
        "Buenos días. Solicitamos: a) 4.1 hasta el 15 de junio, porque renunció Luz; b) 2.2 hasta"
        " el 30 de junio, por la veda electoral. Gracias",
        "En atención al plan, pedimos muy respetuosamente: 1. 4.1 plazo hasta el 15 de junio,"
        " porque renunció Luz. 2. 2.2 plazo hasta el 30 de junio, por la veda electoral.",
        "Me permito solicitar lo siguiente:\n- 4.1: hasta el 15 de junio, porque renunció Luz\n"
        "- 2.2: hasta el 30 de junio, por la veda electoral\n\nCordialmente,\nMarta",
    ],
)
def test_a_heading_may_say_no_more_than_that_something_is_asked_for(
    town: Town, marta: Chat, letter: str
) -> None:
    for words in (letter, "sí", "sí"):
        marta.says(words)

    found = [(kind, until, why.removesuffix(".")) for kind, until, why in requests(town)]
    assert found == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "renunció Luz"),
        (RequestKind.EXTENSION, date(2026, 6, 30), "por la veda electoral"),
    ]


@pytest.mark.parametrize(
    "letter",
    ["Solicitamos: a) los informes de la 4.1, b) el acta de la 2.2", "Pedimos: la 4.1 va en 60 %"],
)
def test_what_is_asked_for_without_a_day_is_no_request_for_time(
    town: Town, marta: Chat, letter: str
) -> None:
    for words in (letter, "sí", "sí"):
        marta.says(words)

    assert requests(town) == []


def test_a_yes_where_why_is_asked_is_told_that_it_says_none(town: Town, marta: Chat) -> None:
    marta.says("La 6.3 va en 60 %. Para la 4.1 solicito formalmente prórroga hasta el 15 de junio")
    marta.says("sí")

    asked = marta.heard()[-1]
    assert isinstance(asked, Question)
    assert (asked.name, asked.why) == ("wish_reason", "short")
    assert requests(town) == []


ONE_LINE = "Solicito ampliación del plazo así: a) 4.1 hasta el 15 de junio, porque renunció Luz"


@pytest.mark.parametrize("by_mail", [False, True])
@pytest.mark.parametrize(
    "rest",
    [
        "; b) 2.2 hasta el 30 de junio, por la veda electoral. La 6.3 va en 60 %.",
        "; b) 2.2 hasta el 30 de junio, por la veda electoral, y la 6.3 va en 60 %",
        ". b) 2.2 hasta el 30 de junio, por la veda electoral. En cuanto a la 6.3, vamos en 60 %",
        " y 2.2 hasta el 30 de junio, por la veda electoral; la 6.3 va en 60",
    ],
)
def test_a_report_at_the_end_of_the_line_leaves_the_requests_whole(
    town: Town, marta: Chat, rest: str, by_mail: bool
) -> None:
    post = Post(town)
    for words in (ONE_LINE + rest, "sí", "sí"):
        _ = post.answer(None, words, proof=PROVEN) if by_mail else marta.says(words)

    assert requests(town) == [
        (RequestKind.EXTENSION, date(2026, 6, 15), "renunció Luz"),
        (RequestKind.EXTENSION, date(2026, 6, 30), "por la veda electoral"),
    ]
    assert [one.percent for one in town.reports()] == [60]


@pytest.mark.parametrize(
    "why", ["porque la 6.3 no avanza", "por la veda. Depende de la 6.3", "porque falta la 6.3"]
)
def test_what_explains_a_request_and_names_another_activity_is_no_report(
    town: Town, marta: Chat, why: str
) -> None:
    marta.says(f"{ONE_LINE}; b) 2.2 hasta el 30 de junio, {why}")
    for _ in range(2):
        marta.says("sí")

    assert [one[1] for one in requests(town)] == [date(2026, 6, 15), date(2026, 6, 30)]
    assert town.reports() == []


def _asks_figure_of(marta: Chat, code: str) -> bool:
    asked = [one for one in marta.heard() if isinstance(one, Question) and one.name == "percent"]
    return any(code in one.model_dump_json() for one in asked)


@pytest.mark.parametrize(
    ("words", "again"),
    [
        ("la 2.2 la entregamos el 30 de junio", False),
        ("la 2.2 se entrega el 30 de junio, por la veda", False),
        ("la 2.2 ya tiene contratista", True),
        ("la 2.2 ya tiene contratista, él entrega el 20 de junio", True),
    ],
)
def test_no_figure_is_asked_for_of_words_whose_day_was_asked_for(
    town: Town, marta: Chat, words: str, again: bool
) -> None:
    marta.says(words)
    assert _asks_figure_of(marta, "2.2")
    marta.says("solicito plazo para la 2.2 hasta el 30 de junio, por la veda electoral")
    marta.says("sí")
    marta.says("la 6.3 va en 60 %")
    assert [one[1] for one in requests(town)] == [date(2026, 6, 30)]
    assert _asks_figure_of(marta, "2.2") is again


LETTER = (
    "Doctora Luz, cordial saludo:\n\nPor medio de la presente me permito solicitar ampliación del"
    " plazo de la actividad 4.1, {title}, hasta el lunes 15 de junio de 2026, toda vez que el señor"
    " alcalde se encuentra fuera del municipio.\n\n{other}, informo que los estudios previos del"
    " predial ya fueron aprobados por jurídica, con lo cual estimamos un avance del 35%."
)


@pytest.mark.parametrize(
    "other", ["De otra parte", "Por otro lado", "Así mismo", "En cuanto al pago en línea"]
)
def test_a_letter_that_goes_on_to_another_matter_reports_on_that(
    town: Town, marta: Chat, other: str
) -> None:
    title = "Formular el plan de tratamiento de riesgos"
    with town.database.transaction() as session:
        about = session.scalars(
            select(Activity).where(
                Activity.entity_id == town.context.entity_id, Activity.handle == "4.1"
            )
        ).one()
        about.title = title
    predial = town.add("7.1", 20, title="Permitir el pago en línea del impuesto predial")
    marta.says(LETTER.format(title=title, other=other))
    assert town.figure(predial)[0] == 35
    marta.says("sí")
    (asked,) = requests(town)
    assert asked[:2] == (RequestKind.EXTENSION, date(2026, 6, 15))
    assert "alcalde" in asked[2]


def test_a_yes_is_heard_beside_that_a_hall_is_reserved(town: Town) -> None:
    post = Post(town)
    post.answer(None, "solicito plazo para la 4.1 hasta el 15 de junio, por la veda", proof=PROVEN)
    said = "si pidalo por favor. Ah y el coliseo para la audiencia ya esta reservado"
    assert post.answer(post.mailbox(MARTA)[-1][0], said, proof=PROVEN) == "requested"


@pytest.mark.parametrize(
    "said",
    [
        "si pidalo por favor. Ah y el coliseo para la audiencia ya esta reservado",
        "sí. Y el coliseo para la audiencia ya está reservado",
    ],
)
def test_what_she_tells_of_another_beside_her_yes_is_asked_about(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("7.1", 20, title="Realizar la audiencia pública de rendición de cuentas")
    marta.says("solicito plazo para la 4.1 hasta el 15 de junio, por la veda")
    marta.says(said)
    assert len(requests(town)) == 1
    (asked,) = [one for one in marta.heard() if isinstance(one, Question) and one.name == "percent"]
    assert asked.line is not None
    assert (asked.line.handle, "coliseo" in (asked.words or "")) == ("7.1", True)


def test_why_she_says_yes_is_no_report_of_another(town: Town, marta: Chat) -> None:
    town.add("7.1", 20, title="Realizar la audiencia pública de rendición de cuentas")
    marta.says("solicito plazo para la 4.1 hasta el 15 de junio, por la veda")
    marta.says("sí, por favor, la audiencia no nos deja tiempo")
    assert not [one for one in marta.heard() if isinstance(one, Question) and one.name == "percent"]


@pytest.mark.parametrize(
    "said",
    [
        "Revisado el manual de funciones, lo del predial lo debe liderar la Secretaría de"
        " Hacienda, que es la dueña de la plataforma; Planeación solo apoya. Solicito que se"
        " reasigne la 4.1.",
        "no es avance, es que la 4.1 la lleve la secretaría de hacienda, nosotros apoyamos",
        "solicito que la 4.1 la asuma Hacienda",
        "la 4.1 debería liderarla Hacienda",
    ],
)
def test_who_asks_that_another_office_leads_is_shown_the_request(
    town: Town, marta: Chat, said: str
) -> None:
    assert marta.says(said) == "asked"
    marta.says("sí, pedirlo")
    assert [one[0] for one in requests(town)] == [RequestKind.REASSIGN]
    assert town.reports() == []
