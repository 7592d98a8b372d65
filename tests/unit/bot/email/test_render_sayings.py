"""Mails name who said what holds, and when."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.messages import (
    Attached,
    Card,
    Content,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Reminder,
)
from core.overviews import Overview, OverviewRow
from reports.values import Unsent
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import (
    NOTICES,
    READ,
    UNDO,
)
from tests.unit.bot.email.samples import (
    a_line,
    a_notice,
    a_record,
    buttons,
    the_part,
)
from tests.unit.bot.email.test_render import flat, reminder, text_of
from tests.unit.bot.telegram.contents import reading
from tests.unit.reports.samples import a_quiet_week, an_ordinary_week


@pytest.mark.parametrize("kind", ["reminder", "listing", "card"])
def test_what_a_colleague_reported_is_told_with_her_name(kind: str) -> None:
    marta = last_said("va bien", date(2026, 6, 15), person="Marta Ruiz", recorded_by="Luz Cano")
    said = a_line(percent=Decimal(60), said=marta)
    contents: dict[str, Content] = {
        "reminder": Reminder(lines=(said,)),
        "listing": Listing(lines=(said,)),
        "card": Card(line=said, buttons=()),
    }

    told = "Marta Ruiz reportó 60\u00a0% ayer (lo registró Luz Cano): «va bien»"
    assert told in (the_part(contents[kind], READ).text)


@pytest.mark.parametrize(
    ("of_file", "loaded", "told"),
    [
        (1, 0, "50 % (archivo, corte 10 jun)"),
        (1, 1, "50 % (archivo cargado el 10 jun)"),
        (0, 0, "50 % (miércoles 10 de junio)"),
    ],
)
def test_what_was_said_before_the_figure_that_holds_is_told_beside_it(
    of_file: int, loaded: int, told: str
) -> None:
    older = next(one for one in NOTICES if one.name == "recorded_for")
    more = {"holds": "50", "said_on": "2026-06-10", "of_file": of_file, "loaded": loaded}
    text = flat(
        text_of(reminder(notices=(NoticeItem(name=older.name, values=older.values | more),)))
    )

    assert f"La cifra que vale no cambia: {told}." in text
    assert "(antes 40" not in text
    assert "(antes 40" in flat(text_of(reminder(notices=(older,))))


def test_of_several_decisions_one_that_stood_names_who_decided_and_when() -> None:
    stood = {"what1": "decided_already", "number1": 2, "outcome1": "denied"}
    named = {"by1": "Luz Cano", "since1": "2026-06-15"}
    note = Note(name="decided_several", values={"count": 1, **stood, **named})

    assert "Solicitud 2: ya la decidió Luz Cano, el lunes 15 de junio: negada." in flat(
        text_of(note)
    )


def test_the_figure_of_an_activity_that_is_asked_about_has_its_source_and_day() -> None:
    told, cutoff = date(2026, 6, 15), date(2026, 4, 30)
    rows = (
        OverviewRow(name="1.2", percent=Decimal(60), asker="Marta Ruiz", since=told),
        OverviewRow(name="1.3", percent=Decimal(40), cutoff=cutoff),
    )
    mail = flat(text_of(Overview(name="activity", rows=rows, total=2)))

    assert "Va en 60 % · Marta Ruiz, lun 15 jun" in mail
    assert "Va en 40 % · archivo, corte 30 abr" in mail


def test_an_office_and_what_is_overdue_have_the_figures_that_the_chat_shows() -> None:
    rows = (
        OverviewRow(name="1.2", title="Publicar", due=date(2026, 5, 4), percent=Decimal(60)),
        OverviewRow(name="1.3", title="Revisar"),
        OverviewRow(name="1.4", title="Comprar", not_applicable=True),
    )
    mail = flat(text_of(Overview(name="office", office="Prensa", rows=rows, total=3)))

    assert "1.2 · Publicar Venció el lun 4 may Va en 60 %" in mail
    assert "1.3 · Revisar Sin fecha Sin reporte" in mail
    assert "1.4 · Comprar No aplica Sin fecha" in mail
    assert mail.count("Sin reporte") == 1
    overdue = flat(text_of(Overview(name="overdue", rows=rows[:1], total=1)))
    assert "Va en 60 %" in overdue
    assert "reporte" not in flat(text_of(Overview(name="silence", rows=rows[1:2], total=1)))


def test_offices_that_nothing_can_reach_stand_apart_in_a_mail() -> None:
    rows = (
        OverviewRow(name="Prensa", count=2, since=date(2026, 5, 4)),
        OverviewRow(name="Hacienda", count=1, unreached=True),
    )
    mail = flat(text_of(Overview(name="silence", rows=rows, total=2, unreached=1)))
    apart = "Sin contacto (no hay cómo avisarle a 1 oficina): Hacienda 1 actividad"
    assert mail.index("Prensa") < mail.index(apart)
    alone = flat(text_of(Overview(name="silence", rows=rows[1:], total=1, unreached=1)))
    assert "Por ahora ninguna oficina debe una respuesta. Sin contacto" in alone


WARNED = (
    "3 mensajes no han salido",
    "1. Llame a la Secretaría de Salud",
    "2. No hay cómo avisar a la Comisaría de Familia",
    "3. Falta decidir la solicitud 7",
)


def test_the_summary_says_the_same_by_mail_as_in_the_chat() -> None:
    week = an_ordinary_week(unsent=Unsent(failed=3, bounced=0, late=0, held=0))
    told = Overview(name="summary", figures=week.model_dump(mode="json"))
    quiet = Overview(name="summary", figures=a_quiet_week().model_dump(mode="json"))

    for said in (flat(text_of(told)), flat(reading(told))):
        assert [one for one in WARNED if one not in said] == []
        assert "nada que decidir" not in said
    for said in (flat(text_of(quiet)), flat(reading(quiet))):
        assert "o hay nada que decidir" in said
        assert "⚠️" not in said
        assert "llame" not in said.lower()


def answered(content: Content) -> str:
    return the_part(content, READ).text


def refused(**values: str | int | None) -> str:
    told = a_notice("request_denied", kind="reassign", reason="ya se revisó", by="Luz", **values)
    return answered(Reminder(lines=(), notices=(told,)))


def test_a_refusal_says_who_why_what_holds_and_what_can_be_done() -> None:
    text = refused()
    assert "Planeación no aprobó pasar la 1.4 a otra oficina" in text
    assert "Motivo de Luz: «ya se revisó». La actividad sigue a cargo de su oficina, con la" in text
    assert "hable con Luz o pídalo otra vez con un motivo nuevo." in text


def test_who_did_not_ask_for_it_is_not_told_to_ask_again() -> None:
    text = refused(asker="Pedro Rueda")
    assert "Lo pidió Pedro Rueda." in text
    assert "pídalo otra vez" not in text


def test_a_yes_or_no_and_a_day_are_asked_for_in_words_and_a_choice_by_number() -> None:
    yes = Question(name="confirm", line=a_line(), figure=Decimal(60), buttons=buttons("Sí", "No"))
    assert answered(yes).count("Responda «sí» o «no».") == 1
    assert "1. Sí" not in answered(yes)
    day = Question(name="until", line=a_line(), buttons=buttons("29 de mayo", "30 de junio"))
    assert "Responda «29 de mayo», «30 de junio» u otra fecha." in answered(day)
    office = Question(name="office", line=a_line(), buttons=buttons("Oficina TIC", "Hacienda"))
    assert "Responda con el número (1 a 2)" in answered(office)
    assert "2. Hacienda" in answered(office)


def test_how_a_file_is_moved_is_said_where_one_came_with_the_report() -> None:
    came = a_record(attached=Attached(documents=1))
    with_it, alone = (
        flat(the_part(Receipt(records=(one,), still_open=1, undo=UNDO), READ).text)
        for one in (came, a_record())
    )

    told = "Si lo que envió es de otra actividad, escriba «el archivo es de la …», con su código."
    assert told in with_it
    assert "es de otra actividad" not in alone


@pytest.mark.parametrize(
    ("still_open", "said"),
    [
        (1, "1.2 sigue vencida."),
        (2, "1.2 sigue vencida; le queda otra actividad abierta."),
        (3, "1.2 sigue vencida; le quedan otras 2 actividades abiertas."),
    ],
)
def test_a_receipt_counts_the_overdue_one_that_it_names_once(still_open: int, said: str) -> None:
    late = a_record(line=a_line(due=date(2026, 6, 2)))
    text = text_of(Receipt(records=(late,), still_open=still_open, undo=UNDO))
    assert said in text.splitlines()
