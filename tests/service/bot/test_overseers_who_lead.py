"""Whoever oversees the plan leads an activity too: what is not understood of his words is no
account of that activity, whatever was asked about it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.messages import Note
from core.words import RequestKind, Role
from models.answers.requests import Request, RequestState
from models.plan import Activity
from tests.service.bot.chat import Chat, Town, notes
from tests.support.builders import a_membership, a_person, a_request, an_office

OVERSEEING = [
    "la acepto",
    "los acepto todos",
    "no acepto ninguno",
    "de acuerdo con lo de Pedro",
    "conforme con lo de hacienda",
    "ok con los tres",
    "sí, adelante con la de Pedro",
    "no le dé más plazo a Pedro",
    "eso ya lo había decidido ayer",
    "Pedro no ha podido porque se le dañó el computador",
    "Pedro ya entregó todo",
    "a Pedro le hace falta el acta",
    "lo de Pedro lo miro mañana",
    "las oficinas no están respondiendo",
    "el boletín me llegó sin el cuadro",
    "lo de los recordatorios está muy seguido",
    "el correo de Pedro cambió",
    "pídale a Pedro el avance",
    "esa no está lista, yo la vi ayer y está en blanco",
    "yo la revisé y no hay nada publicado",
    "la de sandra no hace falta, es un solo día",
    "me refiero a todo el plan, no solo a lo mio",
    "hablo de todas las oficinas, no de la mía",
    "pregunto por toda la entidad",
]
OF_ABSENCES = [
    "La ausencia de Luz Dary se corrige, hay que mirarla",
    "Nada de la otra. Hablo de la ausencia de Luz Dary",
    "lo de las vacaciones de los muchachos hay que organizarlo",
]
# Each names the activity that he leads and decides something, or speaks of something else.
DECIDED_OF_HIS = [
    "De acuerdo con la 1.4",
    "la 1.4 la acepto",
    "aceptamos la 1.4",
    "no comparto la 1.4",
    "me parece bien la 1.4",
    "nada de la 1.4. Hablo de la ausencia",
    "no hablamos de la 1.4, hablamos de las vacaciones",
    "nada de la 1.4, es lo del rol de Pedro",
]
# Read as requests for his own activity.
GRANTED = [
    "le doy un mes más a Jairo",
    "les damos plazo hasta el 30 de julio a los de hacienda",
    "se le aprueba a la secretaria de salud",
    "le concedo ocho días más a Pedro",
    "dele ocho días más a la doctora",
    "se les niega la ampliación a los de hacienda",
]
# Read by a learned reader as giving his own activity away.
OF_NO_OFFICE_OF_HIS = [
    "esa oficina Hacienda es la misma Secretaria de Hacienda, responde Jairo. Favor corregir.",
    "me refiero a todo el plan, no solo a lo mio",
    "no, yo no estoy pasando la 1.4, hablo de que corrijan el nombre de la oficina",
    "no voy a trasladar la 1.4 a otra oficina, solo corrijan el nombre",
]
HE_GIVES_AWAY = [
    "la 1.4 no es mía, es de Hacienda",
    "eso no me corresponde, es de Hacienda",
    "por favor trasladar la 1.4 a la Secretaría de Hacienda",
    "esa la responde hacienda, no nosotros",
]
HE_ASKS = [
    "para la 1.4 necesito plazo hasta el 30 de julio",
    "necesito un mes más",
    "deme ocho días más",
    "necesitamos prórroga hasta el 30 de julio para la 1.4",
]
OF_HIS_WORK = [
    "falta la firma de la alcaldesa",
    "estamos revisando los controles",
    "se hicieron dos mesas con hacienda y planeación",
    "está en revisión de la alcaldesa",
    "me falta la aprobación del comité",
    "se hicieron las mesas con todas las oficinas",
    "se socializó en toda la entidad",
    "vamos bien, la otra semana cerramos el informe",
    "en la 1.4 falta la firma del acta",
    "la 1.4 está en revisión",
    "en la 1.4 ya enviamos los correos a las oficinas",
]


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, of control, who leads one activity."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        office = an_office(session, entity, "Oficina de Control Interno")
        hernan = a_person(session, entity, "Hernán Quiroga", office=office, telegram="5553003")
        a_membership(session, hernan, Role.CONTROL)
    title = "Hacer seguimiento a los controles de los riesgos"
    town.add("1.4", 20, office=office, title=title, product="")
    town.add("5.1", 40, office=town.other_office_id, title="Levantar el inventario", product="")
    return Chat(town, 5553003, "Hernán")


@pytest.fixture
def asked(control: Chat) -> Chat:
    """Hernán, who was asked in what percentage his activity is."""
    assert control.says("en la 1.4 se avanzó") == "asked"
    control.heard()
    return control


@pytest.mark.parametrize("said", OVERSEEING)
def test_words_of_overseeing_answer_no_question_about_his_activity(
    town: Town, asked: Chat, said: str
) -> None:
    assert asked.says(said) == "unclear"
    assert notes(asked.heard()) == ["unclear"]
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_ABSENCES)
def test_what_is_not_understood_of_absences_is_no_word_of_his(
    town: Town, asked: Chat, said: str
) -> None:
    asked.says(said)
    assert not {"question", "receipt", "words_added"} & set(notes(asked.heard()))
    assert town.reports() == []


@pytest.mark.parametrize("said", OVERSEEING)
def test_nor_do_they_raise_a_question_about_it_after_a_reminder(
    town: Town, control: Chat, said: str
) -> None:
    town.morning(days=0)
    control.heard()
    control.says(said)
    assert not {"question", "receipt", "snoozed"} & set(notes(control.heard()))
    assert town.reports() == []


@pytest.mark.parametrize("said", OF_HIS_WORK)
def test_an_account_of_his_work_waits_for_its_figure(town: Town, asked: Chat, said: str) -> None:
    assert asked.says(said) == "asked"
    asked.says("45")
    assert [report.percent for report in town.reports()] == [45]


@pytest.mark.parametrize(
    "said", ["40", "vamos en 40, el auditor está de vacaciones", "como 40, no le acepté el acta"]
)
def test_a_figure_is_still_the_answer(town: Town, asked: Chat, said: str) -> None:
    asked.says(said)
    assert [report.percent for report in town.reports()] == [40]


def test_what_was_asked_stays_open(town: Town, asked: Chat) -> None:
    asked.says("los acepto todos")
    asked.says("40")
    assert [report.percent for report in town.reports()] == [40]


@pytest.mark.parametrize("said", ["mañana le cuento", "la otra semana le digo"])
def test_what_he_puts_off_is_put_off(asked: Chat, said: str) -> None:
    asked.says(said)
    assert notes(asked.heard()) == ["snoozed"]


def test_who_only_leads_is_still_asked(town: Town, marta: Chat) -> None:
    town.add("2.1", 20, title="Publicar los informes", product="")
    assert marta.says("en la 2.1 se avanzó") == "asked"
    assert marta.says("Pedro no ha podido porque se le dañó el computador") == "asked"


@pytest.mark.parametrize("said", DECIDED_OF_HIS)
def test_what_he_decides_of_his_own_is_no_account_of_it(town: Town, asked: Chat, said: str) -> None:
    assert asked.says(said) == "unclear"
    assert notes(asked.heard()) == ["unclear"]
    assert town.reports() == []


@pytest.mark.parametrize("said", DECIDED_OF_HIS)
def test_nor_does_it_raise_a_question(control: Chat, said: str) -> None:
    control.says(said)
    (told,) = control.heard()
    assert isinstance(told, Note)
    assert (told.name, told.values["words"]) == ("unclear", said)


@pytest.mark.parametrize("said", GRANTED)
def test_what_he_grants_another_is_no_request_of_his(control: Chat, said: str) -> None:
    control.says(said)
    assert not {"question", "requested"} & set(notes(control.heard()))
    control.says("sí")
    assert not {"question", "requested"} & set(notes(control.heard()))


@pytest.mark.parametrize("said", OF_NO_OFFICE_OF_HIS)
def test_words_of_the_names_of_offices_give_nothing_of_his_away(control: Chat, said: str) -> None:
    control.says(said)
    assert "question" not in notes(control.heard())


def test_what_was_asked_of_another_office_is_dropped_by_who_gives_nothing_away(
    control: Chat,
) -> None:
    control.says("la 1.4 no es mía")
    control.heard()
    control.says("no, yo no estoy pasando la 1.4, hablo de que corrijan el nombre de la oficina")
    assert notes(control.heard()) == ["request_dropped"]


@pytest.mark.parametrize("said", HE_GIVES_AWAY)
def test_what_is_not_his_is_still_asked_for_another(control: Chat, said: str) -> None:
    assert control.says(said) == "asked"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("según lo que revisé la 5.1 va en 40", "review_unclear"),
        ("yo vi la 5.1 y va en 40, falta el acta", "elsewhere"),
        ("según revisé ayer, la 5.1 va en 40", "elsewhere"),
    ],
)
def test_a_figure_that_he_found_in_anothers_asks_for_none_of_his(
    control: Chat, said: str, told: str
) -> None:
    control.says(said)
    assert notes(control.heard()) == [told]


@pytest.mark.parametrize("said", ["para mí la 1.4 va en 40", "según lo que revisé la 1.4 va en 40"])
def test_a_figure_that_he_found_in_his_own_is_his_report(
    town: Town, control: Chat, said: str
) -> None:
    control.says(said)
    assert [report.percent for report in town.reports()] == [40]


@pytest.mark.parametrize("said", HE_ASKS)
def test_what_he_asks_for_his_own_is_a_request(control: Chat, said: str) -> None:
    assert control.says(said) == "asked"


@pytest.mark.parametrize(
    "said", ["de la 2.7 no tengo nada que decir", "la 2.7 me parece floja", "ojo con la 2.7"]
)
def test_a_code_that_is_none_of_his_raises_no_list(control: Chat, said: str) -> None:
    control.says(said)
    assert "question" not in notes(control.heard())


@pytest.fixture
def planning(town: Town) -> Chat:
    """Luz, of planning, who leads one activity, and is asked whether she grants Rosa's ramp until
    15 June; Pedro has asked for more time too."""
    entity = town.context.entity_id
    with town.database.transaction() as session:
        office = an_office(session, entity, "Oficina Asesora de Despacho")
        luz = a_person(session, entity, "Luz Mery Cano", office=office, telegram="700")
        a_membership(session, luz, Role.PLANNING)
        works = an_office(session, entity, "Secretaría de Infraestructura")
        rosa = a_person(session, entity, "Rosa Elvira Díaz", office=works)
    town.add("2.1", 20, office=office, title="Publicar los informes de gestión", product="")
    for handle, title, of, by in (
        ("4.2", "Construir la rampa de acceso", works, rosa),
        ("3.3", "Renovar las redes de la sede", town.other_office_id, town.pedro_id),
    ):
        activity = town.add(handle, 20, office=of, title=title, product="")
        with town.database.transaction() as session:
            a_request(
                session, activity, by=by, kind=RequestKind.EXTENSION, office_id=of,
                until=date(2026, 6, 15),
            )  # fmt: skip
    chat = Chat(town, 700, "Luz Mery")
    assert chat.says("la rampa sí, hasta el 15 de junio") == "answered"
    chat.heard()
    return chat


@pytest.mark.parametrize(
    "said",
    ["mejor la rampa hasta el 20 de junio", "la rampa mejor hasta el 20 de junio",
     "no, la rampa hasta el 20 de junio", "a Rosa mejor hasta el 20 de junio",
     "mejor la 4.2 hasta el 20 de junio", "no, hasta el 20", "mejor hasta el 20 de junio",
     "que sea hasta el 20", "no, solo hasta el 20 de junio", "sí, pero hasta el 20 de junio"],
)  # fmt: skip
def test_another_day_is_of_the_request_that_was_asked_about(
    town: Town, planning: Chat, said: str
) -> None:
    assert planning.says(said) == "answered"
    (asked,) = planning.heard()
    assert isinstance(asked, Note)
    assert (asked.name, asked.values["until"]) == ("decide_all", "2026-06-20")
    assert "4.2" in str(asked.values["named"])
    planning.says("sí")
    assert granted(town) == [("4.2", date(2026, 6, 20))]


@pytest.mark.parametrize(
    "said", ["las redes mejor hasta el 20", "no, la de Pedro hasta el 20", "a Pedro hasta el 20"]
)
def test_or_of_the_one_that_is_named(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    planning.says("sí")
    assert granted(town) == [("3.3", date(2026, 6, 20))]


@pytest.mark.parametrize("said", ["hasta el 15 de junio", "sí, hasta el 15"])
def test_the_day_that_was_asked_about_is_a_yes(town: Town, planning: Chat, said: str) -> None:
    planning.says(said)
    assert granted(town) == [("4.2", date(2026, 6, 15))]


@pytest.mark.parametrize(
    "said",
    ["la 2.1 necesita plazo hasta el 20 de junio", "para la 2.1 necesito hasta el 20 de junio"],
)
def test_what_she_asks_for_her_own_is_her_request(town: Town, planning: Chat, said: str) -> None:
    assert planning.says(said) == "asked"
    assert granted(town) == []


def test_the_day_that_is_owed_for_one_is_not_that_of_another(town: Town, planning: Chat) -> None:
    planning.says("conceda la 3.3 hasta el 12 de mayo")
    planning.says("mejor la rampa hasta el 20 de junio")
    assert granted(town) == []
    planning.says("sí")
    assert granted(town) == [("4.2", date(2026, 6, 20))]


@pytest.mark.parametrize("said", ["listo, démosle", "listo, hágale", "hagámosle", "démosle pues"])
def test_an_informal_yes_to_the_one_that_is_listed_asks_about_it(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says("niegue la 3.3")
    planning.says("/solicitudes")
    planning.heard()
    planning.says(said)
    (asked,) = planning.heard()
    assert isinstance(asked, Note)
    assert (asked.name, town.reports()) == ("decide_all", [])


def granted(town: Town) -> list[tuple[str, date | None]]:
    """Return the activities of the requests that are granted, and until when."""
    query = select(Activity.handle, Request.granted_until)
    query = query.join(Request, Request.activity_id == Activity.id)
    query = query.where(
        Request.state == RequestState.GRANTED, Activity.entity_id == town.context.entity_id
    )
    with town.database.reading() as session:
        return [(handle, until) for handle, until in session.execute(query)]


@pytest.mark.parametrize(
    "said", ["y la 3.3 también", "sí, y la de Pedro también", "la de las redes también, la 3.3, sí"]
)
def test_one_more_is_asked_about_with_the_one_before(town: Town, planning: Chat, said: str) -> None:
    assert planning.says(said) == "answered"
    planning.says("sí")
    until = date(2026, 6, 15)
    assert sorted(granted(town)) == [("3.3", until), ("4.2", until)]


@pytest.mark.parametrize("said", ["y la 3.3 también", "la de Pedro también"])
def test_one_more_is_decided_as_the_one_before(town: Town, planning: Chat, said: str) -> None:
    planning.says("niegue la 4.2")
    assert planning.says(said) == "answered"
    planning.says("sí")
    query = select(Request.state).where(Request.entity_id == town.context.entity_id)
    assert town.rows(query) == [RequestState.DENIED] * 2


@pytest.mark.parametrize(
    "said", ["la 2.1 también va en 40", "la 2.1 va en 40 y también falta la firma"]
)
def test_what_her_own_does_too_is_her_report(town: Town, planning: Chat, said: str) -> None:
    planning.says("niegue la 4.2")
    planning.says(said)
    assert [one.percent for one in town.reports()] == [40]


@pytest.mark.parametrize(
    ("said", "given"),
    [("dele a Rosa hasta el 20 de junio en la 4.2 pero que no pida más", "4.2"),
     ("a Rosa dele hasta el 20 en la 4.2 y que no pida más", "4.2"),
     ("esa de la rampa concedida hasta el 20 de junio", "4.2"),
     ("esa de Pedro concedida hasta el 20 de junio", "3.3")],
)  # fmt: skip
def test_to_whom_and_which_are_read_together(
    town: Town, planning: Chat, said: str, given: str
) -> None:
    planning.says(said)
    assert granted(town) == [(given, date(2026, 6, 20))]


def test_a_name_that_is_not_that_of_the_code_decides_nothing(town: Town, planning: Chat) -> None:
    planning.says("dele a Rosa hasta el 20 de junio en la 3.3")
    planning.says("dele a Pedro hasta el 20 de junio en la 4.2")
    assert granted(town) == []


@pytest.mark.parametrize(
    ("said", "reason"),
    [("a Rosa no le doy el plazo de la rampa que primero traiga el acta",
      "que primero traiga el acta"),
     ("niéguele a Rosa lo de la rampa que no trajo el acta", "que no trajo el acta"),
     ("esa de la rampa negada, ya se le había asignado presupuesto",
      "ya se le había asignado presupuesto")],
)  # fmt: skip
def test_a_denial_is_read_with_its_reason(
    town: Town, planning: Chat, said: str, reason: str
) -> None:
    planning.says(said)
    query = select(Request).where(Request.state == RequestState.DENIED)
    (denied,) = town.rows(query.where(Request.entity_id == town.context.entity_id))
    assert denied.answer == reason


@pytest.mark.parametrize("said", ["sí, concedida hasta el 20 de junio", "concedida hasta el 20"])
def test_the_one_that_was_not_understood_is_decided_at_once(
    town: Town, planning: Chat, said: str
) -> None:
    planning.says("la 4.2 eh plazo")
    planning.says(said)
    assert granted(town) == [("4.2", date(2026, 6, 20))]
