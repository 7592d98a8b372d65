"""What a person reads in a mail: the subject, the plain text, and the page that says the same."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import texts
from bot.email.mime import one_line
from core.last_words import Author
from core.messages import (
    Card,
    Content,
    Line,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Reminder,
)
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import (
    CONTENTS,
    LATE,
    NOTICES,
    READ,
    UNDO,
    UNREAD,
)
from tests.unit.bot.email.samples import (
    ENTITY,
    SENDER,
    TEXTS,
    TODAY,
    a_channel,
    a_line,
    a_notice,
    a_record,
    body_of,
    buttons,
    parsed,
    the_part,
)


class _Reader(HTMLParser):
    """Reads a page as a person does, and notes what is open and what it loads."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.open: list[str] = []
        self.loaded: list[str] = []
        self.headings: list[int] = []
        self.tables = 0
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "br", "img"}:
            self.open.append(tag)
        values = dict(attrs)
        self.loaded += [value or "" for name, value in attrs if name in {"src", "background"}]
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        self.tables += tag == "table" and values.get("role") != "presentation"

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self.words.append(data)

    @property
    def text(self) -> str:
        return flat(" ".join(self.words))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def text_of(content: Content, **envelope: Any) -> str:
    return the_part(content, **envelope).text


def subject_of(content: Content) -> str:
    return text_of(content).splitlines()[0]


def reminder(*lines: Line, **values: Any) -> Reminder:
    return Reminder(lines=lines, **values)


@pytest.mark.parametrize("name", CONTENTS)
@pytest.mark.parametrize("channel", [READ, UNREAD], ids=["answers read", "answers not read"])
def test_the_page_says_what_the_text_says(name: str, channel: Any) -> None:
    part = the_part(CONTENTS[name], channel)
    message = parsed(part)
    page = _Reader(body_of(message, "html"))
    assert page.open == []
    assert page.loaded == []
    subject, _, plain = part.text.partition("\n\n")
    assert message["Subject"] == one_line(subject)
    assert body_of(message, "plain") == f"{plain}\n"
    for line in part.text.splitlines()[1:]:
        # What the links of the page write stands in the text as a sentence.
        if line.strip() and not re.match(
            r"\s*(--$|Responda «\S+ (?:nuestra parte )?ya está)", line
        ):
            said = flat(line.removeprefix("* ").replace(" · ", " "))
            assert said.casefold() in page.text.replace(" · ", " ").casefold()


@pytest.mark.parametrize("name", ["reminder", "listing", "welcome", "asked again: confirm"])
def test_every_part_has_a_heading_in_order_and_nothing_stands_in_columns(name: str) -> None:
    page = _Reader(body_of(parsed(the_part(CONTENTS[name], READ)), "html"))
    assert page.headings[:3] == [1, 2, 3]
    assert page.headings.count(1) == 1
    assert all(
        deeper - one <= 1 for one, deeper in zip(page.headings, page.headings[1:], strict=False)
    )
    assert page.tables == 0


def test_the_samples_are_all_the_notes_and_notices_that_the_catalogue_holds() -> None:
    names = {n.removeprefix("email/").removesuffix(".txt") for n in TEXTS.names()}
    assert {n for n in names if n.startswith("note_")} == {
        f"note_{c.name}" for c in CONTENTS.values() if isinstance(c, Note)
    }
    assert {n for n in names if n.startswith("notice_")} == {f"notice_{n.name}" for n in NOTICES}


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (a_line(due=LATE), "Venció el martes 2 de junio (hace 14 días)"),
        (a_line(due=date(2026, 6, 15)), "Venció el lunes 15 de junio (hace 1 día)"),
        (a_line(due=TODAY), "HOY, MARTES 16 DE JUNIO"),
        (a_line(due=date(2026, 6, 17)), "MAÑANA, MIÉRCOLES 17 DE JUNIO"),
        (a_line(), "Faltan 14 días"),
        (a_line(due=date(2027, 1, 29)), "Faltan 227 días"),
        (a_line(due=None), "Sin fecha de culminación en el plan"),
        (a_line(due_is_suggested=True), "Fecha por confirmar: el plan no la dice con claridad"),
        (a_line(due_is_suggested=True, due_printed="31/06/2026"),
         "El plan dice «31/06/2026». Mientras se corrige, tomamos el martes 30 de "
         "junio"),
        (a_line(), "Sin reporte"),
        (a_line(percent=Decimal("88.24"), said=last_said("", date(2026, 4, 30), file="p.xlsx")),
         "Al 30 de abril el plan decía 88,24\u00a0%"),
        (a_line(said=last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)),
         "Al 30 de abril el plan decía que no aplica"),
        (a_line(said=last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)),
         "¿Sigue así? Responda en cuánto va, o por qué no aplica."),
        (a_line(percent=Decimal(60), said=last_said("", date(2026, 6, 15))),
         "Usted reportó 60\u00a0% ayer"),
        (a_line(percent=Decimal(60), said=last_said("ya casi", LATE, person="Luz Díaz")),
         "Luz Díaz reportó 60\u00a0% el martes 2 de junio: «ya casi»"),
        (a_line(said=last_said("falta el contrato", date(2026, 6, 15))),
         "Usted escribió ayer: «falta el contrato»"),
        (a_line(percent=Decimal(60), said=last_said(
            "falta el contrato", date(2026, 6, 15), figure_by=Author(on=LATE, person="Luz Díaz"))),
         "Usted escribió ayer: «falta el contrato». Va en 60\u00a0% (Luz Díaz, martes 2 de junio)"),
        (a_line(support=True), "1.2 · Publicar la matriz de riesgos (usted apoya)"),
        (a_line(support=True, lead="Oficina TIC"),
         "1.2 · Publicar la matriz de riesgos (usted apoya; lidera la Oficina TIC)"),
        (a_line(support=True, lead="SECRETARÍA DE HACIENDA"),
         "1.2 · Publicar la matriz de riesgos (usted apoya; lidera Hacienda)"),
        (a_line(support=True, part=Decimal(60)), "Su parte: 60\u00a0%"),
        (a_line(handle="P1.2"),
         "P1.2 (1.2 en el plan) · Publicar la matriz de riesgos"),
        (a_line(title="  "), "1.2 · (sin título)"),
    ],
)  # fmt: skip
def test_an_activity_says_how_it_stands_and_what_comes_next(line: Line, sentence: str) -> None:
    assert sentence in [row.strip() for row in text_of(reminder(line)).splitlines()]


def test_the_office_is_named_once_when_it_is_the_same_and_each_time_when_it_is_not() -> None:
    other = a_line(office="Oficina Jurídica", support=True)
    assert text_of(reminder(a_line(), a_line())).count("Secretaría de Planeación") == 1
    assert "Oficina: Secretaría de Planeación" in text_of(reminder(a_line()))
    several = text_of(reminder(a_line(), other))
    assert "Publicar la matriz de riesgos (usted apoya)\n" in several
    assert "   Oficina Jurídica\n" in several
    assert "Oficina: " not in several


def test_an_answer_is_invited_only_where_answers_are_read() -> None:
    content = reminder(a_line(handle="3.1"))
    invited = the_part(content, READ).text
    assert "Responda a este correo con sus palabras" in invited
    assert "«3.1 va en 60\u00a0%, falta la firma»" in invited
    refused = the_part(content, UNREAD).text
    assert "Por ahora no leemos las respuestas a este correo" in refused
    assert "Responda a este correo" not in refused


@pytest.mark.parametrize("name", CONTENTS)
def test_no_text_promises_that_answers_are_read_where_they_are_not(name: str) -> None:
    text = the_part(CONTENTS[name], UNREAD).text
    assert "Responda a este correo" not in text
    assert "Responda con el número" not in text
    assert "Responda «" not in text


def test_a_receipt_says_in_one_line_that_no_file_arrived() -> None:
    told = Receipt(records=(a_record(),), still_open=1, undo=UNDO)
    line = "No llegó ningún archivo: si lo tiene, mándelo en respuesta a este correo."
    assert line in text_of(told.model_copy(update={"no_file": True})).splitlines()
    assert "archivo" not in text_of(told)


@pytest.mark.parametrize(
    ("record", "told"),
    [
        (a_record(), "1.2 · 60\u00a0% (antes 40\u00a0%)"),
        (a_record(before=None), "1.2 · 60\u00a0%"),
        (a_record(before=Decimal(60)), "1.2 · 60\u00a0%"),
        (a_record(percent=None, status="not_applicable"), "1.2 · no aplica"),
        (a_record(percent=None), "1.2 · sigue en 40\u00a0%"),
        (a_record(percent=None, before=None), "1.2 · sin cifra"),
    ],
)
def test_a_receipt_shows_the_new_figure_beside_the_former(record: Any, told: str) -> None:
    text = text_of(Receipt(records=(record,), still_open=1, undo=UNDO))
    assert text.splitlines()[0] == f"Registrado: {told}"
    assert "1.2 · Publicar la matriz de riesgos\n   «falta la firma»" in text
    assert "Por ahora no le pedimos nada más; le queda 1 actividad abierta." in text


def test_the_page_of_one_report_tells_its_figure_once_and_of_several_beside_each() -> None:
    one, two = a_record(), a_record(line=a_line(handle="1.3", code="1.3"))
    letter = parsed(the_part(Receipt(records=(one,), still_open=1, undo=UNDO), READ))
    alone, told = body_of(letter, "html"), "Registrado: 1.2 · 60\u00a0% (antes 40\u00a0%)"
    both = text_of(Receipt(records=(one, two), still_open=1, undo=UNDO))

    assert _headed(alone) == [told, "1.2 · Publicar la matriz de riesgos"]
    assert body_of(letter, "plain").count(told) == 1
    assert "1.2 · 60\u00a0% (antes 40\u00a0%)\n   Publicar la matriz de riesgos\n" in both
    assert "1.3 · 60\u00a0% (antes 40\u00a0%)\n   Publicar la matriz de riesgos\n" in both


def _headed(page: str) -> list[str]:
    """Return what the headings of a page say."""
    return re.findall(r"<h[12][^>]*>([^<]*)</h[12]>", page)


@pytest.mark.parametrize(
    ("notice", "sentences"),
    [
        (NOTICES[0], ["* 1.4 sin respuesta: Oficina Jurídica",
                      "  Rendir cuentas. Venció el martes 2 de junio (hace 14 días) y no hay "
                      "respuesta desde el recordatorio del miércoles 3 de junio."]),
        (a_notice("unreachable", reason="nobody_registered", handles="1.4"),
         ["* No llegamos a la Oficina Jurídica",
          "  Nadie recibe allí los recordatorios de 1.4: no hay ninguna persona registrada. "
          "Registre a alguien de la oficina."]),
        (a_notice("takes_over", former="Luz Díaz"),
         ["* Los recordatorios de la Oficina Jurídica le llegan ahora a usted",
          "  Antes le llegaban a Luz Díaz. Si no es así, avise a Planeación."]),
        (a_notice("handed_over", lead="Bea Díaz"),
         ["  A usted ya no le llegan. Si no es así, avise a Planeación."]),
        (a_notice("handed_over", lead="Bea Díaz", reported=1),
         ["* Los recordatorios de la Oficina Jurídica los recibe ahora Bea Díaz",
          "  A usted ya no le llegan; lo que usted reportó se conserva. Si no es así, avise a "
          "Planeación."]),
        (a_notice("left_empty", person="Luz Díaz", count=1, office_id=3),
         ["* Oficina Jurídica quedó sin a quién escribirle",
          "  Luz Díaz ya no está y nadie más de esa oficina puede recibir los recordatorios (1 "
          "actividad abierta). Registre a quien queda a cargo."]),
        (a_notice("left_empty", person="Luz Díaz", count=0, office_id=3, lost="yes"),
         ["  Lo que se le escribe a Luz Díaz ya no le llega y nadie más de esa oficina puede "
          "recibir los recordatorios. Registre una dirección que le llegue."]),
        (a_notice("replaces", former="Luz Díaz", had="la Oficina Jurídica", asked="", words="",
                  reported=1),
         ["* Desde hoy usted responde por la Oficina Jurídica, en lugar de Luz Díaz",
          "  Si no es así, avise a Planeación. Lo que reportó Luz Díaz se conserva con su "
          "nombre."]),
        (a_notice("replaces", former="Luz Díaz", had="", asked="", words="", reported=0),
         ["* Lo que tenía Luz Díaz lo recibe ahora usted",
          "  Si no es así, avise a Planeación."]),
        (a_notice("report_returned", by="", reported="33", percent=None, reason="sin acta",
                  due="2026-04-15", dates=1),
         ["  Rendir cuentas. Motivo: «sin acta». Lo que se reportó queda como está; la fecha del "
          "15 de abril vuelve a estar vencida hasta que se resuelva."]),
        (a_notice("report_returned", by="", reported="33", percent=None, reason="sin acta"),
         ["  Rendir cuentas. Motivo: «sin acta». Lo que se reportó queda como está; la actividad "
          "sigue abierta hasta que se resuelva."]),
        (a_notice("request", kind="extension", person="Luz Díaz", until="2026-07-30",
                  reason="sin CDP"),
                     ["* 1.4: Luz Díaz pide más plazo, hasta el jueves 30 de julio",
                      "  Rendir cuentas · Oficina Jurídica. Dijo: «sin CDP»."]),
        (a_notice("request", kind="reassign", person="Luz Díaz", office="", until=None),
         ["* 1.4: Luz Díaz dice que no es de su oficina", "  Rendir cuentas."]),
        (a_notice("disagreement", percent=60, other_office="Secretaría de Hacienda",
                  other_percent=20),
                     ["* 1.4: dos cifras distintas",
                      "  Rendir cuentas. Oficina Jurídica reportó 60\u00a0% y Secretaría de "
                      "Hacienda, 20\u00a0%. Vale la de la oficina que lidera; acuerden "
                      "una sola."]),
        (a_notice("recorded_for", since="2026-06-08", percent="60", before="50", holds="50",
                  said_on="2026-06-10", of_file=1, person="", description="falta la firma"),
         ["dijo el lunes 8 de junio: 60\u00a0%, «falta la firma». La cifra que vale no cambia: "
          "50\u00a0% (archivo, corte 10 jun)."]),
    ],
)  # fmt: skip
def test_a_notice_tells_what_happened(notice: NoticeItem, sentences: list[str]) -> None:
    text = text_of(reminder(notices=(notice,)))
    assert "\n".join(sentences) in text


def test_the_invitation_holds_its_link_as_text_and_as_a_link() -> None:
    message = parsed(the_part(CONTENTS["invitation"]))
    assert message["Subject"].startswith("Reciba por Telegram las fechas de su oficina: ")
    assert "\nhttps://t.me/x?start=y\n" in body_of(message, "plain")
    page = body_of(message, "html")
    link = page.partition('<a href="https://t.me/x?start=y"')[2]
    assert link.partition(">")[2].startswith("Conectar mi Telegram</a>")
    assert page.count("<a ") == 1, "its address stands there to be copied, not as a second link"


def test_a_closing_quote_belongs_to_no_link() -> None:
    address = "https://puertoesperanza.example/informe1.pdf"
    words = Note(name="held_hers", values={"words": f"La 1.2, ver {address}", "person": "Marta"})
    page = body_of(parsed(the_part(words)), "html")
    assert f'href="{address}"' in page


NASTY = '<script>alert(1)</script> & "comillas"\r\nBcc: intruso@x.example\r\n\r\n1) 9.9 · falsa'


@pytest.mark.parametrize("name", ["reminder", "listing", "card", "receipt", "question", "note"])
def test_what_people_and_files_wrote_stays_words(name: str) -> None:
    line = a_line(title=NASTY, office=NASTY, said=last_said(NASTY, LATE, person=NASTY), code=NASTY)
    contents: dict[str, Content] = {
        "reminder": reminder(line, notices=(a_notice("escalation", title=NASTY, due="2026-06-02",
                                                     since="2026-06-02", days=1, office=NASTY),)),
        "listing": Listing(lines=(line,)),
        "card": Card(line=line, buttons=buttons(NASTY)),
        "receipt": Receipt(records=(a_record(line=line, description=NASTY),), still_open=0,
                           undo=UNDO),
        "question": Question(name="confirm", line=line, words=NASTY, buttons=buttons(NASTY)),
        "note": Note(name="invitation", values={"name": NASTY, "link": NASTY, "entity": NASTY}),
    }  # fmt: skip
    message = parsed(the_part(contents[name], person=NASTY, entity=NASTY))
    page = body_of(message, "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert message["Bcc"] is None
    assert len(message["From"].addresses) == len(message["To"].addresses) == 1
    assert not re.search(r"^\s*(Bcc:|1\) 9\.9)", body_of(message, "plain"), re.MULTILINE)


def test_no_page_calls_a_macro_of_a_text() -> None:
    """Its words would come back unescaped: a text does not escape, and the page trusts a macro."""
    pages = list((Path(texts.__file__).parent / "es" / "email").glob("*.html.j2"))
    assert pages
    for page in pages:
        assert ".txt.j2" not in page.read_text(encoding="utf-8")


def test_the_footer_says_who_writes_and_why_she_gets_this() -> None:
    footer = text_of(reminder(a_line())).rpartition("\n--\n")[2]
    assert footer.startswith(f"{ENTITY} · culmina")
    assert "Recibe este correo porque" in footer


def test_a_person_without_a_known_name_is_greeted_all_the_same() -> None:
    assert "\n\nCordial saludo:\n\n" in text_of(reminder(a_line()), person="")


def test_the_headers_say_from_whom_to_whom_when_and_that_nobody_typed_it() -> None:
    message = parsed(the_part(reminder(a_line())))
    assert message["From"].addresses[0].addr_spec == SENDER
    assert message["From"].addresses[0].display_name == ENTITY
    assert message["To"].addresses[0].display_name == "Ana María Rojas"
    assert message["Date"].datetime.isoformat() == "2026-06-16T13:00:00+00:00"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["In-Reply-To"] is message["Reply-To"] is None


def test_the_name_of_the_settings_stands_before_the_entity() -> None:
    channel = a_channel(sender=f"Seguimiento al plan <{SENDER}>")
    message = parsed(the_part(reminder(a_line()), channel))
    assert message["From"].addresses[0].display_name == "Seguimiento al plan"
