"""Time that is given to somebody, and decisions that are written in passing: "a la doctora Luz le
doy hasta el 9", "apruebo lo de la rampa. lo otro no"."""

from __future__ import annotations

from datetime import date

import pytest

from core.messages import Note
from core.overviews import Overview
from core.words import RequestKind, Role
from models.answers.requests import RequestState
from tests.service.bot.chat import Chat, Town, notes
from tests.service.bot.decisions.test_decided_in_her_words import became
from tests.support.builders import a_membership, a_person, a_request, an_office

GRANTED, DENIED, WAITS = RequestState.GRANTED, RequestState.DENIED, RequestState.OPEN
NINTH, THIRTIETH = date(2026, 6, 9), date(2026, 6, 30)
AS_ASKED, UNTIL_NINTH, DENIAL = (GRANTED, THIRTIETH), (GRANTED, NINTH), (DENIED, None)
OPEN = (WAITS, None)


@pytest.fixture
def asked(town: Town, marta: Chat) -> dict[str, int]:
    """Marta decides and leads 3.1, of which she was reminded; Jairo of finance wants 2.5 given to
    others, and Luz Dary of health more time for 2.4. Rosa has asked for nothing."""
    town.add("3.1", 20, title="Realizar la audiencia pública")
    with town.database.transaction() as session:
        entity = town.context.entity_id
        a_membership(session, town.marta_id, Role.PLANNING)
        health = an_office(session, entity, "Secretaría de Salud")
        works = an_office(session, entity, "Secretaría de Infraestructura")
        luz = a_person(session, entity, "Luz Dary Peña", office=health)
        jairo = a_person(session, entity, "Jairo Molina", office=town.other_office_id)
        a_person(session, entity, "Rosa Medina", office=works)
    date_ = town.add("2.4", 40, office=health, title="Asignación de cita médica por internet")
    copy = town.add("2.5", 40, office=town.other_office_id, title="Copia del recibo por la página")
    with town.database.transaction() as session:
        found = {
            "2.5": a_request(
                session, copy, by=jairo, kind=RequestKind.REASSIGN,
                office_id=town.other_office_id, named_office="TIC",
            ),
            "2.4": a_request(
                session, date_, by=luz, kind=RequestKind.EXTENSION, office_id=health,
                until=THIRTIETH,
            ),
        }  # fmt: skip
    town.morning()
    marta.heard()
    return found


def add(town: Town, asked: dict[str, int]) -> None:
    """Let Pedro ask for more time for the ramp too."""
    ramp = town.add("4.2", 0, office=town.other_office_id, title="Adecuar la rampa")
    with town.database.transaction() as session:
        asked["4.2"] = a_request(
            session, ramp, by=town.pedro_id, kind=RequestKind.EXTENSION,
            office_id=town.other_office_id, until=THIRTIETH,
        )  # fmt: skip


@pytest.mark.parametrize(
    "said",
    [
        "a la doctora Luz Dary le doy hasta el 9 de junio nada mas",
        "a la Dra. Luz le doy plazo hasta el 9 de junio",
        "le doy a Luz Dary hasta el 9 de junio no más",
        "le doy plazo a Luz hasta el 9 de junio",
        "les doy hasta el 9 de junio a los de salud",
        "dele a la doctora Luz hasta el 9 de junio",
        "concédale a la ingeniera Luz Dary hasta el 9 de junio",
        "que Luz tenga hasta el 9 de junio",
        "bueno, que la de salud quede hasta el 9 de junio",
        "Luz Dary que tenga plazo hasta el 9 de junio no más",
        "a salud le amplío el plazo hasta el 9 de junio",
        "se le da plazo a salud hasta el 9 de junio",
        "bueno, a la doctora Luz sí le doy hasta el 9 de junio",
    ],
)
def test_time_for_somebody_is_a_grant_and_puts_no_reminder_off(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    if notes(marta.heard()) == ["decide_all"]:
        marta.says("sí")
    assert became(town, asked["2.4"]) == UNTIL_NINTH
    assert became(town, asked["2.5"]) == OPEN
    assert "snoozed" not in notes(marta.contents())


@pytest.mark.parametrize(
    "said",
    [
        "a Rosa le doy hasta el 9 de junio nada mas",
        "le doy a la doctora Rosa plazo hasta el 9 de junio",
        "dele a Rosa hasta el 9 de junio",
        "concédale a Infraestructura hasta el 9 de junio",
        "que Rosa tenga hasta el 9 de junio",
    ],
)
def test_who_asked_for_nothing_is_told_back(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.name == "request_unknown"
    assert str(note.values["of"]) in ("Rosa Medina", "Secretaría de Infraestructura")
    assert {became(town, one) for one in asked.values()} == {OPEN}


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "said",
    ["les doy hasta el 9 de junio", "a los líderes les doy hasta el 9 de junio",
     "le doy hasta el 9 de junio no más"],
)  # fmt: skip
def test_time_for_nobody_that_is_known_shows_those_that_wait(marta: Chat, said: str) -> None:
    marta.says(said)
    (shown,) = marta.heard()
    assert isinstance(shown, Overview)
    assert (shown.name, shown.tried, len(shown.rows)) == ("requests", "unclear", 2)


@pytest.mark.parametrize(
    "said",
    ["a Rosa le doy hasta el 14 de mayo", "le doy plazo a Jairo hasta el 14 de mayo",
     "a la doctora Luz se lo doy hasta el 14 de mayo"],
)  # fmt: skip
def test_time_that_somebody_else_gives_puts_no_reminder_off(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("3.1", 20)
    town.morning()
    marta.heard()
    marta.says(said)
    assert "snoozed" not in notes(marta.heard())


@pytest.mark.parametrize(
    "said",
    ["le doy el dato el 14 de mayo", "el 14 de mayo les doy respuesta",
     "le doy la información hasta el 14 de mayo", "a usted le doy razón el 14 de mayo"],
)  # fmt: skip
def test_an_answer_that_is_promised_is_awaited_as_before(
    town: Town, marta: Chat, said: str
) -> None:
    town.add("3.1", 20)
    town.morning()
    marta.heard()
    marta.says(said)
    assert notes(marta.heard()) == ["snoozed"]


@pytest.mark.parametrize(
    ("said", "hers", "his"),
    [
        (
            "la 2.5 no se puede pasar a TIC, eso es de hacienda, niegela. la cita medica si hasta"
            " el 9 de junio no mas",
            UNTIL_NINTH,
            DENIAL,
        ),
        ("niéguele la 2.5 a Jairo. La cita médica hasta el 9 de junio", UNTIL_NINTH, DENIAL),
        (
            "y lo de la cita médica q volvieron a pedir, bueno, concédaselo, y lo de hacienda"
            " definitivamente no, es de ellos",
            AS_ASKED,
            DENIAL,
        ),
        (
            "la de salud que me piden otra vez concédala, la de hacienda de plano no",
            AS_ASKED,
            DENIAL,
        ),
        ("niego tambien la de hacienda porque el recibo lo expide tesoreria", OPEN, DENIAL),
        ("niegue entonces lo de hacienda, el recibo es de tesorería", OPEN, DENIAL),
        ("también niego la 2.5, eso es de ellos", OPEN, DENIAL),
        ("tampoco apruebo la de hacienda", OPEN, DENIAL),
        ("apruebo lo de la cita. lo otro no", AS_ASKED, DENIAL),
        ("apruebo lo de la cita médica, lo otro niéguelo", AS_ASKED, DENIAL),
        ("concedo la 2.4 y lo otro no", AS_ASKED, DENIAL),
        ("ok a Luz le doy hasta el 9 de junio y a Jairo no, es de ellos", UNTIL_NINTH, DENIAL),
        ("concédale a Luz lo que pidió y a Jairo no", AS_ASKED, DENIAL),
        ("lo de la cita lo apruebo. Lo del recibo lo niego, eso es de ellos", AS_ASKED, DENIAL),
        ("niego las dos también", DENIAL, DENIAL),
    ],
)
def test_both_are_decided_as_people_write_it(
    town: Town, marta: Chat, asked: dict[str, int], said: str, hers: object, his: object
) -> None:
    marta.says(said)
    assert (became(town, asked["2.4"]), became(town, asked["2.5"])) == (hers, his)


@pytest.mark.parametrize(
    "said",
    ["apruebo lo de la rampa. lo otro no", "concedo la 4.2, la otra no",
     "conceda lo de la rampa y niegue la otra"],
)  # fmt: skip
def test_the_other_one_of_several_is_told_back(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    add(town, asked)
    marta.says(said)
    assert became(town, asked.pop("4.2")) == AS_ASKED
    assert {became(town, one) for one in asked.values()} == {OPEN}
    note = marta.heard()[-1]
    assert isinstance(note, Note)
    assert "otr" in str(note.values["unread"])


@pytest.mark.parametrize(
    "said",
    [
        "la audiencia también va en 30, lo otro no ha avanzado",
        "la 3.1 va en 30, lo otro no",
        "le doy los datos de la cita médica el viernes",
        "la cita médica hasta el 9 de junio",
        "¿a Luz le doy hasta el 9 de junio?",
        "¿niego también la de hacienda?",
        "¿le amplío el plazo a Luz hasta el 9 de junio?",
        "lo de la 3.1 lo apruebo yo cuando llegue el acta",
    ],
)
def test_what_tells_of_the_work_or_asks_decides_nothing(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert {became(town, one) for one in asked.values()} == {OPEN}


@pytest.mark.parametrize(
    "said",
    [
        "a Luz le di los soportes y a Jairo no",
        "a Luz ya le dije y a Jairo no",
        "a Luz le di los soportes. A Jairo no.",
        "a la doctora Luz le mandé el acta, y a Jairo no, porque no vino",
        "ya le contesté a Luz y a Jairo no",
        "llame a Luz, a Jairo no",
        "a Luz le entregué el acta, a Jairo sí",
        "a Luz no le he mandado nada y a Jairo si",
        "a Jairo no, a Luz le di los soportes",
        "a Jairo no, a Luz sí le di los soportes",
        "a Jairo no le he dado respuesta",
        "a Jairo no le di los soportes",
    ],
)
def test_a_no_to_somebody_behind_another_deed_decides_nothing(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    assert marta.heard()
    assert {became(town, one) for one in asked.values()} == {OPEN}


@pytest.mark.parametrize(
    ("said", "hers", "his"),
    [
        ("a Luz sí y a Jairo no", AS_ASKED, DENIAL),
        ("a Luz le aprobé hasta el 30 y a Jairo no", OPEN, DENIAL),
        ("hablé con ellos. A Jairo no: es de ellos", OPEN, DENIAL),
        ("con respecto a las solicitudes, a Jairo no", OPEN, DENIAL),
        ("a Jairo no, a él ya se le explicó", OPEN, DENIAL),
    ],
)
def test_a_no_to_somebody_beside_decisions_still_denies(
    town: Town, marta: Chat, asked: dict[str, int], said: str, hers: object, his: object
) -> None:
    marta.says(said)
    assert (became(town, asked["2.4"]), became(town, asked["2.5"])) == (hers, his)


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("a Luz le doy 15 días", date(2026, 6, 13)),
        ("a la doctora Luz le damos quince dias", date(2026, 6, 13)),
        ("dele una semana más a Luz", date(2026, 6, 5)),
        ("dele a Luz Dary diez días", date(2026, 6, 8)),
        ("le doy a Luz 15 días más de plazo", date(2026, 6, 13)),
        ("a salud le concedo 10 días, no más", date(2026, 6, 8)),
        ("concédale a Luz 8 días hábiles", date(2026, 6, 11)),
        ("autorizo 10 días a Salud", date(2026, 6, 8)),
        ("a la 2.4 dele 15 días", date(2026, 6, 13)),
        ("a Luz le doy 15 días para que entregue", date(2026, 6, 13)),
    ],
)
def test_so_many_days_are_shown_as_the_day_and_wait_for_a_yes(
    town: Town, marta: Chat, asked: dict[str, int], said: str, until: date
) -> None:
    marta.says(said)
    (question,) = marta.heard()
    assert isinstance(question, Note)
    assert (question.name, question.values["until"]) == ("decide_all", until.isoformat())
    assert became(town, asked["2.4"]) == OPEN
    marta.says("sí")
    assert became(town, asked["2.4"]) == (GRANTED, until)
    assert became(town, asked["2.5"]) == OPEN


@pytest.mark.parametrize(
    "said",
    [
        "a Luz le doy 15 minutos",
        "hace 15 días le dije a Luz",
        "a Luz no le doy 15 días",
        "a Luz le doy 15 días después",
        "¿a Luz le doy 15 días?",
        "les doy 15 días",
        "le doy una semana más",
        "a Jairo le doy 15 días",  # he asks for another office
    ],
)
def test_so_many_days_of_something_else_or_of_nobody_decide_nothing(
    town: Town, marta: Chat, asked: dict[str, int], said: str
) -> None:
    marta.says(said)
    if notes(marta.heard()) == ["decide_all"]:
        marta.says("sí")
    assert {became(town, one) for one in asked.values()} == {OPEN}


def test_days_in_a_reason_give_no_time(town: Town, marta: Chat, asked: dict[str, int]) -> None:
    marta.says("la 2.4 negada: lleva 15 días sin acta")
    assert became(town, asked["2.4"]) == DENIAL


@pytest.mark.parametrize(
    ("said", "hers", "his"),
    [
        ("lo de la cita démosle hasta el 9 de junio no más, el 30 es mucho", UNTIL_NINTH, OPEN),
        ("lo de la cita demosle hasta el 9, el 30 es muy tarde", UNTIL_NINTH, OPEN),
        ("a Luz le concedo la cita médica hasta el 9 de junio", UNTIL_NINTH, OPEN),
        ("concédale a Luz hasta el 9 de junio y a Pedro ni un día más", UNTIL_NINTH, DENIAL),
        ("concedale a luz hasta el 9 de junio y a pedro ni un dia mas", UNTIL_NINTH, DENIAL),
        (
            "concédale a Luz hasta el 9 de junio, a Pedro no le doy ni una semana más",
            UNTIL_NINTH,
            DENIAL,
        ),
        ("a Pedro ni un día más: ya tuvo plazo", OPEN, DENIAL),
        ("a Luz le doy hasta el 9 de junio y a Pedro hasta el 30 de junio", UNTIL_NINTH, AS_ASKED),
        ("dele a Luz hasta el 9 de junio, a Pedro hasta el 30 de junio", UNTIL_NINTH, AS_ASKED),
        (
            "a Luz le doy hasta el 9 de junio y a Pedro le doy hasta el 30 de junio",
            UNTIL_NINTH,
            AS_ASKED,
        ),
        ("a Luz le doy 11 días y a Pedro le doy 32 días", UNTIL_NINTH, AS_ASKED),
        ("a Luz le doy 11 días y a Pedro no", UNTIL_NINTH, DENIAL),
        ("a Luz le doy hasta el 9 de junio, a Pedro 8", UNTIL_NINTH, OPEN),  # told back
        ("a Luz no le doy hasta el 9 de junio, a Pedro hasta el 30", OPEN, OPEN),
        ("a Luz le doy la cita médica", OPEN, OPEN),
    ],
)
def test_two_people_are_decided_in_one_message(
    town: Town, marta: Chat, asked: dict[str, int], said: str, hers: object, his: object
) -> None:
    add(town, asked)
    marta.says(said)
    assert marta.heard()
    assert (became(town, asked["2.4"]), became(town, asked["4.2"])) == (hers, his)
    assert became(town, asked["2.5"]) == OPEN


def test_who_is_given_no_day_more_and_has_asked_for_nothing_is_told_back(
    town: Town, marta: Chat, asked: dict[str, int]
) -> None:
    marta.says("concédale a Luz hasta el 9 de junio y a Rosa ni un día más")
    (note,) = marta.heard()
    assert isinstance(note, Note)
    assert note.values["unread"] == "a Rosa ni un día más"
    assert became(town, asked["2.4"]) == UNTIL_NINTH


@pytest.mark.parametrize(
    "said",
    ["a Marta le doy hasta el 9 de junio", "conceda la 5.1 por 15 días",
     "a Marta le doy 15 días", "la 5.1 concedida hasta el 9 de junio"],
)  # fmt: skip
def test_time_takes_no_activity_out_of_the_plan(town: Town, luz: Chat, said: str) -> None:
    activity = town.add("5.1", 0, title="Contratar el estudio de suelos")
    with town.database.transaction() as session:
        request = a_request(
            session, activity, by=town.marta_id, kind=RequestKind.NOT_APPLICABLE,
            office_id=town.office_id,
        )  # fmt: skip
    luz.says(said)
    (shown,) = luz.heard()
    assert isinstance(shown, Overview)
    assert [row.name for row in shown.rows] == [str(request)]
    assert became(town, request) == OPEN
