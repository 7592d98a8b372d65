"""Questions in own words lead to the page that answers, for all who may see it; reports stay."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from core.messages import Content, Note
from core.overviews import Overview
from core.words import Role
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.post import DOMAIN, PROVEN, Post
from tests.support.builders import a_person, a_told_reminder, an_address, an_office

HERNAN = f"hernan@{DOMAIN}"
SEE_ALL = (Role.PLANNING, Role.CONTROL, Role.AUDITOR, Role.VIEWER)


@pytest.fixture
def town(town: Town) -> Town:
    """Marta's map of risks and a ramp, and Pedro's tax that is due in December."""
    town.add("1.5", 40, title="Actualizar el mapa de riesgos", product="", due=date(2026, 6, 30))
    town.add("2.5", 20, title="Construir la rampa de acceso", product="", due=date(2026, 5, 4))
    town.add(
        "2.1", office=town.other_office_id, title="Cobrar el impuesto predial", product="",
        due=date(2026, 12, 15),
    )  # fmt: skip
    return town


def shown(said: list[Content]) -> list[tuple[str, str]]:
    """Return the overviews that were shown, each with what it is about."""
    return [(one.name, _about(one)) for one in said if isinstance(one, Overview)]


def _about(page: Overview) -> str:
    activity = f"{page.handle} {page.title}" if page.handle else ""
    rows = ",".join(row.name for row in page.rows)
    return activity or page.office or page.span or page.called or rows


@pytest.mark.parametrize("role", SEE_ALL)
@pytest.mark.parametrize(
    ("text", "page"),
    [
        ("¿La 1.5 ya está cumplida?", ("activity", "1.5")),
        ("la 2.5 en cuanto va", ("activity", "2.5")),
        ("en qué va la 2.5", ("activity", "2.5")),
        ("cómo está lo de la rampa", ("activity", "2.5")),
        ("el impuesto predial en qué va?", ("activity", "2.1")),
        ("ya se publicó el mapa de riesgos?", ("activity", "1.5")),
        ("y la 2.1?", ("activity", "2.1")),
        ("qué pasó con la rampa", ("history", "2.5 Construir la rampa de acceso")),
        ("qué dijo Planeación de la 1.5", ("history", "1.5 Actualizar el mapa de riesgos")),
        ("¿qué ha reportado la Secretaría de Hacienda?", ("office", "Secretaría de Hacienda")),
        ("qué le falta a Hacienda", ("office", "Secretaría de Hacienda")),
        ("cuáles están vencidas de planeación", ("office", "Secretaría de Planeación")),
        ("ya contestó Hacienda?", ("office", "Secretaría de Hacienda")),
        ("quién no ha reportado este mes", ("silence", "")),
        ("qué pidieron esta semana", ("requests", "")),
        (
            "¿Por qué le negaron el plazo a Planeación en la 2.5?",
            ("history", "2.5 Construir la rampa de acceso"),
        ),
        ("a la 2.5 le dieron plazo?", ("history", "2.5 Construir la rampa de acceso")),
        ("marta quedó con plazo en la 2.5 hasta cuándo?", ("activity", "2.5")),
        (
            "¿qué tiene pendiente la secretaría de hacienda este mes?",
            ("office", "Secretaría de Hacienda"),
        ),
        ("Buenas, qué porcentaje lleva hacienda?", ("office", "Secretaría de Hacienda")),
        (
            "Buenos días, soy de auditoría. ¿Me pueden decir en qué va Hacienda y quién responde?",
            ("office", "Secretaría de Hacienda"),
        ),
        ("dame las fechas de diciembre", ("overdue", "del mar 1 dic al jue 31 dic")),
        ("qué vence en diciembre", ("overdue", "del mar 1 dic al jue 31 dic")),
    ],
)
def test_a_question_leads_to_its_page_for_all_who_see_the_plan(
    town: Town, role: Role, text: str, page: tuple[str, str]
) -> None:
    luz = somebody(town, 700, "Luz Mery Cano", role)
    assert luz.says(text) == "answered"
    assert shown(luz.heard()) == [page]
    assert town.reports() == []


@pytest.mark.parametrize("role", SEE_ALL)
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("como va el plan?", "summary"), ("como va el plan en general?", "summary"),
        ("muéstreme todo el plan", "summary"), ("cuánto llevamos del plan?", "summary"),
        ("buenos dias, que es lo mas atrasado que hay?", "overdue"),
        ("y las vencidas de toda la alcaldia cuales son", "overdue"),
        ("quien esta atrasado", "overdue"),
        ("¿qué actividades están vencidas y hace cuánto?", "overdue"),
    ],
)  # fmt: skip
def test_a_question_on_the_whole_plan_is_of_no_activity_that_has_the_word(
    town: Town, role: Role, text: str, name: str
) -> None:
    town.add("1.6", 75, title="Formular el plan de tratamiento de riesgos", product="")
    luz = somebody(town, 700, "Luz Mery Cano", role)
    assert luz.says(text) == "answered"
    assert [one for one, _ in shown(luz.heard())] == [name]


@pytest.mark.parametrize(
    "text", ["cómo va el plan de tratamiento?", "en qué va el plan de tratamiento de riesgos"]
)
def test_a_plan_that_an_activity_makes_is_that_activity(town: Town, luz: Chat, text: str) -> None:
    town.add("1.6", 75, title="Formular el plan de tratamiento de riesgos", product="")
    luz.says(text)
    assert shown(luz.heard()) == [("activity", "1.6")]


@pytest.mark.parametrize(
    "text",
    ["¿La 1.5 ya está cumplida?", "la 2.5 en cuanto va", "cómo está lo de la rampa",
     "la 2.1 cuándo vence", "¿ya terminaron la 2.1?"],
)  # fmt: skip
def test_a_lead_is_told_the_facts_of_any_activity(town: Town, marta: Chat, text: str) -> None:
    assert marta.says(text) == "answered"
    assert [name for name, _ in shown(marta.heard())] == ["activity"]
    assert town.reports() == []


@pytest.mark.parametrize(
    "text",
    ["la 2.5 va en 60", "la 1.5 ya está cumplida", "ya está lista la rampa",
     "la 2.5 va en 60, ¿en qué va la 1.5?", "la 1.5 quedó lista. ¿y cuándo vence la 2.5?",
     "le cuento cómo va la rampa: la rampa quedó terminada"],
)  # fmt: skip
def test_what_a_lead_reports_is_recorded_whatever_she_asks_beside_it(
    town: Town, marta: Chat, text: str
) -> None:
    assert marta.says(text) == "recorded"
    assert len(town.reports()) == 1


@pytest.mark.parametrize("text", ["qué le falta a Hacienda", "ya contestó Hacienda?"])
def test_a_lead_is_shown_no_page_of_an_office(town: Town, marta: Chat, text: str) -> None:
    marta.says(text)
    assert shown(marta.heard()) == []
    assert town.reports() == []


@pytest.mark.usefixtures("town")
def test_what_is_due_is_her_own_for_a_lead_and_of_all_for_who_sees_all(
    marta: Chat, luz: Chat
) -> None:
    marta.says("qué vence en diciembre")
    (own,) = marta.heard()
    assert isinstance(own, Overview)
    assert (own.own, own.rows) == (True, ())
    luz.says("qué vence en diciembre")
    (due,) = luz.heard()
    assert isinstance(due, Overview)
    assert [(row.name, row.due) for row in due.rows] == [("2.1", date(2026, 12, 15))]
    luz.says("qué vence en noviembre")
    assert luz.heard()[-1].rows == ()  # type: ignore[union-attr]
    luz.says("qué vence en la oficina")
    assert "overview" not in notes(luz.heard())


@pytest.mark.usefixtures("town")
def test_two_questions_in_one_message_get_both_answers(luz: Chat) -> None:
    luz.says("la 2.1 cuándo vence, pidieron plazo?")
    luz.says("soportes y el historial de la 2.5")
    luz.says("qué vence en diciembre y qué pidieron esta semana?")
    names = [name for name, _ in shown(luz.heard())]
    assert names == ["activity", "history", "evidence", "history", "overdue", "requests"]


def test_evidence_is_no_answer_for_who_may_not_see_it(town: Town, marta: Chat) -> None:
    town.add("1.6", 25)
    marta.says("soportes y el historial de la 1.6")
    assert [name for name, _ in shown(marta.heard())] == ["history"]


def test_an_office_that_owes_an_answer_says_since_when(town: Town, luz: Chat) -> None:
    activity = town.add("1.7", 10, due=town.now.date() - timedelta(days=3))
    luz.says("ya contestó Planeación?")
    asked_on = town.now - timedelta(days=3)
    with town.database.transaction() as session:
        a_told_reminder(session, activity, town.marta_id, at=asked_on)
    luz.says("ya contestó Planeación?")
    before, after = (one.since for one in luz.heard() if isinstance(one, Overview))
    assert (before, after) == (None, asked_on.date())


@pytest.mark.parametrize(
    ("subject", "page"),
    [("¿en qué va la 2.1?", "activity"), ("en que va lo del impuesto predial", "activity"),
     ("qué le falta a Hacienda", "office"), ("quién no ha respondido esta semana", "silence"),
     ("historial de la 2.1", "history"), ("y la 2.1?", "activity")],
)  # fmt: skip
def test_a_question_in_the_subject_of_an_empty_mail_is_answered(
    town: Town, subject: str, page: str
) -> None:
    post = post_of(town)
    post.answer(None, "", sender=HERNAN, proof=PROVEN, Subject=subject)
    assert [name for name, _ in shown([said for _, said in post.mailbox(HERNAN)])] == [page]


def test_a_subject_that_asks_nothing_leaves_a_mail_empty(town: Town) -> None:
    post = post_of(town)
    for subject in ("RE: ¿en qué va la 2.1?", "Reporte de mayo", "Actividad 2.1"):
        post.answer(None, "", sender=HERNAN, proof=PROVEN, Subject=subject)
    assert {getattr(said, "name", "") for _, said in post.mailbox(HERNAN)} == {"mail_empty"}


@pytest.mark.parametrize(
    "text",
    ["¿en qué va la 2.1?",
     "Buenos días.\n\n¿La 2.1 ya está cumplida?\n\nCordialmente,\nHernán Díaz",
     "Buenas tardes\n\nla 2.1 en cuánto va\n\nGracias\nHernán"],
)  # fmt: skip
def test_a_question_in_a_mail_is_answered(town: Town, text: str) -> None:
    post = post_of(town)
    post.answer(None, text, sender=HERNAN, proof=PROVEN, Subject="Consulta")
    assert [name for name, _ in shown([said for _, said in post.mailbox(HERNAN)])] == ["activity"]


@pytest.mark.parametrize(
    "text",
    ["¿qué ha reportado Hacienda?",
     "Buenos días.\n\n¿Qué le falta a Hacienda?\n\nCordialmente,\nHernán Díaz",
     "Buenas tardes\n\ncómo va hacienda?\n\nMuchas gracias\n\nHernán Díaz\nControl Interno"],
)  # fmt: skip
def test_an_overview_asked_for_in_a_mail_is_shown(town: Town, text: str) -> None:
    post = post_of(town)
    post.answer(None, text, sender=HERNAN, proof=PROVEN, Subject="Consulta")
    assert [name for name, _ in shown([said for _, said in post.mailbox(HERNAN)])] == ["office"]


def post_of(town: Town) -> Post:
    """Return the mail of the town, in which Hernán of control has an address."""
    post = Post(town)
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Hernán Díaz", role=Role.CONTROL)
        an_address(session, person, channel="email", value=HERNAN)
    return post


def test_of_two_offices_of_nearly_one_name_it_is_the_one_that_leads(town: Town, luz: Chat) -> None:
    with town.database.transaction() as session:
        twin = an_office(session, town.context.entity_id, "Hacienda")
    luz.says("cómo va hacienda?")
    luz.says("cómo va la secretaría de hacienda?")
    town.add("3.1", office=twin)
    luz.says("cómo va la secretaría de hacienda?")
    assert [office for _, office in shown(luz.heard())] == ["Secretaría de Hacienda"] * 3
    luz.says("cómo va hacienda?")
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert [one.label for one in asked.buttons] == ["Hacienda", "Secretaría de Hacienda"]


def test_where_neither_of_two_offices_of_one_name_leads_both_are_offered(
    town: Town, luz: Chat
) -> None:
    with town.database.transaction() as session:
        an_office(session, town.context.entity_id, "Prensa")
        an_office(session, town.context.entity_id, "Oficina de Prensa")
    luz.says("cómo va prensa?")
    (asked,) = luz.heard()
    assert isinstance(asked, Note)
    assert [one.label for one in asked.buttons] == ["Oficina de Prensa", "Prensa"]
    town.deliver()
    luz.touches("Oficina de Prensa")
    assert shown(luz.heard()) == [("office", "Oficina de Prensa")]


LETTERS = [
    (
        "¿me podrían decir cómo va la 1.5, quién lleva la 2.1 y qué se decidió de la 2.5? Gracias",
        [("activity", "1.5,2.1"), ("history", "2.5 Construir la rampa de acceso")],
    ),
    (
        "Cordial saludo. ¿Cómo va la 2.5? ¿Cuándo vence la 1.5? Gracias por su colaboración.",
        [("activity", "2.5,1.5")],
    ),
    (
        "Buenos días.\r\n\r\nEn el marco de la auditoría quisiera saber cómo va la 1.5 y quién"
        " lleva la 2.1.\r\n\r\nQuedo atento.\r\n\r\nHernán Salas\r\nOficina de Control Interno",
        [("activity", "1.5,2.1")],
    ),
    (
        "Para el informe necesito saber:\r\n1. ¿Cómo va la 1.5?\r\n2. ¿Qué pasó con la 2.1?\r\n"
        "3. ¿Cuáles están vencidas?\r\nMil gracias",
        [("activity", "1.5"), ("history", "2.1 Cobrar el impuesto predial"), ("overdue", "2.5")],
    ),
    (
        "¿Qué tiene vencido la Secretaría de Planeación y cómo va la 1.5?",
        [("office", "Secretaría de Planeación"), ("activity", "1.5")],
    ),
    (
        "Agradezco me informen el estado de las actividades 1.5, 2.1 y 2.5",
        [("activity", "1.5,2.5,2.1")],
    ),
]


def a_reader_by_mail(town: Town) -> Post:
    """Return the post of a town with an auditor."""
    post = Post(town)
    with town.database.transaction() as session:
        hernan = a_person(session, town.context.entity_id, "Hernán Salas", role=Role.AUDITOR)
        an_address(session, hernan, channel="email", value=HERNAN)
    return post


@pytest.mark.parametrize(("letter", "pages"), LETTERS)
def test_each_question_of_a_reader_s_letter_is_answered(
    town: Town, letter: str, pages: list[tuple[str, str]]
) -> None:
    post = a_reader_by_mail(town)
    post.answer(None, letter, sender=HERNAN, proof=PROVEN)
    said = [content for _, content in post.mailbox(HERNAN)]
    assert shown(said) == pages
    assert post.notes(HERNAN) == []


def test_what_a_reader_wants_changed_is_refused_beside_what_is_answered(town: Town) -> None:
    post = a_reader_by_mail(town)
    letter = "Buenos días. ¿Cómo va la 1.5? Favor cambiar la fecha de la 2.1 al 30 de junio."
    post.answer(None, letter, sender=HERNAN, proof=PROVEN)
    assert shown([one for _, one in post.mailbox(HERNAN)]) == [("activity", "1.5")]
    assert post.notes(HERNAN) == ["reads_only"]


@pytest.mark.parametrize(
    ("said", "note"),
    [
        ("¿Por qué es tan largo el título de la 2.1?", "asked_in_vain"),
        ("¿y quién decide eso? ¿el alcalde?", "asked_in_vain"),
        ("la 1.5 va en 60, regístrelo", "reads_only"),
        ("cambie la fecha de la 1.5 al 30 de junio", "reads_only"),
        ("¿pueden registrar que la 1.5 va en 60 %?", "reads_only"),
    ],
)
def test_a_reader_is_refused_only_what_changes_something(town: Town, said: str, note: str) -> None:
    post = a_reader_by_mail(town)
    post.answer(None, said, sender=HERNAN, proof=PROVEN)
    assert post.notes(HERNAN) == [note]
    assert town.reports() == []


@pytest.mark.parametrize(
    "text",
    ["quien esta en hacienda ahora q pedro se va?", "¿quién queda en Hacienda?",
     "quien queda en hacienda ahora", "y quién sigue en Hacienda?",
     "quién queda a cargo de Hacienda", "quien quedó encargado de hacienda"],
)  # fmt: skip
def test_a_lead_who_asks_who_is_left_in_an_office_is_told_its_people(
    marta: Chat, text: str
) -> None:
    marta.says(text)
    (said,) = marta.heard()
    assert isinstance(said, Note)
    assert (said.name, said.values["names"]) == ("office_people", "Pedro Rueda")


@pytest.mark.parametrize("text", ["quién está en la reunión", "quién queda en turno"])
def test_who_is_somewhere_else_is_no_page_of_an_office(marta: Chat, text: str) -> None:
    marta.says(text)
    assert "office_people" not in [one.name for one in marta.heard() if isinstance(one, Note)]
