"""Answers below, above and inside copies of our own message: what we sent is never hers."""

from __future__ import annotations

import textwrap
from decimal import Decimal

import pytest

from bot.email.inbound import Taken, to_inbound
from bot.email.without_ours import without_sent
from core.inbound import InboundKind
from core.messages import Reminder
from tests.support.mails import a_mail
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import READ
from tests.unit.bot.email.samples import NOW, a_line, body_of, parsed, the_part

LINES = (
    a_line(
        handle="1.2",
        code="1.2",
        title="Publicar el mapa de riesgos de corrupción actualizado para la vigencia",
        percent=Decimal(40),
        said=last_said("va al 40 %, falta la aprobación del comité, que se reúne cada mes"),
    ),
    a_line(handle="1.3", code="1.3", title="Realizar la rendición de cuentas del semestre"),
)
PART = the_part(Reminder(lines=LINES), READ, item_id=42)
OURS = body_of(parsed(PART), "plain").splitlines()
PAGE = body_of(parsed(PART), "html")
ADDRESS = "seguimiento@puertoesperanza.example"
HEADS = {
    "gmail": f"El lun, 4 may 2026 a las 9:00, culmina <{ADDRESS}> escribió:",
    "gmail, folded": f"El lun, 4 may 2026 a las 9:00, culmina\n<{ADDRESS}>\nescribió:",
    "english": f"On Mon, May 4, 2026 at 9:00 AM culmina <{ADDRESS}> wrote:",
    "outlook": f"De: culmina <{ADDRESS}>\nEnviado: lunes, 4 de mayo de 2026 9:00\n"
    "Para: Ana Pérez\nAsunto: Plan: 2 actividades",
    "outlook, folded": f"De: culmina <{ADDRESS}>\nEnviado el: lunes, 4 de mayo de\n2026 9:00 a. m."
    "\nPara: Ana Pérez\n<ana.perez@puertoesperanza.example>\nAsunto: Plan: 2\nactividades",
    "outlook, ruled": f"________________________________\nDe: culmina <{ADDRESS}>\n"
    "Enviado: lunes, 4 de mayo de 2026 9:00\nPara: Ana Pérez\nAsunto: Plan",
    "original": f"-----Mensaje original-----\nDe: culmina <{ADDRESS}>\n"
    "Enviado: lunes, 4 de mayo de 2026 9:00\nPara: Ana Pérez\nAsunto: Plan",
    "english outlook": f"From: culmina <{ADDRESS}>\nSent: Monday, May 4, 2026 9:00 AM\n"
    "To: Ana Pérez\nSubject: Plan: 2 actividades",
    "none": "",
}
ANSWERS = (
    "1.2 va en 60 %, falta la firma", "60 %", "Cumplida", "Sin avance", "100 %",
    # Those that the message offers, in its own words.
    "1.2 ya está", "1.2 sigue en 40 %", "1.2 vamos en 60 %, falta la firma", "1.2 vamos en 60 %",
)  # fmt: skip
SIGNED = "\n\nCordialmente,\n\nAna Pérez\nProfesional Universitario\nEnviado desde mi iPhone"
MID = next(place for place, line in enumerate(OURS) if line.startswith("1.3 · "))


def marked(lines: list[str]) -> str:
    return "\n".join(f"> {line}" for line in lines)


def taken(text: str, content_type: str = "text/plain; charset=utf-8") -> Taken:
    raw = a_mail(
        text,
        content_type=content_type,
        sender="Ana Pérez <ana.perez@puertoesperanza.example>",
        to=ADDRESS,
    )
    return without_sent(to_inbound(raw, now=NOW), PART.text)


def read(text: str) -> str:
    return taken(text).inbound.text


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_an_answer_is_read_wherever_it_stands(head: str, answer: str) -> None:
    quote, whole = marked(OURS), "\n".join(OURS)
    upper, lower = "\n".join(OURS[:MID]), "\n".join(OURS[MID:])
    for place, text in {
        "below marks": f"{head}\n{quote}\n\n{answer}",
        "between marks": f"{head}\n{marked(OURS[:MID])}\n\n{answer}\n\n{marked(OURS[MID:])}",
        "above marks": f"{head}\n\n{answer}\n\n{quote}",
        "alone": f"{head}\n\n{answer}",
        "below": f"{head}\n\n{whole}\n\n{answer}",
        "below, signed": f"{head}\n\n{whole}\n\n{answer}{SIGNED}",
        "between": f"{head}\n\n{upper}\n{answer}\n\n{lower}",
        "above": f"{answer}\n\n{head}\n\n{whole}",
        "inside marks": f"{marked(head.splitlines())}\n{quote}\n>\n> {answer}",
    }.items():
        assert read(text) == answer, place


@pytest.mark.parametrize("above", ["Buenas tardes:", "Respondo abajo.", "Gracias, ver abajo"])
@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_below_a_greeting_too(head: str, above: str) -> None:
    whole = "\n".join(OURS)
    said = read(f"{above}\n\n{head}\n\n{whole}\n\n1.2 va en 60 %{SIGNED}")
    assert said.splitlines()[-1] == "1.2 va en 60 %"
    assert len(said.splitlines()) <= 3
    assert read(f"{above}\n\n{head}\n\n{whole}") == above
    shown = head.replace("<", "&lt;").replace("\n", "<br>")
    page = PAGE.replace("<body", f"<body><p>{above}</p><p>{shown}</p><div", 1)
    assert taken(page, "text/html; charset=utf-8").inbound.text == above


@pytest.mark.parametrize("head", HEADS.values(), ids=HEADS)
def test_a_copy_alone_says_nothing(head: str) -> None:
    wrapped = "\n".join(textwrap.fill(line, 68) for line in OURS)
    for copy in ("\n".join(OURS), marked(OURS), wrapped):
        inbound = taken(f"{head}\n\n{copy}\n").inbound
        assert (inbound.text, inbound.kind) == ("", InboundKind.EMPTY)


@pytest.mark.parametrize("answer", ["1.2 va en 60 %", "1.2 ya está", "1.2 sigue en 40 %"])
def test_a_copy_of_the_page_says_nothing_and_hides_no_answer_around_it(answer: str) -> None:
    page = "text/html; charset=utf-8"
    assert taken(PAGE, page).inbound.text == ""
    below = PAGE.replace("</body>", f"<p>{answer}</p></body>")
    assert taken(below, page).inbound.text == answer
    above = PAGE.replace("<body", f"<body><p>{answer}</p><div", 1)
    assert taken(above, page).inbound.text == answer


@pytest.mark.parametrize("width", [58, 66, 72, 78])
def test_a_line_that_lost_its_mark_is_no_answer(width: int) -> None:
    rows = [row for line in OURS for row in (textwrap.wrap(line, width) or [""])]
    starts = {textwrap.wrap(line, width)[0] for line in OURS if line}
    for answer in ("", "1.3 terminada", "60 %", "cumplida"):
        quoted = "\n".join(f"> {row}" if row in starts or not row else row for row in rows)
        assert read(f"{HEADS['gmail']}\n{quoted}\n\n{answer}") == answer
        assert read(f"{answer}\n\n{HEADS['gmail']}\n{quoted}") == answer


@pytest.mark.parametrize(
    "piece",
    [
        f"<mailto:{ADDRESS}?subject=1.2%20100%20%25&body=1.2%20100%20%25>",
        f"mailto:{ADDRESS}?subject=1.2%20100%20%25",
        "20%25&body=1.2%20100%20%25>",
        "<https://puertoesperanza.example/datos?avance=100>",
    ],
)
def test_the_link_behind_a_quoted_word_is_no_answer(piece: str) -> None:
    quoted = f"> 100 %\n{piece}\n> Sin avance\n{piece}"
    assert read(f"{HEADS['gmail']}\n{quoted}\n\n1.3 va en 60 %") == "1.3 va en 60 %"


def test_an_answer_right_below_a_quoted_line_stays() -> None:
    rows = marked(OURS).splitlines()
    assert read("\n".join([*rows[: MID - 1], "60 %", *rows[MID - 1 :]])) == "60 %"


def test_a_line_of_ours_that_she_names_stays_with_what_she_says_of_it() -> None:
    said = f"1.2 {LINES[0].title}: va en 60 %\n1.3 {LINES[1].title}: sin avance"
    assert read(said) == said
    assert read(f"{said}\n\n{HEADS['outlook']}\n\n" + "\n".join(OURS)) == said


def test_what_another_wrote_below_a_head_of_his_is_not_hers() -> None:
    head = HEADS["outlook"].replace(ADDRESS, "pedro@puertoesperanza.example")
    assert read(f"{head}\n\nla 1.2 va en 90 %") == ""


def test_between_two_messages_of_ours_each_piece_stands_below_its_activity() -> None:
    copy = [
        *OURS[: MID - 1],
        "Va en 60 %",
        "",
        *OURS[MID : MID + 3],
        "Sin contrato aún",
        *OURS[MID + 3 :],
    ]
    inbound = taken(f"{HEADS['outlook']}\n\n" + "\n".join(copy)).inbound
    assert [one.text for one in inbound.beside] == ["Va en 60 %", "Sin contrato aún"]
    assert ["mapa de riesgos" in one.quoted for one in inbound.beside] == [True, False]


@pytest.mark.parametrize(
    "text",
    [
        f"1.2 va en 60 % {' '.join(OURS)}",
        f"1.2 va en 60 % {' '.join(f'> {line}' for line in OURS if line)}",
        f"{HEADS['gmail']}\n{marked(OURS)} 1.2 va en 60 %",
        f"{' '.join(OURS)} 1.2 va en 60 %",
    ],
    ids=["before", "before marks", "after marks", "after"],
)
def test_ours_joined_onto_her_line_is_not_hers(text: str) -> None:
    left = without_sent(taken(text), PART.text).inbound

    assert left.text == "1.2 va en 60 %"


@pytest.mark.parametrize(
    "text",
    [
        f"{LINES[0].title} va en 60 %",
        f"La 1.2, {LINES[0].title}, va en 60 % y la 1.3, {LINES[1].title}, en 20 %",
    ],
)
def test_titles_that_she_writes_out_stay(text: str) -> None:
    assert without_sent(taken(text), PART.text).inbound.text == text
