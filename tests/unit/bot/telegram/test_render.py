"""Tests: what a person reads on Telegram, whole messages as they appear on the telephone."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from jinja2 import TemplateNotFound

from bot.telegram.layout import visible_units
from core.messages import (
    Card,
    Content,
    Digest,
    Listing,
    Note,
    NoticeItem,
    Question,
    Receipt,
    Reminder,
    Undone,
)
from reports.values import Figures, Unsent
from tests.unit.bot.telegram.contents import (
    RISKS,
    TEXTS,
    a_button,
    a_line,
    a_record,
    a_reminder,
    labels,
    parts_of,
    reading,
    rows_of,
    shown,
)
from tests.unit.reports.samples import EIGHT, a_quiet_week, an_ordinary_week, overdue

OVERDUE = a_line(
    "1.2",
    due=date(2026, 5, 6),
    percent=Decimal(60),
    words="falta la firma del contrato",
    said_on=date(2026, 4, 13),
    number=2,
    total=0,
    next_on=date(2026, 5, 20),
    escalates_on=date(2026, 5, 13),
)
SUPPORTED = a_line(
    "P1.1",
    code="1.1",
    title="Publicar el plan anticorrupción en la página web",
    support=True,
    percent=Decimal("33.5"),
    said_by="Jorge Mina",
    said_on=date(2026, 5, 4),
    number=3,
    total=6,
    next_on=date(2026, 5, 15),
)
SUGGESTED = a_line(
    "A-07",
    code=None,
    title="Rendir cuentas",
    due=date(2027, 1, 18),
    due_is_suggested=True,
    number=1,
    total=6,
    next_on=date(2027, 1, 4),
)


def test_a_reminder_shows_the_three_most_urgent_and_counts_the_rest() -> None:
    more = [a_line(f"2.{number}") for number in range(1, 14)]
    content = a_reminder(
        OVERDUE, SUPPORTED, SUGGESTED, *more, buttons=(a_button("Ver todas", "all", 0),)
    )

    (part,) = parts_of(content)

    assert shown(part).text == (
        "Hola, Marta. Su oficina tiene 1 actividad vencida y 15 por vencer.\n"
        "\n"
        "1.2 Actualizar y publicar el mapa de riesgos de corrupción de…\n"
        "mié 6 may · venció hace 5 días\n"
        "Usted reportó 60\u00a0% el lun 13 abr: «falta la firma del contrato»\n"
        "Recordatorio 2 desde que venció; el próximo, el mié 20 may\n"
        "Sin respuesta, el mié 13 may se informa a quien sigue el plan\n"
        "\n"
        "P1.1 (1.1) Publicar el plan anticorrupción en la página web (apoyo)\n"
        "lun 18 may · faltan 7 días\n"
        "Jorge Mina reportó 33,5\u00a0% el lun 4 may\n"
        "Recordatorio 3 de 6; el próximo, el vie 15 may\n"
        "\n"
        "A-07 Rendir cuentas\n"
        "Fecha sugerida: lun 18 ene 2027 · faltan 252 días\n"
        "Aún sin avance reportado\n"
        "Recordatorio 1 de 6; el próximo, el lun 4 ene 2027\n"
        "\n"
        "… y 13 más.\n"
        "\n"
        "Toque una actividad, o escríbame cómo va: «1.2 va en 60 %, falta la firma»."
    )
    assert rows_of(part) == [["1.2", "P1.1", "A-07"], ["Ver todas"]]


def test_a_reminder_of_one_activity_says_once_what_happens_next() -> None:
    (part,) = parts_of(a_reminder(SUPPORTED))

    assert shown(part).text == (
        "Hola, Marta. Su oficina tiene 1 actividad por vencer.\n"
        "\n"
        "P1.1 (1.1) Publicar el plan anticorrupción en la página web (apoyo)\n"
        "lun 18 may · faltan 7 días\n"
        "Jorge Mina reportó 33,5\u00a0% el lun 4 may\n"
        "\n"
        "Recordatorio 3 de 6; el próximo, el vie 15 may.\n"
        "\n"
        "Toque el botón, o escríbame cómo va: «va en 60 %, falta la firma»."
    )
    assert rows_of(part) == [["P1.1"]]


def test_a_welcome_says_who_writes_and_how_to_answer_and_lists_everything() -> None:
    lines = [OVERDUE, SUPPORTED, SUGGESTED, a_line("2.1"), a_line("2.2", due=None)]
    plain = [line.model_copy(update={"number": None, "next_on": None}) for line in lines]
    first = plain[0].model_copy(update={"escalates_on": None})

    text = reading(a_reminder(first, *plain[1:], welcome=True))

    assert text.startswith(
        "Hola, Marta. Soy culmina y acompaño el plan de su entidad: Alcaldía de Puerto Esperanza.\n"
        "\n"
        "Antes de cada fecha le escribo, en horario laboral, para saber cómo va lo que tiene su "
        "oficina. Respóndame con sus palabras, por ejemplo: «va en 60 %, falta la firma». Cada "
        "respuesta queda en el seguimiento del plan; si algo queda mal, se deshace con un botón.\n"
        "\n"
        "Esto es lo que su oficina tiene abierto: 1 actividad vencida y 4 por vencer.\n"
        "\n"
        "1.2 Actualizar"
    )
    assert (
        "Además:\n"
        "2.1 Actualizar y publicar el mapa de… · lun 18 may\n"
        "2.2 Actualizar y publicar el mapa de…\n"
    ) in text
    assert "Recordatorio" not in text


@pytest.mark.parametrize(
    ("overrides", "said"),
    [
        ({"percent": None, "words": ""}, "Aún sin avance reportado"),
        ({"percent": Decimal(0), "words": ""}, "Último avance en el plan: 0\u00a0%"),
        (
            {"percent": Decimal("88.24"), "words": "según acta"},
            "Último avance en el plan: 88,24\u00a0%, «según acta»",
        ),
        (
            {"percent": None, "words": "no aplica este corte", "said_on": date(2026, 5, 4)},
            "Usted escribió el lun 4 may: «no aplica este corte»",
        ),
        (
            {"percent": Decimal(60), "said_by": "Marta Ruiz", "said_on": date(2025, 12, 1)},
            "Marta Ruiz reportó 60\u00a0% el lun 1 dic 2025",
        ),
    ],
)
def test_the_last_figure_names_who_said_it_and_when(overrides: dict[str, Any], said: str) -> None:
    assert reading(Listing(lines=(a_line(**overrides),))).splitlines()[-1] == said


@pytest.mark.parametrize(
    ("due", "said"),
    [
        (date(2026, 5, 11), "lun 11 may · vence hoy"),
        (date(2026, 5, 12), "mar 12 may · vence mañana"),
        (date(2026, 5, 10), "dom 10 may · venció hace 1 día"),
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
        "Venció el jue 30 abr, hace 11 días. No responde desde el recordatorio del lun 4 may.\n"
        "\n"
        "🔴 No hay cómo avisar · Oficina Jurídica\n"
        "No hay ninguna persona registrada.\n"
        "Nadie recibe los recordatorios de 2.1, 2.2. Registre a alguien de la oficina."
    )
    assert "1.4 Rendir cuentas" in reading(a_reminder(OVERDUE, notices=(escalation,)))


@pytest.mark.parametrize(
    ("values", "first"),
    [
        (
            {"kind": "extension", "person": "Jorge Mina", "until": "2026-06-30"},
            "📨 Jorge Mina pide más plazo, hasta el mar 30 jun:",
        ),
        ({"kind": "reassign", "person": None}, "📨 Oficina Jurídica dice que no le corresponde:"),
        (
            {"kind": "snooze", "person": "Jorge Mina", "until": "2026-05-15"},
            "📨 Jorge Mina pide que se le recuerde después, el vie 15 may:",
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


def test_a_notice_that_the_catalogue_does_not_hold_is_an_error() -> None:
    with pytest.raises(TemplateNotFound):
        parts_of(Reminder(lines=(), notices=(NoticeItem(name="gossip", values={}),)))


def test_a_listing_holds_every_activity_with_its_button() -> None:
    (part,) = parts_of(Listing(lines=(OVERDUE, SUPPORTED)))

    assert shown(part).text == (
        "Tiene 2 actividades pendientes:\n"
        "\n"
        f"1.2 {RISKS}\n"
        "mié 6 may · venció hace 5 días\n"
        "Usted reportó 60\u00a0% el lun 13 abr: «falta la firma del contrato»\n"
        "\n"
        "P1.1 (1.1) Publicar el plan anticorrupción en la página web (apoyo)\n"
        "lun 18 may · faltan 7 días\n"
        "Jorge Mina reportó 33,5\u00a0% el lun 4 may"
    )
    assert rows_of(part) == [["1.2", "P1.1"]]


def test_a_long_listing_is_split_between_activities() -> None:
    lines = [a_line(f"{number}", words="se avanzó") for number in range(1, 61)]

    parts = parts_of(Listing(lines=tuple(lines)))

    assert len(parts) > 1
    told = [line for part in parts for line in shown(part).text.split("\n\n")]
    assert [block.split()[0] for block in told[1:]] == [line.handle for line in lines]
    assert [label for part in parts for row in rows_of(part) for label in row] == [
        line.handle for line in lines
    ]
    for part in parts:
        assert shown(part).length == visible_units(part.text) <= 4096


def test_an_empty_listing_says_that_nothing_is_pending() -> None:
    assert reading(Listing(lines=())) == "No tiene actividades pendientes. ¡Gracias!"


def test_a_card_shows_the_whole_activity_and_its_buttons_in_pairs() -> None:
    names = ["25 %", "50 %", "75 %", "100 %", "Sin avance", "Otra cifra"]
    names += ["Recordar después", "No es de mi oficina"]

    (part,) = parts_of(Card(line=OVERDUE, buttons=labels(names)))

    assert shown(part).text == (
        f"1.2 {RISKS}\n"
        "Secretaría de Planeación\n"
        "mié 6 may · venció hace 5 días\n"
        "Usted reportó 60\u00a0% el lun 13 abr: «falta la firma del contrato»\n"
        "\n"
        "¿Cómo va? Toque una opción o escríbame con sus palabras."
    )
    assert rows_of(part) == [
        ["25 %", "50 %"],
        ["75 %", "100 %"],
        ["Sin avance", "Otra cifra"],
        ["Recordar después", "No es de mi oficina"],
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (
            Question(name="activity", words="ya quedó", buttons=labels(["1.2 Mapa"])),
            "¿De cuál actividad me habla? Usted escribió: «ya quedó»\n"
            "Toque la actividad o escriba su número.",
        ),
        (
            Question(name="percent", line=OVERDUE, words="vamos bien", buttons=labels(["50 %"])),
            "¿En qué porcentaje va?\n"
            "1.2 Actualizar y publicar el mapa de riesgos de corrupción de…\n"
            "Último avance: 60\u00a0%\n"
            "Usted escribió: «vamos bien»\n"
            "\n"
            "Escriba un número de 0 a 100 o toque una opción.",
        ),
        (
            Question(name="confirm", line=OVERDUE, figure=Decimal(40), words="vamos en 40"),
            "¿Registro 40\u00a0% (antes 60\u00a0%)?\n"
            "1.2 Actualizar y publicar el mapa de riesgos de corrupción de…\n"
            "Usted escribió: «vamos en 40»",
        ),
        (
            Question(name="confirm", line=SUGGESTED, words="no aplica"),
            "¿Lo registro así?\nA-07 Rendir cuentas\nUsted escribió: «no aplica»",
        ),
    ],
)
def test_a_question_repeats_what_it_is_about(content: Question, said: str) -> None:
    assert reading(content) == said


def test_a_receipt_says_what_was_recorded_and_what_is_left() -> None:
    content = Receipt(records=(a_record(),), still_open=3, undo=a_button("Deshacer", "undo", 9))

    (part,) = parts_of(content)

    assert shown(part).text == (
        "✅ 1.2 · 60\u00a0% (antes 40\u00a0%)\n"
        "Actualizar y publicar el mapa de riesgos de corrupción de…\n"
        "«falta la firma del contrato»\n"
        "lun 18 may · faltan 7 días\n"
        "\n"
        "Le quedan 3 actividades abiertas. Si algo no está bien, toque Deshacer o escríbame la "
        "cifra correcta."
    )
    assert rows_of(part) == [["Deshacer"]]


@pytest.mark.parametrize(
    ("overrides", "first"),
    [
        ({"before": None}, "✅ 1.2 · 60\u00a0%"),
        ({"before": Decimal(60)}, "✅ 1.2 · 60\u00a0% (igual que antes)"),
        (
            {"percent": Decimal(100), "status": "done"},
            "✅ 1.2 · 100\u00a0% (antes 40\u00a0%) · cumplida",
        ),
        (
            {"percent": Decimal(0), "before": None, "status": "not_started"},
            "✅ 1.2 · 0\u00a0% · sin iniciar",
        ),
        (
            {"percent": None, "status": "not_applicable"},
            "✅ 1.2 · no aplica (antes 40\u00a0%)",
        ),
        ({"percent": None, "before": None}, "✅ 1.2 · sin cifra"),
    ],
)
def test_a_receipt_names_each_kind_of_report(overrides: dict[str, Any], first: str) -> None:
    content = Receipt(records=(a_record(**overrides),), still_open=0, undo=a_button("Deshacer"))

    lines = reading(content).splitlines()

    assert lines[0] == first
    assert lines[-1].startswith("No le queda nada abierto. ¡Gracias!")


def test_a_receipt_of_something_finished_does_not_count_days() -> None:
    done = a_record(percent=Decimal(100), status="done", description="")
    content = Receipt(records=(done,), still_open=1, undo=a_button("Deshacer"))

    text = reading(content)

    assert "faltan" not in text
    assert "Le queda 1 actividad abierta." in text


def test_what_was_undone_shows_the_figure_that_holds_again() -> None:
    again = a_line("1.2", percent=Decimal(40), title="Mapa de riesgos")
    never = a_line("1.3", title="Rendir cuentas")

    assert reading(Undone(lines=(again, never))) == (
        "Deshecho.\n"
        "1.2 vuelve a 40\u00a0% · Mapa de riesgos\n"
        "1.3 queda sin avance reportado · Rendir cuentas"
    )


def a_digest(figures: Figures) -> Digest:
    """Return the digest as the outbox keeps it."""
    return Digest(on=figures.on, figures=figures.model_dump(mode="json"))


def test_the_digest_is_short_and_begins_with_what_may_be_wrong() -> None:
    week = an_ordinary_week(
        unsent=Unsent(failed=1, bounced=0, late=2, held=0),
        overdue=tuple(overdue(number) for number in range(1, 8)),
    )

    assert reading(a_digest(week)) == (
        "Resumen semanal del plan · lun 11 may\n"
        "Las fechas se revisaron el lun 11 may a las 07:55. ⚠️ 3 avisos sin salir.\n"
        "\n"
        "47,3\u00a0% de avance promedio en 48 actividades\n"
        "12 cumplidas · 20 en curso · 14 sin avance\n"
        "1 vencida · 1 por vencer en 15 días\n"
        "Esta semana se movió 1.\n"
        "\n"
        "Vencidas\n"
        "2.1 Realizar dos jornadas de rendición de… · 1 día\n"
        "2.2 Realizar dos jornadas de rendición de… · 2 días\n"
        "2.3 Realizar dos jornadas de rendición de… · 3 días\n"
        "2.4 Realizar dos jornadas de rendición de… · 4 días\n"
        "2.5 Realizar dos jornadas de rendición de… · 5 días\n"
        "… y 2 más.\n"
        "\n"
        "No han respondido: Secretaría de Salud (3)\n"
        "No hay cómo avisarles: Comisaría de Familia (2)\n"
        "\n"
        "El detalle, con la tabla, llega por correo."
    )


def test_a_digest_without_trouble_says_so() -> None:
    text = reading(a_digest(a_quiet_week()))

    assert "Todo lo debido salió." in text
    assert "Vencidas\n" not in text
    assert "Ninguna oficina está en silencio ni sin contacto." in text


@pytest.mark.parametrize(
    ("last_tick", "said"),
    [
        (None, "⚠️ Las fechas no se han revisado todavía."),
        (EIGHT - timedelta(days=3), "⚠️ Las fechas no se revisan desde el vie 8 may."),
    ],
)
def test_a_digest_says_when_the_clock_stands_still(last_tick: datetime | None, said: str) -> None:
    assert said in reading(a_digest(a_quiet_week(last_tick=last_tick)))


NOTES = sorted(
    name.removeprefix("telegram/note_").removesuffix(".html")
    for name in TEXTS.names()
    if name.startswith("telegram/note_")
)


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize(
    "values", [{}, {"handle": "1.2", "until": "2026-05-15", "kind": "extension", "name": "Marta"}]
)
def test_every_note_is_short_and_reads_with_and_without_values(
    name: str, values: dict[str, str | int | None]
) -> None:
    text = reading(Note(name=name, values=values))

    assert 0 < len(text) < 350
    assert len(text.splitlines()) <= 8
    assert "None" not in text
    assert "  " not in text


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        (
            "snoozed",
            {"handle": "1.2", "until": "2026-05-15"},
            "De acuerdo: le recuerdo 1.2 el vie 15 may. La fecha de culminación no cambia.",
        ),
        (
            "request_sent",
            {"handle": "1.2", "kind": "extension"},
            "Envié su solicitud de más plazo sobre 1.2 a la oficina de planeación, que decide. "
            "Mientras tanto nada cambia en el plan.",
        ),
        (
            "not_yours",
            {"handle": "1.9"},
            "La actividad 1.9 no está a cargo de su oficina y no registré nada. Si debería "
            "estarlo, avise a la oficina de planeación.",
        ),
    ],
)
def test_a_note_names_what_it_is_about(
    name: str, values: dict[str, str | int | None], said: str
) -> None:
    assert reading(Note(name=name, values=values)) == said


def test_an_unknown_chat_learns_nothing_of_the_plan() -> None:
    text = reading(Note(name="unknown_chat"), person="")

    assert "\n" not in text
    assert "Puerto Esperanza" not in text


HOSTILE = '<b>&amp; "quoted" </i> <a href="x">'


@pytest.mark.parametrize(
    "content",
    [
        a_reminder(a_line(HOSTILE[:12], title=HOSTILE, words=HOSTILE, said_by=HOSTILE)),
        a_reminder(a_line(title=HOSTILE), welcome=True),
        Listing(lines=(a_line(title=HOSTILE, code=HOSTILE[:9]),)),
        Card(line=a_line(title=HOSTILE, office=HOSTILE, words=HOSTILE), buttons=()),
        Question(name="percent", line=a_line(title=HOSTILE), words=HOSTILE),
        Receipt(
            records=(a_record(a_line(title=HOSTILE), description=HOSTILE),),
            still_open=1,
            undo=a_button("Deshacer"),
        ),
        Undone(lines=(a_line(title=HOSTILE),)),
        Note(name="enrolled", values={"name": HOSTILE}),
    ],
)
def test_whatever_a_plan_or_a_person_wrote_is_shown_as_text(content: Content) -> None:
    text = reading(content, entity=HOSTILE, person=HOSTILE)

    assert HOSTILE in text or HOSTILE[:9] in text


def test_an_answer_hangs_under_the_message_that_it_answers() -> None:
    content = Note(name="courtesy")
    (answer,) = parts_of(content, reply_to="5001:77:1778504400")
    (plain,) = parts_of(content)
    (press,) = parts_of(content, reply_to="press:4382000001")
    (elsewhere,) = parts_of(content, reply_to="6002:77:1778504400")

    assert b'"reply_parameters":{"message_id":77,"allow_sending_without_reply":true}' in answer.body
    for part in (plain, press, elsewhere):
        assert b"reply_parameters" not in part.body


def test_a_name_in_capitals_is_not_shouted() -> None:
    assert reading(a_reminder(), person="MARTA LUCÍA RINCÓN").startswith("Hola, Marta.")
    assert reading(a_reminder(), person="").startswith("Hola. Su oficina")


def test_lines_fit_a_narrow_screen() -> None:
    """Two wrapped lines of some forty characters each, but for what explains."""
    content = a_reminder(SUPPORTED, SUGGESTED, a_line("2.1"))

    for line in reading(content).splitlines():
        assert len(line) <= 85, line
