"""Control's verdicts in its own words: other verbs, the words of a title, the subject of a mail."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.answers.reviews import Review
from models.organisation import Address
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import PROVEN, Post
from tests.support.builders import a_membership, a_person, a_request, an_address, an_office

MAILBOX = "hernan@puertoesperanza.example"


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, who verifies and leads 1.4, beside five of other offices that are reported done and
    one that is not begun."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        person = a_person(session, entity, "Hernán Quiroga", office=office, telegram="900")
        a_membership(session, person, Role.CONTROL)
        an_address(session, person, channel="email", value=MAILBOX)
    town.add("1.4", 20, office=office, title="Hacer seguimiento a los controles de los riesgos")
    for code, title in (
        ("1.5", "Firmar el acta de cierre"),
        ("2.4", "Socializar la política"),
        ("3.3", "Reunir la lista de asistencia"),
        ("4.2", "Instalar los buzones de sugerencias"),
        ("5.1", "Publicar el directorio de oficinas"),
        ("5.4", "Capacitar con una lista de temas"),
    ):
        town.add(code, 100, title=title, office=town.other_office_id)
    town.add("6.1", None, title="Pintar la rampa", office=town.other_office_id)
    return Chat(town, 900, "Hernán")


def judged(town: Town) -> list[tuple[str, bool, Decimal | None, str]]:
    """Return what was judged of which activity, with the figure and the remark."""
    handles = {row.id: row.handle for row in town.rows(select(Activity))}
    return [
        (handles[row.activity_id], row.accepted, row.percent, row.remark)
        for row in town.rows(select(Review))
    ]


@pytest.mark.parametrize(
    ("said", "code", "reason"),
    [
        ("rechazo la 2.4, falta el acta", "2.4", "falta el acta"),
        ("rechazada la 2.4 por falta de acta", "2.4", "falta de acta"),
        ("no acepto todavía la 2.4, falta el acta", "2.4", "falta el acta"),
        ("no recibo aún la 2.4: falta el acta", "2.4", "falta el acta"),
        ("la 2.4 no la doy por verificada, falta el acta", "2.4", "falta el acta"),
        ("no la doy por buena la 2.4, falta el acta", "2.4", "falta el acta"),
        ("la 2.4 no me convence, falta el acta firmada", "2.4", "falta el acta firmada"),
        ("no me sirve la 4.2, son fotos viejas", "4.2", "son fotos viejas"),
        ("la 4.2 la vuelvo a abrir, faltan buzones", "4.2", "faltan buzones"),
        ("la 4.2 la reabro: faltan buzones", "4.2", "faltan buzones"),
        ("la 1.5 la vuelvo a abrir: no acepto el acta sin firma", "1.5",
         "no acepto el acta sin firma"),
        ("no acepto el directorio: faltan los telefonos", "5.1", "faltan los telefonos"),
        ("lo de los buzones no me convence: solo hay tres", "4.2", "solo hay tres"),
    ],
)  # fmt: skip
def test_it_is_returned_with_its_reason(
    town: Town, control: Chat, said: str, code: str, reason: str
) -> None:
    control.says(said)
    assert judged(town) == [(code, False, None, reason)]
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("queda verificada la 2.4", "2.4"),
        ("listo, la 2.4 la doy por buena", "2.4"),
        ("doy por bien la 2.4", "2.4"),
        ("no, hablo de la 5.1, la acepto", "5.1"),
        ("me refiero a la 5.1, la acepto", "5.1"),
        ("listo, acepto el directorio", "5.1"),
        ("acepto lo del directorio", "5.1"),
        ("lo de los buzones lo acepto", "4.2"),
        ("valido los buzones", "4.2"),
    ],
)
def test_it_is_accepted(town: Town, control: Chat, said: str, code: str) -> None:
    control.says(said)
    assert judged(town) == [(code, True, None, "")]
    assert notes(control.heard()) == ["review_kept"]


@pytest.mark.parametrize(
    "said",
    ["para mí la 2.4 va en 60 no en 100: falta el acta",
     "para mi la 2.4 esta en 60, no en 100, falta el acta",
     "yo la 2.4 la veo en 60, falta el acta", "la 2.4 la dejo en 60: falta el acta"],
)  # fmt: skip
def test_the_figure_that_control_finds_right_is_kept(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == [("2.4", False, Decimal(60), "falta el acta")]


def test_the_other_figure_is_not_the_offices(town: Town, control: Chat) -> None:
    control.says("para mí la 2.4 va en 60 no en 90: falta el acta")
    assert notes(control.heard()) == ["review_unclear"]
    assert judged(town) == []


@pytest.mark.parametrize(
    ("subject", "said", "kept"),
    [
        ("5.1", "no me convence lo del directorio, faltan los telefonos. la rechazo",
         [("5.1", False, None, "faltan los telefonos")]),
        ("5.1", "no la acepto, faltan firmas", [("5.1", False, None, "faltan firmas")]),
        ("actividad 5.1", "Faltan dos telefonos. no la acepto",
         [("5.1", False, None, "Faltan dos telefonos")]),
        ("directorio", "no la acepto todavia, faltan firmas",
         [("5.1", False, None, "faltan firmas")]),
        ("3.3", "vi la lista, ahora si la acepto. la 4.2 tambien",
         [("3.3", True, None, ""), ("4.2", True, None, "")]),
        ("3.3", "gracias. la doy por buena", [("3.3", True, None, "")]),
        ("5.1", "no acepto la 4.2: faltan dos", [("4.2", False, None, "faltan dos")]),
        ("RE: 5.1", "la rechazo, faltan los telefonos",
         [("5.1", False, None, "faltan los telefonos")]),
        ("lista", "no la acepto, falta una hoja", []),
        ("5.1 y 4.2", "no la acepto, falta una hoja", []),
        ("6.9", "no la acepto, falta una hoja", []),
        ("RV: 5.1", "la rechazo, faltan los telefonos",
         [("5.1", False, None, "faltan los telefonos")]),
        *((above, said, kept)
          for above in ("RV: seguimiento", "RE: seguimiento", "Fwd: plan de acción", "RV: RE: PTEP")
          for said, kept in (
              ("acepto la 2.4", [("2.4", True, None, "")]),
              ("la 3.3 la devuelvo: falta el acta", [("3.3", False, None, "falta el acta")]),
              ("Buenas tardes.\r\n\r\nAcepto la 2.4.\r\n\r\nHernán Quiroga",
               [("2.4", True, None, "")]),
          )),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("control")
def test_below_a_subject_it_is_of_what_that_names(
    town: Town, post: Post, subject: str, said: str, kept: list[object]
) -> None:
    about = {"From": f"Hernán Quiroga <{MAILBOX}>", "Subject": subject}
    post.answer(None, said, sender=MAILBOX, proof=PROVEN, **about)
    assert judged(town) == kept


def test_of_several_titles_with_a_word_it_is_asked_which(town: Town, control: Chat) -> None:
    control.says("acepto la lista")
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["handle1"], told.values["handle2"]) == (
        "review_which", "3.3", "5.4",
    )  # fmt: skip
    assert judged(town) == []


@pytest.mark.parametrize(
    "said",
    ["acepto el plan", "acepto la ausencia de Camilo", "acepto la rampa", "acepto",
     "no me convence cómo va la 2.4", "¿acepto el directorio?", "no me sirve el link de la 4.2",
     "acepto el directorio pero faltan telefonos"],
)  # fmt: skip
def test_what_is_said_of_something_else_judges_nothing(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert judged(town) == []


def test_the_own_figure_of_control_is_no_verdict(town: Town, control: Chat) -> None:
    assert control.says("la 1.4 va en 60 no en 100") == "recorded"
    assert judged(town) == []


def test_who_decides_too_denies_what_waits(town: Town, luz: Chat) -> None:
    with town.database.transaction() as session:
        chief = somebody(town, 901, "Rosa Vela", Role.PLANNING)
        a_membership(session, _person(town, chief), role=Role.CONTROL)
    activity = town.add("2.4", 100, title="Socializar la política", office=town.other_office_id)
    with town.database.transaction() as session:
        request = a_request(
            session, activity, by=town.pedro_id, office_id=town.other_office_id,
            kind=RequestKind.NOT_APPLICABLE,
        )  # fmt: skip
    chief.says("rechazo la 2.4, ya se había dicho que no")
    (row,) = town.rows(select(Request).where(Request.id == request))
    assert row.state is RequestState.DENIED
    assert luz.heard() == []


def _person(town: Town, chat: Chat) -> int:
    """Return who writes in a chat."""
    found = town.rows(select(Address.person_id).filter_by(value=str(chat.number)))
    return int(found[-1])


BOTH = [("4.2", True), ("5.1", True)]


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("acepto la 4.2 y la del directorio", BOTH),
        ("vi el directorio, ahora si lo acepto. la 4.2 tambien", BOTH),
        ("acepto lo del directorio y la 4.2", BOTH),
        ("acepto los buzones y el directorio, gracias", BOTH),
        ("doy por buena la 4.2, el directorio y la 1.5", [*BOTH, ("1.5", True)]),
        ("valido lo de los buzones y lo del directorio", BOTH),
        ("acepto la 4.2, y lo del directorio igual", BOTH),
        ("el directorio lo acepto y la 4.2 tambien", BOTH),
        ("no acepto la 4.2 ni el directorio: faltan datos", [("4.2", False), ("5.1", False)]),
        ("acepto la 4.2 y devuelvo el directorio, faltan datos", [("4.2", True), ("5.1", False)]),
        ("ya revise los buzones, los acepto", [("4.2", True)]),
    ],
)
def test_of_two_each_is_judged(
    town: Town, control: Chat, said: str, kept: list[tuple[str, bool]]
) -> None:
    control.says(said)
    assert sorted((code, accepted) for code, accepted, _, _ in judged(town)) == sorted(kept)
    assert set(notes(control.heard())) == {"review_kept"}


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("no acepto la 4.2: falta el acta y el directorio",
         [("4.2", False, None, "falta el acta y el directorio")]),
        ("no acepto la 4.2, el directorio no va", [("4.2", False, None, "el directorio no va")]),
        ("acepto la 4.2, el directorio esta completo",
         [("4.2", True, None, "el directorio esta completo")]),
        ("vi el directorio y la 4.2", []),
    ],
)  # fmt: skip
def test_what_is_named_as_a_reason_is_not_judged(
    town: Town, control: Chat, said: str, kept: list[object]
) -> None:
    control.says(said)
    assert judged(town) == kept


def test_of_two_the_one_that_may_be_several_is_asked(town: Town, control: Chat) -> None:
    control.says("acepto la 4.2 y la de la lista")
    assert judged(town) == [("4.2", True, None, "")]
    assert notes(control.heard()) == ["review_kept", "review_which"]


@pytest.mark.parametrize("said", ["doy por verificada la 2.4", "la 2.4 la doy por verificada"])
def test_given_as_verified_is_accepted(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert judged(town) == [("2.4", True, None, "")]


@pytest.mark.parametrize(
    "said", ["la de los buzones sí", "lo de los buzones si", "La del directorio, sí."]
)
def test_a_yes_to_one_of_the_list_by_its_name_accepts_that_one(
    town: Town, control: Chat, said: str
) -> None:
    control.says("qué tengo por verificar")
    control.heard()
    control.says(said)
    assert notes(control.heard()) == ["review_kept"]
    code = "4.2" if "buzones" in said else "5.1"
    assert judged(town) == [(code, True, None, "")]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "la de los buzones sí"),
        ("qué tengo por verificar", "la de la lista sí"),  # of two
        ("qué tengo por verificar", "la de la rampa sí"),  # not reported
        ("qué tengo por verificar", "la de los buzones sí, la otra no"),
        ("qué tengo por verificar", "la de los buzones no"),
        ("qué tengo por verificar", "¿la de los buzones sí?"),
        ("cómo va el plan", "la de los buzones sí"),
    ],
)
def test_a_yes_that_is_to_none_of_the_list_accepts_nothing(
    town: Town, control: Chat, asked: str, said: str
) -> None:
    if asked:
        control.says(asked)
    control.heard()
    control.says(said)
    assert control.heard()
    assert judged(town) == []
