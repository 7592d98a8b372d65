"""What people ask in the words of every day is answered, and nothing of it is recorded."""

from __future__ import annotations

from datetime import date

import pytest

from bot.conversation import commands
from core.messages import Content, Note
from core.overviews import Overview
from core.words import Role
from models.staff import people
from tests.service.bot.chat import Chat, Town, somebody
from tests.service.bot.post import MARTA, PROVEN, Post
from tests.support.builders import a_person, an_address, an_office

LED, READ = "marta", "beatriz"


@pytest.fixture
def staff(town: Town, marta: Chat) -> dict[str, Chat]:
    """Marta, who leads; Beatriz, who looks; Patricia and Hernán; and what four offices lead."""
    with town.database.transaction() as session:
        entity = town.context.entity_id
        health = an_office(session, entity, "Secretaría de Salud")
        works = an_office(session, entity, "Secretaría de Infraestructura")
        a_person(session, entity, "Camilo Ortiz", office=town.office_id, role=Role.DELEGATE)
        a_person(session, entity, "Jairo Soto", office=town.other_office_id, role=Role.DELEGATE)
        a_person(session, entity, "Jorge Peña", office=works)
        a_person(session, entity, "Teresa Mora", office=health)
    town.add("2.4", 60, title="Realizar la audiencia de rendición", product="Actas")
    town.add("2.3", 10, title="Transmitir por redes la feria", product="", due=date(2026, 5, 14))
    town.add("3.2", 5, title="Publicar el presupuesto", product="", office=town.other_office_id)
    town.add("4.1", 30, title="Vacunar en las veredas", product="", office=health,
             due=date(2026, 5, 5))  # fmt: skip
    town.add("4.2", 20, title="Adecuar la rampa de acceso al palacio", product="", office=works)
    return {
        LED: marta,
        READ: somebody(town, 705, "Beatriz Gil", Role.VIEWER),
        "patricia": somebody(town, 703, "Patricia Vélez", Role.PLANNING),
        "hernan": somebody(town, 704, "Hernán Quiroga", Role.CONTROL),
    }


def answer(town: Town, chat: Chat, text: str) -> list[Content]:
    """Return what answers a text, which records nothing."""
    before = len(town.reports())
    chat.heard()
    chat.says(text)
    assert len(town.reports()) == before
    return chat.heard()


def shown(said: list[Content]) -> list[str]:
    """Return the names of pages, each with its first row, and those of notes."""
    return [
        f"{one.name} {one.rows[0].name}".strip() if isinstance(one, Overview) and one.rows
        else one.name if isinstance(one, (Overview, Note)) else type(one).__name__
        for one in said
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "text", "pages"),
    [
        (LED, "la 2.4 en que iba?", ["activity 2.4"]),
        (LED, "y lo de la audiencia en qué íbamos", ["activity 2.4"]),
        (LED, "que respondio planeacion de la 2.4?", ["history"]),
        (LED, "qué contestaron de la 2.4", ["history"]),
        (LED, "oye la rampa de palacio quien la lleva?", ["activity 4.2"]),
        (LED, "oye, ¿quién lleva la rampa?", ["activity 4.2"]),
        (LED, "¿Cuántos días me quedan para la 2.4 y qué debo enviar como soporte?",
         ["activity 2.4"]),
        (LED, "que toca subir de evidencia en la 2.4", ["activity 2.4"]),
        (LED, "quien es camilo aqui?", ["registered"]),
        (LED, "me mandas el resumen semanal", ["own_summary_chosen"]),
        (READ, "esta semana que se vence?", ["overdue 2.3"]),
        (READ, "en mayo cuáles vencen", ["overdue 4.1"]),
        (READ, "esta vencida alguna de salud?", ["office 4.1"]),
        (READ, "¿tiene vencido algo en Salud?", ["office 4.1"]),
        (READ, "para cuando esta la rampa?", ["activity 4.2"]),
        (READ, "¿Para cuándo está la rampa del palacio? El alcalde pregunta todos los días",
         ["activity 4.2"]),
        (READ, "¿para qué día estaba programada la 2.4?", ["activity 2.4"]),
        (READ, "quien publica el presupuesto", ["activity 3.2"]),
        (READ, "¿quién entrega lo de la rampa?", ["activity 4.2"]),
        (READ, "Resumen de la semana por favor", ["summary"]),
        (READ, "deme el panorama de esta semana", ["summary"]),
        (READ, "mandeme el resumen al correo", ["summary", "explained"]),
        (READ, "mándeme el resumen con el excel", ["summary", "explained"]),
        (READ, "mándeme el resumen y el archivo de excel por favor", ["summary", "explained"]),
        (READ, "el resumen en excel por favor", ["summary", "explained"]),
        (READ, "mándeme las vencidas con el excel", ["overdue 4.1", "explained"]),
        (READ, "necesito la tabla del seguimiento en excel", ["explained"]),
        (LED, "quien mas de mi oficina puede reportar", ["office_people"]),
        (LED, "¿quiénes de mi oficina pueden responder?", ["office_people"]),
        (LED, "me llego que hernan devolvio la 2.4? quien dijo", ["history"]),
        (LED, "¿nos avisan que control devolvió la 2.4?", ["history"]),
        (LED, "y como le digo a planeacion que la 2.4 no es nuestra?", ["explained"]),
        (LED, "¿qué hago si una actividad no es nuestra?", ["explained"]),
        (READ, "quien es el responsable de la rampa y como va", ["activity 4.2"]),
        ("patricia", "teresa dice q no le ha llegado nada, por que", ["why"]),
        ("patricia", "la doctora Teresa me dice que no le llega nada", ["why"]),
        ("patricia", "donde registro a la delegada de hacienda?", ["staff_told"]),
        ("patricia", "¿cómo agrego al enlace de Hacienda?", ["staff_told"]),
        ("patricia", "Marcela Ruiz es la delegada de Hacienda, marcela@salud.example",
         ["staff_told"]),
        ("patricia", "Marcela Ruiz es la nueva enlace de Salud, marcela@salud.example",
         ["staff_told"]),
        ("hernan", "Historial de la 4.2 por favor, y dígame si ya tiene soportes",
         ["history", "evidence"]),
        ("hernan", "solo quiero saber si la oficina TIC ya mando soportes de la 4.2",
         ["evidence"]),
        ("hernan", "¿Infraestructura ya subió evidencias de la 4.2?", ["evidence"]),
        ("hernan", "dígame si hay soportes de la 4.2", ["evidence"]),
        ("hernan", "cuantos soportes tiene la 4.2", ["evidence"]),
        ("hernan", "mandame los soportes de la 4.2", ["evidence"]),
        ("hernan", "buenos dias q hay para revisar de lo q han reportado", ["unverified"]),
        ("hernan", "¿cuáles me faltan por mirar?", ["unverified"]),
        ("hernan", "Teresa dice que a ella no le ha llegado ningun correo del plan, que paso ahi?",
         ["why"]),
        ("patricia", "que dudas tengo que resolver", ["doubts"]),
        ("patricia", "¿cuáles dudas debo aclarar?", ["doubts"]),
        ("patricia", "mándeme el resumen de la semana", ["summary"]),
    ],
)  # fmt: skip
def test_what_is_asked_is_answered(
    town: Town, staff: dict[str, Chat], who: str, text: str, pages: list[str]
) -> None:
    assert shown(answer(town, staff[who], text)) == pages


def test_the_same_is_asked_of_somebody_else(town: Town, staff: dict[str, Chat]) -> None:
    control = staff["hernan"]
    assert shown(answer(town, control, "y a Teresa?")) != ["why"]
    assert shown(answer(town, control, "por qué a Jorge no le llega nada")) == ["why"]
    town.deliver()
    assert shown(answer(town, control, "y a Teresa?")) == ["why"]


@pytest.mark.parametrize(
    "text", ["mandé el excel del plan", "me mandaron el excel", "la 1.2 va en 60 con el excel"]
)
def test_who_tells_of_a_workbook_asks_for_no_page(text: str) -> None:
    assert commands.asked(text) == ()


@pytest.mark.parametrize(
    "text",
    ["ya me aprobaron lo de la feria?", "¿me negaron lo de la transmisión?",
     "¿ya nos respondieron lo de la feria?"],
)  # fmt: skip
def test_who_asks_what_became_of_her_request_by_what_it_is_for_is_shown_it(
    town: Town, staff: dict[str, Chat], text: str
) -> None:
    staff[LED].asks("necesito plazo hasta el 30 de mayo para la 2.3, falta el operador")
    (page,) = answer(town, staff[LED], text)
    assert isinstance(page, Overview)
    assert page.name == "requests"
    assert page.total == 1


@pytest.mark.parametrize(
    "text",
    ["¿Quién reporta el plan de Hacienda mientras Jairo está de vacaciones?",
     "quien responde por hacienda mientras jairo no está"],
)  # fmt: skip
def test_who_stands_in_is_told_to_who_asks_who_reports_meanwhile(
    town: Town, staff: dict[str, Chat], text: str
) -> None:
    assert shown(answer(town, staff["hernan"], text)) == ["away Jairo Soto"]


@pytest.mark.parametrize(
    "text", ["la 2.4 iba en 50, ya va en 70", "en la 2.4 íbamos en 50 y hoy 70"]
)
def test_what_is_told_beside_where_it_was_is_still_a_report(
    staff: dict[str, Chat], text: str
) -> None:
    assert staff[LED].says(text) in ("recorded", "asked")


@pytest.mark.parametrize(
    "text",
    [
        "Infraestructura ya mandó soportes de la 4.2",
        "Marcela Ruiz es la delegada de la obra y va en 60",
    ],
)
def test_what_is_told_is_not_taken_for_such_a_question(
    town: Town, staff: dict[str, Chat], text: str
) -> None:
    assert not {"evidence", "staff_told"} & set(shown(answer(town, staff["hernan"], text)))


@pytest.mark.parametrize(
    ("text", "wanted", "rows"),
    [
        ("cuales no tienen reporte?", "sin ningún reporte", ["2.3", "3.2", "4.1", "9.1"]),
        ("¿qué actividades siguen sin ningún reporte?", "sin ningún reporte",
         ["2.3", "3.2", "4.1", "9.1"]),
        ("deme la lista de actividades sin reporte", "sin ningún reporte",
         ["2.3", "3.2", "4.1", "9.1"]),
        ("que tareas no tienen a nadie encargado?",
         "sin oficina o sin nadie que reciba los mensajes", ["9.1"]),
        ("¿cuáles actividades están sin responsable?",
         "sin oficina o sin nadie que reciba los mensajes", ["9.1"]),
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", [READ, "patricia"])
def test_activities_that_nobody_reported_or_answers_for_are_listed(
    town: Town, staff: dict[str, Chat], who: str, text: str, wanted: str, rows: list[str]
) -> None:
    town.add("9.1", title="Revisar el archivo", office=None)
    with town.database.transaction() as session:
        jorge = people.find_person(session, entity_id=town.context.entity_id, typed="Jorge Peña")
        teresa = people.find_person(session, entity_id=town.context.entity_id, typed="Teresa Mora")
        for number, one in enumerate((jorge, teresa)):
            an_address(session, one.id, channel="telegram", value=str(880 + number))
    Chat(town, 880, "Jorge").says("la 4.2 va en 30, falta el cemento")
    staff[LED].says("la 2.4 va en 70")
    (page,) = answer(town, staff[who], text)
    assert isinstance(page, Overview)
    assert (page.wanted, sorted(row.name for row in page.rows)) == (wanted, rows)


def test_where_nobody_owes_an_answer_it_is_said_what_has_no_report(
    town: Town, staff: dict[str, Chat]
) -> None:
    (page,) = answer(town, staff["patricia"], "quien no ha reportado nada todavia")
    assert isinstance(page, Overview)
    assert (page.name, [row for row in page.rows if not row.unreached]) == ("silence", [])
    assert page.rest == "2.4, 2.3, 3.2, 4.1, 4.2"


@pytest.mark.parametrize(
    ("text", "about", "total"),
    [
        ("quien aprobo el plazo de la rampa?", " de la 4.2", 0),
        ("¿quién negó la prórroga de la rampa?", " de la 4.2", 0),
        ("quien aprobo el plazo de la feria?", " de la 2.3", 1),
        ("quien aprobo plazo a hacienda", "", 1),
    ],
)
def test_of_the_activity_that_is_named_its_own_decisions_are_shown(
    town: Town, staff: dict[str, Chat], text: str, about: str, total: int
) -> None:
    staff[LED].asks("necesito plazo hasta el 30 de mayo para la 2.3, falta el operador")
    staff["patricia"].says("concedida la 2.3 hasta el 30 de mayo")
    (page,) = answer(town, staff["patricia"], text)
    assert isinstance(page, Overview)
    assert page.name == "decided"
    assert page.wanted.endswith(about)
    assert page.total == total


@pytest.mark.parametrize(
    "text",
    ["quien falta por aceptar sus actividades", "¿qué oficinas no han confirmado el plan?",
     "quiénes no han aceptado sus metas", "que oficinas siguen sin confirmar sus actividades"],
)  # fmt: skip
def test_the_offices_that_have_not_agreed_are_shown(
    town: Town, staff: dict[str, Chat], text: str
) -> None:
    (page,) = answer(town, staff["patricia"], text)
    assert isinstance(page, Overview)
    assert (page.name, page.wanted) == ("overdue_offices", "con actividades sin aceptar")
    assert [(row.name, row.count) for row in page.rows][-1] == ("Secretaría de Salud", 1)


@pytest.mark.parametrize(
    "text",
    [
        "Buenos días. ¿Cuántos días me quedan para la audiencia y qué debo enviar como soporte?",
        "¿Cuándo vence la audiencia y qué toca subir de evidencia? Gracias",
    ],
)
@pytest.mark.usefixtures("staff")
def test_two_questions_of_a_mail_are_both_answered(town: Town, post: Post, text: str) -> None:
    assert post.answer(None, text, sender=MARTA, proof=PROVEN) == "answered"
    (page,) = [one for _, one in post.mailbox(MARTA)]
    assert isinstance(page, Overview)
    assert ([row.name for row in page.rows], page.unanswered) == (["2.4"], "")
    assert town.reports() == []


@pytest.mark.parametrize(
    ("who", "text", "page"),
    [
        (READ, "por que no me llega el resumen los lunes?", "explained"),
        (LED, "no me llego nada la semana pasada, por que?", "explained"),
        ("hernan", "¿por qué a mí no me llegó el resumen el lunes?", "explained"),
        ("hernan", "Camilo Ortiz sigue figurando?", "registered"),
        ("hernan", "¿Jorge Peña todavía aparece?", "registered"),
        ("hernan", "quien responde por infraestructura ahora? rosa ya no esta alla", "office"),
        ("patricia", "¿quién responde por Salud ahora?", "office"),
        (LED, "ya estoy en Gobierno. ¿Qué me corresponde a mí ahora?", "Listing"),
        (LED, "¿qué me toca a mí mientras Jorge está de vacaciones?", "Listing"),
        (LED, "¿Qué nos corresponde a nosotros?", "Listing"),
    ],
)
def test_what_concerns_who_asks_and_who_is_there_is_answered(
    town: Town, staff: dict[str, Chat], who: str, text: str, page: str
) -> None:
    said = shown(answer(town, staff[who], text))
    assert said[0].partition(" ")[0] == page


@pytest.mark.parametrize(
    "text", ["no me llegó nada del contratista, la 2.4 va en 65 %", "la 2.4 sigue en 65 %"]
)
def test_near_words_of_the_work_are_recorded(town: Town, staff: dict[str, Chat], text: str) -> None:
    staff[LED].says(text)
    assert [one.percent for one in town.reports()][-1:] == [65]
