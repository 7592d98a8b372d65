"""Answers beside a copy of our own message, out of the tables: its exact text is kept."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Receipt, Reminder, load_content
from core.words import Role
from models import outbox
from models.outbox import OutboxItem, OutboxPart
from tests.service.bot.chat import Town, notes
from tests.service.bot.post import DENIED, DOMAIN, MARTA, PROVEN, STRANGER, Post
from tests.support.builders import a_person, an_address
from tests.unit.bot.email.contents import READ
from tests.unit.bot.email.samples import the_part

HEAD = (
    "De: culmina <seguimiento@puertoesperanza.example>\n"
    "Enviado el: lunes, 4 de mayo de 2026 9:00\nPara: Marta\nAsunto: Plan\n\n"
)


def sent(town: Town, item: int) -> str:
    """Keep the text of a message as it goes out, and return what her program copies of it."""
    with town.database.transaction() as session:
        content = load_content(session.get_one(OutboxItem, item).content)
        assert isinstance(content, Reminder | Receipt)
        part = the_part(content, READ, item_id=item)
        outbox.record_part(
            session,
            entity_id=town.context.entity_id,
            item_id=item,
            ordinal=0,
            provider_id=f"<{item}@culmina.example>",
            text=part.text,
            now=town.now,
        )
        session.get_one(OutboxItem, item).sent_at = town.now
    return part.text.partition("\n\n")[2]


def test_an_answer_below_an_unmarked_copy_is_recorded(town: Town, post: Post) -> None:
    activity, _ = town.add("1.2", 40), town.add("1.3", 10)
    item = post.remind(activity)
    copy = sent(town, item)
    said = post.answer(item, f"{HEAD}{copy}\n\n1.2 va en 60 %, falta la firma\n\nMarta\n")
    assert said == "recorded"
    assert town.figure(activity) == (60, "falta la firma")


def test_between_the_lines_of_a_copy_each_piece_is_of_what_stands_above(
    town: Town, post: Post
) -> None:
    first = town.add("1.2", 40, title="Publicar el mapa de riesgos")
    second = town.add("1.3", 10, title="Rendir cuentas a la ciudadanía")
    item = post.remind(first, second)
    rows = sent(town, item).splitlines()
    at = next(place for place, row in enumerate(rows) if row.startswith("1.3 · "))
    copy = [*rows[: at - 1], "Va en 60 %", "", *rows[at : at + 3], "terminada", *rows[at + 3 :]]
    assert post.answer(item, HEAD + "\n".join(copy)) == "recorded"
    assert [town.figure(one)[0] for one in (first, second)] == [60, 100]


def test_a_copy_alone_says_nothing_whether_it_refers_to_the_message_or_not(
    town: Town, post: Post
) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    copy = sent(town, item)
    for refers in (item, None):
        post.answer(refers, copy, proof=PROVEN)
        assert post.notes(MARTA)[-1] == "mail_empty"
    named = {"In_Reply_To": f"<{item}@culmina.example>"}
    post.answer(None, f"{HEAD}{copy}\n\n1.2 va en 70 %", proof=PROVEN, **named)
    assert town.figure(activity)[0] == 70


@pytest.mark.parametrize(
    "headers",
    [
        {"Subject": "1.2 va en 60 %"},
        {"Subject": "[EXTERNO] La 1.2 va en 60 %"},
        {"Subject": "1.2 va en 60 %", "In_Reply_To": "<1@culmina.example>"},
    ],
)
def test_a_report_in_the_subject_alone_is_recorded(
    town: Town, post: Post, headers: dict[str, str]
) -> None:
    activity = town.add("1.2", 40)
    sent(town, post.remind(activity))

    assert post.answer(None, "", proof=PROVEN, **headers) == "recorded"
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    ("subject", "kind"),
    [("ayuda", "help"), ("Pendientes", "listing"), ("estado", "listing"), ("Calendario", "listing"),
     ("Estado de mis actividades", "listing"), ("deshacer", "question"),
     ("Deseo salir", "leave_not_here")],
)  # fmt: skip
def test_a_command_in_the_subject_alone_is_obeyed_as_in_a_chat(
    town: Town, post: Post, subject: str, kind: str
) -> None:
    activity = town.add("1.2", 40)
    post.answer(None, "la 1.2 va en 60 %", proof=PROVEN)

    post.answer(None, "", proof=PROVEN, Subject=subject)
    assert notes(content for _, content in post.mailbox(MARTA))[-1] == kind
    assert town.figure(activity)[0] == 60


def test_of_who_sees_all_the_plans_an_overview_is(town: Town, post: Post) -> None:
    with town.database.transaction() as session:
        person = a_person(session, town.context.entity_id, "Hernán Díaz", role=Role.CONTROL)
        an_address(session, person, channel="email", value=f"hernan@{DOMAIN}")

    for subject in ("Silencio", "resumen", "vencidas", "solicitudes"):
        post.answer(None, "", sender=f"hernan@{DOMAIN}", proof=PROVEN, Subject=subject)
    kinds = [content.kind for _, content in post.mailbox(f"hernan@{DOMAIN}")]
    assert kinds[:3] == ["overview"] * 3
    assert "mail_empty" not in post.notes(f"hernan@{DOMAIN}")


def test_our_own_subject_an_answer_to_it_and_one_that_says_nothing_are_no_report(
    town: Town, post: Post
) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    sent(town, item)
    with town.database.transaction() as session:
        ours = select(OutboxPart.text).where(OutboxPart.item_id == item)
        own = (session.scalar(ours) or "").partition("\n")[0]
    subjects = (own, f"{own} [C-{item}-abcde]", f"RE: {own}", "Re: 1.2 va en 60 %", "Reporte", "")

    for subject in subjects:
        post.answer(item, "", Subject=subject)
        assert post.notes(MARTA)[-1:] == ["mail_empty"], subject
        assert town.figure(activity)[0] == 40


@pytest.mark.parametrize(
    ("subject", "body", "figure"),
    [
        ("RE: {} ya está al 80 %", "", 80),
        ("RE: {} - va en 80 %", "Cordialmente,\n\nMarta Rincón\nProfesional código 219", 80),
        ("RE: RE: {}: 80 %", "Quedo atenta. Gracias", 80),
        ("Va en 80 % RE: {}", "", 80),
        ("RV: {} ya está al 80 %", HEAD + "{}", 80),
        ("RE: {}", "", 40),
        ("RE: {} ya está al 80 %", "Va en 60 %", 60),
        ("Aceptado: {} 80 %", "", 40),
    ],
)
def test_what_she_adds_to_our_subject_is_her_answer(
    town: Town, post: Post, subject: str, body: str, figure: int
) -> None:
    activity, _ = town.add("1.2", 40), town.add("1.3", 10, title="Publicar los datos abiertos")
    item = post.remind(activity)
    copy = sent(town, item)
    with town.database.transaction() as session:
        ours = select(OutboxPart.text).where(OutboxPart.item_id == item)
        own = (session.scalar(ours) or "").partition("\n")[0]

    post.answer(item, body.replace("{}", copy), Subject=subject.format(own))

    assert town.figure(activity) == (figure, "" if figure > 40 else town.figure(activity)[1])


def test_what_she_added_to_a_subject_is_her_answer_once(town: Town, post: Post) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    sent(town, item)
    with town.database.transaction() as session:
        ours = select(OutboxPart.text).where(OutboxPart.item_id == item)
        own = (session.scalar(ours) or "").partition("\n")[0]
    subject = f"RE: {own} ya va en 80 %"
    post.answer(item, "", Subject=subject)
    post.answer(item, "va en 90 %", Subject=subject)

    post.answer(item, "Gracias", Subject=subject)

    assert town.figure(activity)[0] == 90
    assert len(town.reports()) == 2


def test_a_word_of_our_own_subject_names_no_activity(town: Town, post: Post) -> None:
    town.add("1.2", 40)
    named = town.add("1.3", 10, title="Publicar los datos abiertos", product="")
    subject = "RE: 1 actividad abierta sin fecha"

    assert post.answer(None, "ya está al 80 %", proof=PROVEN, Subject=subject) == "asked"
    assert town.figure(named)[0] == 10


@pytest.mark.parametrize(
    "below",
    [
        "60 %, falta la firma",
        "Va en 60 %, falta la firma",
        "PD: la 1.2 va en 60 %, falta la firma",
    ],
)
def test_an_answer_below_her_signature_is_without_it(town: Town, post: Post, below: str) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    signed = (
        "Cordialmente,\n\nMarta Rincón\nProfesional universitaria código 219\n"
        "Secretaría de Planeación\nTel. 604 555 12 12"
    )
    copy = "\n".join(f"> {line}" for line in sent(town, item).splitlines())
    post.answer(item, f"{signed}\n\n{below}\n\n{HEAD}{copy}\n")
    assert town.figure(activity) == (60, "falta la firma")


def test_beside_words_of_her_own_a_subject_is_not_read(town: Town, post: Post) -> None:
    activity = town.add("1.2", 40)

    post.answer(None, "1.2 va en 50 %", proof=PROVEN, Subject="1.2 va en 60 %")
    assert town.figure(activity)[0] == 50


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Avance 1.2: 60 %", "Cordial saludo,\n\nQuedo atento a sus comentarios."),
        (
            "Informe de la 1.2 al 60 por ciento",
            "Buen día, muchas gracias por su gestión.\n\nAna Ruiz",
        ),
        ("1.2 va en 60 %", "Doctora Patricia, reciba un cordial saludo.\n\nQuedamos atentos."),
        ("Avance 1.2: 60 %", "Buenas tardes, remito lo enunciado en el asunto. Gracias."),
        ("La 1.2 va en 60 %", "Para su conocimiento."),
    ],
)
def test_beside_courtesy_alone_the_subject_is_read(
    town: Town, post: Post, subject: str, body: str
) -> None:
    activity = town.add("1.2", 40)

    assert post.answer(None, body, proof=PROVEN, Subject=subject) == "recorded"
    assert town.figure(activity)[0] == 60


@pytest.mark.parametrize(
    "body", ["La otra semana le cuento.", "Falta la firma del alcalde.", "Sí, gracias"]
)
def test_beside_words_that_say_something_the_subject_is_not_read(
    town: Town, post: Post, body: str
) -> None:
    activity = town.add("1.2", 40)

    post.answer(None, body, proof=PROVEN, Subject="Avance 1.2: 60 %")
    assert town.figure(activity)[0] == 40


def test_who_denies_or_is_nobody_records_nothing_below_a_copy(town: Town, post: Post) -> None:
    activity = town.add("1.2", 40)
    item = post.remind(activity)
    copy = sent(town, item)
    post.answer(item, f"{HEAD}{copy}\n\n1.2 va en 70 %", sender=STRANGER)
    post.answer(item, f"{HEAD}{copy}\n\n1.2 va en 70 %", proof=DENIED)
    assert town.figure(activity)[0] == 40


QUOTED = {  # the words under which an answer stands, and whose it is
    "2.3": "2.3",
    "Publicar el directorio": "2.3",
    "4.2": "4.2",
    "Instalar buzones": "4.2",
}


def a_receipt(town: Town, post: Post) -> tuple[dict[str, int], int, list[str]]:
    """Report on two activities by mail; return these, the receipt and how a program quotes it."""
    known = {
        "2.3": town.add("2.3", 10, title="Publicar el directorio de servidores públicos"),
        "4.2": town.add("4.2", 20, title="Instalar buzones de sugerencias en las sedes"),
    }
    town.add("4.3", 5, title="Medir la satisfacción de los usuarios")
    post.answer(None, "2.3 va en 40 %, y la 4.2 en 30 %", proof=PROVEN)
    item, _ = post.mailbox(MARTA)[-1]
    return known, item, sent(town, item).splitlines()


@pytest.mark.parametrize("said", ["eran 45", "no, son 45 %", "aquí me equivoqué, es 45 %"])
@pytest.mark.parametrize("under", QUOTED)
def test_a_correction_between_the_lines_of_a_receipt_is_of_the_line_above(
    town: Town, post: Post, under: str, said: str
) -> None:
    known, item, rows = a_receipt(town, post)
    at = next(place for place, row in enumerate(rows) if under in row) + 1
    quoted = [f"> {row}" for row in rows]
    body = "\r\n".join([*quoted[:at], "", said, "", *quoted[at:]])
    assert post.answer(item, f"Buenos días, respondo abajo.\r\n\r\n{body}") == "recorded"
    told = {"2.3": 40, "4.2": 30} | {QUOTED[under]: 45}
    assert {code: town.figure(one)[0] for code, one in known.items()} == told


def test_a_line_that_was_quoted_by_hand_tells_what_the_answer_is_of(town: Town, post: Post) -> None:
    known, _, _ = a_receipt(town, post)
    body = "> 2.3 Publicar el directorio: 40 %\r\neran 45\r\n> 4.2 Instalar buzones: 30 %\r\n"
    assert post.answer(None, body, proof=PROVEN) == "recorded"
    assert [town.figure(one)[0] for one in known.values()] == [45, 30]


@pytest.mark.parametrize(
    ("under", "said"),
    [("Instalar buzones", "las dos van en 45"), ("Recibe este correo", "eran 45")],
)
def test_an_answer_to_several_or_below_the_whole_receipt_is_of_no_single_line(
    town: Town, post: Post, under: str, said: str
) -> None:
    known, item, rows = a_receipt(town, post)
    at = next(place for place, row in enumerate(rows) if under in row) + 1
    quoted = [f"> {row}" for row in rows]
    post.answer(item, "\r\n".join([*quoted[:at], "", said, "", *quoted[at:]]))
    assert town.figure(known["4.2"])[0] != 45 or town.figure(known["2.3"])[0] == 45
