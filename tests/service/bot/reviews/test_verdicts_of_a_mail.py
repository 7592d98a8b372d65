"""Control judges several reports in one mail, in its own order of words: none of them is lost or
judged the other way."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import Role
from models.answers.reviews import Review
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_membership, a_person, an_address, an_office

HERNAN = "hernan@puertoesperanza.example"
TITLES = {
    "1.4": "Hacer seguimiento a los controles de los riesgos",
    "2.2": "Implementar el pago en línea del impuesto predial",
    "2.3": "Simplificar los requisitos de la licencia de construcción",
    "2.4": "Habilitar la solicitud de cita médica por internet",
    "2.5": "Publicar la copia del recibo en línea",
    "3.3": "Capacitar a los veedores ciudadanos",
    "4.2": "Construir la rampa de acceso del palacio municipal",
    "4.3": "Aplicar la encuesta de satisfacción",
    "A4.4": "Actualizar la carta de trato digno",
    "5.1": "Publicar el directorio de funcionarios",
    "5.4": "Hacer accesible la página web",
    "5.5": "Actualizar el índice de información clasificada y reservada",
}


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads 1.4; what Hacienda leads is reported at 80."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        person = a_person(session, entity, "Hernán Quiroga", office=office, telegram="900")
        a_membership(session, person, Role.CONTROL)
        an_address(session, person, channel="email", value=HERNAN)
    for code, title in TITLES.items():
        of = office if code == "1.4" else town.other_office_id
        town.add(code, 80, title=title, office=of, product="")
    return Chat(town, 900, "Hernán")


def judged(town: Town) -> dict[str, tuple[bool, Decimal | None, str]]:
    """Return what was judged last of each activity, with the figure and the remark."""
    handles = {row.id: row.handle for row in town.rows(select(Activity))}
    rows = town.rows(select(Review).order_by(Review.id))
    return {handles[row.activity_id]: (row.accepted, row.percent, row.remark) for row in rows}


def accepted(town: Town) -> dict[str, bool]:
    """Return whether each activity that was judged is accepted."""
    return {code: verdict[0] for code, verdict in judged(town).items()}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "La 4.2 la verifique en sitio y no va ni en 20, solo esta la demolicion. la devuelvo."
            " La 2.2 si la acepto como va",
            {"4.2": (False, "no va ni en 20, solo esta la demolicion"), "2.2": (True, "como va")},
        ),
        (
            "La 4.2 la revisé en sitio y falta la baranda. La devuelvo. La 2.2 sí la acepto",
            {"4.2": (False, "falta la baranda"), "2.2": (True, "")},
        ),
        (
            "La 4.2 la verifique en sitio y no va ni en 20, solo esta la demolicion. la devuelvo\n"
            "La 2.2 si la acepto como va",
            {"4.2": (False, "no va ni en 20, solo esta la demolicion"), "2.2": (True, "como va")},
        ),
        (
            "La 4.2 no tiene soporte. La devuelvo. La 2.2 tampoco tiene soporte. La devuelvo",
            {"4.2": (False, "no tiene soporte"), "2.2": (False, "tampoco tiene soporte")},
        ),
        (
            "La 4.2 no tiene baranda, solo está la demolición. Queda devuelta. La 2.2 la acepto",
            {"4.2": (False, "no tiene baranda, solo está la demolición"), "2.2": (True, "")},
        ),
        (
            "La 4.2 ya tiene la baranda. La acepto. La 2.2 la devuelvo porque no carga el banco",
            {"4.2": (True, "ya tiene la baranda"), "2.2": (False, "no carga el banco")},
        ),
        (
            "la 2.2 la acepto. La 4.2 solo tiene la demolición, la devuelvo. La 2.4 la acepto",
            {
                "2.2": (True, ""),
                "4.2": (False, "solo tiene la demolición"),
                "2.4": (True, ""),
            },
        ),
    ],
)
def test_a_verb_that_ends_its_sentence_judges_what_was_named_before(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    control.says(said)
    assert {one: (yes, why) for one, (yes, _, why) in judged(town).items()} == verdicts


@pytest.mark.parametrize(
    "said",
    [
        "no no, la 2.2 la acepto, la que devuelvo es la rampa",
        "perdón, la 2.2 sí, la que devuelvo es la de la rampa",
        "perdón, la 2.2 sí la acepto, la que devuelvo es la 4.2",
        "perdón, la que devuelvo es la rampa, la 2.2 sí",
        "no, la 2.2 la acepto. La que no acepto es la de la rampa",
        "la 2.2 sí, la que devuelvo es la 4.2",
    ],
)
def test_the_one_that_is_returned_is_called_by_its_title(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town) == {"2.2": (True, None, "")}
    told = {one.name: one for one in control.heard() if isinstance(one, Note)}
    kept, asked = told["review_kept"], told["review_reason"]
    assert (kept.values["handle"], kept.values["reason"]) == ("2.2", "")
    assert (asked.name, asked.values["handle"]) == ("review_reason", "4.2")


def test_one_that_nothing_is_called_like_is_no_remark(town: Town, control: Chat) -> None:
    control.says("la 2.2 la acepto, la que devuelvo es la de la piscina")
    assert judged(town) == {}
    assert notes(control.heard()) == ["review_unclear"]


def test_the_one_that_is_returned_has_its_reason_behind(town: Town, control: Chat) -> None:
    control.says("no no, la 2.2 la acepto, la que devuelvo es la rampa: falta la baranda")
    assert judged(town) == {"2.2": (True, None, ""), "4.2": (False, None, "falta la baranda")}


@pytest.mark.parametrize(
    "said",
    [
        "la 2.2 sí, gracias",
        "perdón, la 2.2 sí la terminan el viernes",
        "la que devuelve es la secretaria",
        "la 2.2 sí, la que sigue es la rampa",
    ],
)
def test_other_words_judge_nothing(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "Buenos dias. Acepto el indice de informacion clasificada, quedo bien. La carta de"
            " trato digno no la acepto, en la pagina no aparece el enlace y no tiene firma del"
            " alcalde. Mil gracias. Hernán Quiroga, Jefe Oficina de Control Interno",
            {
                "5.5": (True, "quedo bien"),
                "A4.4": (
                    False,
                    "en la pagina no aparece el enlace y no tiene firma del alcalde",
                ),
            },
        ),
        (
            "Acepto el directorio. La encuesta de satisfacción no la acepto, falta el informe",
            {"5.1": (True, ""), "4.3": (False, "falta el informe")},
        ),
        (
            "No acepto la rampa: falta la baranda. Acepto lo de la encuesta. El directorio lo"
            " acepto",
            {"4.2": (False, "falta la baranda"), "4.3": (True, ""), "5.1": (True, "")},
        ),
        (
            "la rampa solo está en la demolición, la devuelvo. El directorio sí lo acepto",
            {"4.2": (False, "solo está en la demolición"), "5.1": (True, "")},
        ),
        (
            "La rampa la revisé en sitio y no tiene baranda. La devuelvo. El directorio lo acepto",
            {"4.2": (False, "no tiene baranda"), "5.1": (True, "")},
        ),
        (
            "acepto la encuesta y el directorio y devuelvo la rampa porque falta la baranda",
            {"4.3": (True, ""), "5.1": (True, ""), "4.2": (False, "falta la baranda")},
        ),
        (
            "La 4.2 no tiene baranda. La devuelvo. La piscina sí la acepto",
            {"4.2": (False, "no tiene baranda")},
        ),
        (
            "el directorio lo acepto y la rampa no la acepto porque falta la baranda",
            {"5.1": (True, ""), "4.2": (False, "falta la baranda")},
        ),
    ],
)
def test_each_that_is_called_by_its_title_is_judged(
    town: Town, control: Chat, said: str, verdicts: dict[str, tuple[bool, str]]
) -> None:
    control.says(said)
    assert {one: (yes, why) for one, (yes, _, why) in judged(town).items()} == verdicts


@pytest.mark.parametrize(
    ("said", "verdicts"),
    [
        (
            "buenas tardes, pensandolo mejor el indice no se lo acepto a Hacienda, le falta el"
            " acto administrativo de adopcion",
            {"5.5": False},
        ),
        ("pensándolo bien la 5.5 no se la acepto a Hacienda, le falta el acto", {"5.5": False}),
        ("mirándolo bien, no le acepto la 5.5 a Hacienda: le falta el acto", {"5.5": False}),
        ("Ya vi la resolucion 045, entonces acepto lo del indice de Hacienda", {"5.5": True}),
        ("acepto lo de la rampa de Hacienda", {"4.2": True}),
        (
            "acepto el indice de informacion clasificada y reservada, ya vi la resolucion 045",
            {"5.5": True},
        ),
        (
            "acepto el índice de información clasificada y reservada y el directorio",
            {"5.5": True, "5.1": True},
        ),
        (
            "Buen dia, acepto la 2.4 de la cita medica. La 4.3 y la 3.3 no las acepto porque no"
            " adjuntaron soporte de nada",
            {"2.4": True, "4.3": False, "3.3": False},
        ),
        ("Buen día. Acepto la 2.4, la de la cita médica", {"2.4": True}),
        ("Buen día, devuelvo la 4.2 de la rampa porque falta la baranda", {"4.2": False}),
        (
            "Buen dia. La 2.4 de la cita medica la acepto; la 4.3 de la encuesta no, falta soporte",
            {"2.4": True, "4.3": False},
        ),
        ("Feliz tarde, la 2.4 la acepto", {"2.4": True}),
    ],
)
def test_it_is_judged(town: Town, control: Chat, said: str, verdicts: dict[str, bool]) -> None:
    control.says(said)
    assert accepted(town) == verdicts


@pytest.mark.parametrize(
    "said",
    [
        "Perdon, la 5.4 si tiene informe, esa dejela aceptada",
        "la 5.4 sí tiene informe, déjela aceptada",
        "la 5.4 déjela como aceptada",
        "deje aceptada la 5.4, ya vi el informe",
        "perdón, la 5.4 sí trae el informe, esa la acepto",
        "perdón, la 5.4 sí tiene informe. Acéptela",
    ],
)
def test_what_was_returned_is_accepted_after_all(town: Town, control: Chat, said: str) -> None:
    control.says("no acepto la 5.4: falta el informe")
    control.says(said)
    assert accepted(town) == {"5.4": True}


@pytest.mark.parametrize(
    "said", ["la 5.4 déjela quieta", "deje la 5.4 para el viernes", "la 5.4 sí tiene informe"]
)
def test_what_is_only_left_is_not_accepted(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == {}


@pytest.mark.parametrize(
    "said",
    [
        "mejor no, retire esa devolucion",
        "no, quite esa devolución por favor",
        "retire la devolución",
        "anule la devolución, me equivoqué",
        "deshaga eso, no la devuelva",
        "retire esa devolución, ya vi el acta",
        "retire la devolución de la 2.3",
    ],
)
def test_a_return_that_is_taken_back_is_told_how(
    town: Town, control: Chat, post: Post, said: str
) -> None:
    assert control.heard() == []
    post.answer(None, "no acepto la 2.3: falta el acta", sender=HERNAN, proof=PROVEN)
    town.deliver()
    ((item, _),) = post.mailbox(HERNAN)
    post.answer(item, said, sender=HERNAN, proof=PROVEN)
    _, (_, asked) = post.mailbox(HERNAN)
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["handle"]) == ("review_unclear", "2.3")
    assert accepted(town) == {"2.3": False}


@pytest.mark.parametrize("said", ["retire esa devolución", "quite la devolución"])
def test_nothing_that_was_returned_is_taken_back(town: Town, control: Chat, said: str) -> None:
    control.says("acepto la 2.3")
    town.deliver()
    control.heard()
    control.says(said)
    assert "review_unclear" not in notes(control.heard())
    assert accepted(town) == {"2.3": True}


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("la 4.2 no la acepto: solo esta la demolicion, la verifico en 20%",
         "solo esta la demolicion"),
        ("la 4.2 no la acepto: falta la baranda, la verifico en 20%, mandar fotos",
         "falta la baranda, mandar fotos"),
        ("devuelvo la 4.2, falta la baranda; la verifico en 20", "falta la baranda"),
        ("no acepto la 4.2 porque falta la baranda y la verifico en 20 %", "falta la baranda"),
        ("la 4.2 la devuelvo: falta la baranda. La dejo en 20", "falta la baranda"),
    ],
)  # fmt: skip
def test_the_figure_behind_the_reason_is_kept(
    town: Town, control: Chat, said: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == {"4.2": (False, Decimal(20), reason)}


@pytest.mark.parametrize(
    "said",
    [
        "la 4.2 no la acepto: el acta dice que la verifico Rosa",
        "la 4.2 no la acepto: la interventoría la verificó en 20",
        "la 4.2 no la acepto: en la foto va en 20",
    ],
)
def test_what_others_found_is_only_a_reason(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert [(yes, at) for yes, at, _ in judged(town).values()] in ([(False, None)], [])


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("la 4.2 no la acepto, 20, sin baranda", "sin baranda"),
        ("la 4.2 no la acepto: 20 %, sin baranda", "sin baranda"),
        ("no acepto la 4.2, en 20, falta la baranda", "falta la baranda"),
        ("devuelvo la 4.2, 20, sin baranda", "sin baranda"),
        ("devuelvo la 4.2, 20 porque falta la baranda", "falta la baranda"),
        ("la 4.2 no la acepto: sin baranda, 20", "sin baranda"),
    ],
)
def test_a_figure_beside_the_reason_is_the_verified_one(
    town: Town, control: Chat, said: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == {"4.2": (False, Decimal(20), reason)}


@pytest.mark.parametrize(
    "reason",
    [
        "12 de 20 barandas no están",
        "12, 13 y 14 sin firma",
        "2025, sin acta",
        "20 fotos no se ven",
        "12 sin firma",
        "faltan las fotos 12, 13",
        "3, sin firma",
    ],
)
def test_other_numbers_stay_in_the_reason(town: Town, control: Chat, reason: str) -> None:
    control.says(f"la 4.2 no la acepto: {reason}")
    assert judged(town) == {"4.2": (False, None, reason)}
