"""Tests: the reminder as a person reads it on the telephone, and the notices in it."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import TemplateNotFound

from core.last_words import Author
from core.messages import (
    Card,
    Content,
    Listing,
    NoticeItem,
    Question,
    Reminder,
    Wished,
)
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import (
    OVERDUE,
    TODAY,
    a_line,
    a_reminder,
    parts_of,
    reading,
)


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"percent": None}, "Sin reporte"),
        (
            {"percent": Decimal(0), "said": last_said("", date(2026, 4, 30), file="p.xlsx")},
            "Al 30 de abril el plan decía 0\u00a0%",
        ),
        (
            {
                "percent": Decimal("88.24"),
                "said": last_said("según acta", date(2025, 8, 31), file="p.xlsx"),
            },
            "Al 31 de agosto de 2025 el plan decía 88,24\u00a0%: «según acta»",
        ),
        (
            {"percent": Decimal(9), "said": last_said("", date(2026, 3, 2), file="p", loaded=True)},
            "El plan decía 9\u00a0%",
        ),
        (
            {"percent": None, "said": last_said("", date(2026, 4, 30), file="p.xlsx")},
            "Al 30 de abril el plan no decía la cifra",
        ),
        (
            {"said": last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)},
            "Al 30 de abril el plan decía que no aplica\n"
            "¿Sigue así? Responda en cuánto va, o por qué no aplica.",
        ),
        (
            {"percent": None, "said": last_said("no aplica este corte")},
            "Usted escribió el 4 de mayo: «no aplica este corte»",
        ),
        (
            {"percent": Decimal(60), "said": last_said("", date(2025, 12, 1), person="Marta Ruiz")},
            "Marta Ruiz reportó 60\u00a0% el 1 de diciembre de 2025",
        ),
        (
            {
                "percent": Decimal(60),
                "said": last_said("falta", figure_by=Author(on=date(2025, 8, 31), file="p.xlsx")),
            },
            "Usted escribió el 4 de mayo: «falta». Va en 60\u00a0% (según el plan, al 31 de agosto "
            "de 2025)",
        ),
    ],
)
def test_the_last_figure_names_who_said_it_and_when(overrides: dict[str, Any], said: str) -> None:
    assert reading(Listing(lines=(a_line(**overrides),))).endswith(f"\n{said}")


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 5, 11), "11 de mayo, vence hoy"),
        (date(2026, 5, 12), "12 de mayo, vence mañana"),
        (date(2026, 5, 10), "10 de mayo, venció hace 1 día"),
        (None, "Sin fecha de culminación"),
    ],
)
def test_the_due_date_comes_with_the_days_that_are_left(due: date | None, said: str) -> None:
    assert reading(Listing(lines=(a_line(due=due),))).splitlines()[3] == said


def test_only_what_is_overdue_stands_out() -> None:
    late, soon = (
        parts_of(Listing(lines=(a_line(due=due),)))[0].text
        for due in (date(2026, 5, 6), date(2026, 5, 18))
    )

    assert "<b>venció hace 5 días</b>" in late
    assert "faltan 7 días" in soon
    assert "<b>faltan" not in soon


def test_notices_follow_the_activities() -> None:
    escalation = NoticeItem(
        name="escalation",
        values={
            "handle": "1.4",
            "title": "Rendir cuentas",
            "office": "Secretaría de Hacienda",
            "due": "2026-04-30",
            "days": "11",
            "since": "2026-05-04",
        },
    )
    unreachable = NoticeItem(
        name="unreachable",
        values={"office": "Oficina Jurídica", "reason": "nobody_registered", "handles": "2.1, 2.2"},
    )

    assert reading(Reminder(lines=(), notices=(escalation, unreachable))) == (
        "Hola, Marta. Novedades del plan:\n"
        "\n"
        "🔴 Sin respuesta · Secretaría de Hacienda\n"
        "1.4 Rendir cuentas\n"
        "Venció el 30 de abril, hace 11 días. No responde desde el recordatorio del 4 de mayo.\n"
        "\n"
        "🔴 No hay cómo avisar · Oficina Jurídica\n"
        "No hay ninguna persona registrada.\n"
        "Nadie recibe los recordatorios de 2.1, 2.2. Registre a alguien de la oficina."
    )
    assert "1.4 Rendir cuentas" in reading(a_reminder(OVERDUE, notices=(escalation,)))


def test_where_a_person_wrote_without_a_figure_those_above_read_it_and_not_that_it_is_silent() -> (
    None
):
    told = {
        "handle": "1.4",
        "title": "Rendir cuentas",
        "due": "2026-04-30",
        "days": "11",
        "since": "2026-05-04",
    }
    words = {
        "said_on": "2026-05-08",
        "said_by": "Luz Díaz",
        "said_words": "va bien, falta la firma",
    }
    office = {"office": "Secretaría de Hacienda"}

    def said(*each: dict[str, str]) -> str:
        notice = NoticeItem(name="escalation", values={**each[0], **office}, each=each)
        return reading(Reminder(lines=(), notices=(notice,)))

    assert said(told | words) == (
        "Hola, Marta. Novedades del plan:\n"
        "\n"
        "🔴 Sin cifra · Secretaría de Hacienda\n"
        "1.4 Rendir cuentas\n"
        "Venció el 30 de abril, hace 11 días. Luz Díaz escribió el 8 de mayo, sin cifra: «va bien, "
        "falta la firma»."
    )
    assert "🔴 Sin reporte ·" in said(told | words, told | {"handle": "1.5"})
    assert "🔴 Sin respuesta ·" in said(told)


@pytest.mark.parametrize(
    ("values", "first"),
    [
        (
            {"kind": "extension", "person": "Jorge Mina", "until": "2026-06-30"},
            "📨 Jorge Mina pide más plazo, hasta el 30 de junio:",
        ),
        ({"kind": "reassign", "person": None}, "📨 Oficina Jurídica dice que no le corresponde:"),
        (
            {"kind": "snooze", "person": "Jorge Mina", "until": "2026-05-15"},
            "📨 Jorge Mina pide que se le recuerde después, el viernes 15 de mayo:",
        ),
    ],
)
def test_a_request_says_who_asks_for_what(values: dict[str, str | None], first: str) -> None:
    told = {"handle": "1.4", "title": "Rendir cuentas", "office": "Oficina Jurídica"}
    item = NoticeItem(name="request", values={**told, "reason": "no hay contrato", **values})

    lines = reading(Reminder(lines=(), notices=(item,))).splitlines()

    assert lines[2:] == [first, "1.4 Rendir cuentas", "Oficina Jurídica", "«no hay contrato»"]


def test_a_disagreement_shows_both_figures() -> None:
    item = NoticeItem(
        name="disagreement",
        values={
            "handle": "1.4",
            "title": "Rendir cuentas",
            "office": "Oficina Jurídica",
            "percent": 60,
            "other_office": "Secretaría de Hacienda",
            "other_percent": 20,
        },
    )

    text = reading(Reminder(lines=(), notices=(item,)))

    assert "Oficina Jurídica: 60\u00a0%\nSecretaría de Hacienda: 20\u00a0%\n" in text


def test_a_mistyped_date_is_told_as_corrected_and_a_moved_one_as_moved() -> None:
    about: dict[str, str | int | None] = {
        "handle": "1.4", "title": "Rendir cuentas", "office": "TIC", "since": "2028-06-30",
        "due": "2026-06-30",
    }  # fmt: skip
    corrected, moved = (
        reading(Reminder(lines=(), notices=(NoticeItem(name="date_moved", values=one),)))
        for one in (about | {"corrected": 1}, about)
    )

    assert "Se corrigió la fecha · TIC" in corrected
    assert "vence el 30 de junio. No es una prórroga." in corrected
    assert "Cambió una fecha · TIC" in moved
    assert "corrig" not in moved


@pytest.mark.parametrize("by", ["", "Luz Díaz"])
def test_a_date_where_there_was_none_is_new_and_says_who_wrote_it_down(by: str) -> None:
    values: dict[str, str | int | None] = {
        "handle": "4.4", "title": "Rendir cuentas", "office": "TIC", "since": None,
        "due": "2026-06-30", "corrected": 1, "by": by,
    }  # fmt: skip
    text = reading(Reminder(lines=(), notices=(NoticeItem(name="date_moved", values=values),)))
    assert "Fecha nueva · TIC" in text
    assert "\nVence el 30 de junio." in text
    said = f"Lo decidió {by}." if by else "Lo registró quien administra el sistema."
    assert said in text
    assert "corrig" not in text


@pytest.mark.parametrize(
    ("next_on", "told"),
    [
        ("2026-07-31", "Ya no vence el 30 de junio; vence el 31 de julio."),
        (None, "Ya no vence el 30 de junio."),
    ],
)
def test_who_reads_that_a_date_is_gone_reads_which_one_stands(
    next_on: str | None, told: str
) -> None:
    values: dict[str, str | int | None] = {
        "handle": "1.4", "title": "Rendir cuentas", "office": "TIC", "since": "2026-06-30",
        "next_on": next_on,
    }  # fmt: skip

    assert told in reading(
        Reminder(lines=(), notices=(NoticeItem(name="date_moved", values=values),))
    )


@pytest.mark.parametrize(
    ("since", "heading"),
    [("2026-05-29", "Cambiaron 3 fechas · TIC"), (None, "Hay 3 fechas nuevas · TIC")],
)
def test_several_dates_are_one_short_list(since: str | None, heading: str) -> None:
    each: tuple[dict[str, str | int | None], ...] = tuple(
        {"handle": handle, "title": "Rendir cuentas", "since": since, "due": "2026-06-30"}
        for handle in ("1.4", "1.5", "1.6")
    )
    values: dict[str, str | int | None] = {"office": "TIC", "by": "Luz Díaz", "corrected": 0}
    text = reading(
        Reminder(lines=(), notices=(NoticeItem(name="date_moved", values=values, each=each),))
    )

    assert text.count("📅") == 1
    assert heading in text
    before = "antes el 29 de mayo, " if since else ""
    assert f"\n1.5 Rendir cuentas: {before}vence el 30 de junio\n" in text
    assert text.count("Lo decidió Luz Díaz.") == 1


@pytest.mark.parametrize(
    ("of_file", "told"),
    [(1, "50\u00a0% (archivo, corte 10 may)."), (0, "50\u00a0% (10 de mayo).")],
)
def test_what_was_said_before_the_figure_that_holds_is_told_beside_it(
    of_file: int, told: str
) -> None:
    values: dict[str, str | int | None] = {
        "handle": "1.4", "title": "Rendir cuentas", "person": "", "by": "Luz Cano",
        "since": "2026-05-08", "percent": "60", "before": "50", "description": "falta la firma",
        "holds": "50", "said_on": "2026-05-10", "of_file": of_file,
    }  # fmt: skip
    text = reading(Reminder(lines=(), notices=(NoticeItem(name="recorded_for", values=values),)))

    assert f"60\u00a0% · «falta la firma»\nLa cifra que vale no cambia: {told}\n" in text


def test_a_notice_that_the_catalogue_does_not_hold_is_an_error() -> None:
    with pytest.raises(TemplateNotFound):
        parts_of(Reminder(lines=(), notices=(NoticeItem(name="gossip", values={}),)))


@pytest.mark.parametrize("kind", ["listing", "card"])
def test_what_a_colleague_reported_is_told_with_her_name(kind: str) -> None:
    said = a_line(
        percent=Decimal(60),
        said=last_said(
            "va bien", TODAY - timedelta(days=1), person="Marta Ruiz", recorded_by="Luz Cano"
        ),
    )
    contents: dict[str, Content] = {
        "listing": Listing(lines=(said,)),
        "card": Card(line=said, buttons=()),
    }

    told = "Marta Ruiz reportó 60\u00a0% ayer (lo registró Luz Cano): «va bien»"
    assert told in (reading(contents[kind]))


def test_what_was_reported_today_says_so() -> None:
    said = a_line(percent=Decimal(60), said=last_said("", TODAY))

    assert "Usted reportó 60\u00a0% hoy" in reading(Listing(lines=(said,)))
    assert "; usted reportó 60\u00a0% hoy" in reading(a_reminder(said))


@pytest.mark.parametrize(
    ("handles", "due", "now"),
    [
        (("4.4",), date(2026, 5, 29), " (ahora vence el 29 de mayo)"),
        (("4.4",), date(2026, 5, 12), " (ahora vence mañana)"),
        (("4.4",), date(2026, 5, 11), " (vence hoy)"),
        (("4.4",), date(2026, 5, 4), " (venció el 4 de mayo)"),
        (("4.4", "4.5"), date(2026, 6, 30), " (ahora vencen el 30 de junio)"),
        (("4.4", "4.5"), None, ""),
    ],
)
def test_who_asks_for_more_time_reads_when_it_is_due_now(
    handles: tuple[str, ...], due: date | None, now: str
) -> None:
    wished = Wished(kind="extension", handles=handles, due=due, until=date(2026, 9, 27))
    said = reading(Question(name="wish", wished=wished))
    which = " y ".join(handles)
    assert said.startswith(f"¿Pido más plazo para {which} hasta el 27 de septiembre{now}?\n")


@pytest.mark.parametrize(
    ("office", "said"),
    [
        ("Oficina Jurídica", "¿Le pido a planeación que pase 5.3 a la Oficina Jurídica?"),
        ("Hacienda", "¿Le pido a planeación que pase 5.3 a Hacienda?"),
        ("Despacho", "¿Le pido a planeación que pase 5.3 al Despacho?"),
        (
            "Jurídica o Almacén",
            "¿Le pido a planeación que pase 5.3 a la oficina «Jurídica o Almacén»?",
        ),
        ("", "¿Pido que 5.3 pase a otra oficina, la que escoja planeación?"),
    ],
)  # fmt: skip
def test_who_asks_for_another_office_reads_of_whom_and_what_each_button_does(
    office: str, said: str
) -> None:
    text = reading(
        Question(name="wish", wished=Wished(kind="reassign", handles=("5.3",), office=office))
    )
    assert text.startswith(f"{said}\n")
    assert "«Sí, pedirlo»: la solicitud se envía y decide planeación; mientras tanto" in text
    assert "«No»: no se pide nada." in text
