"""Tests: what a person reads on Telegram when she asks, answers or gets the digest."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.conversation.speaking import speech
from bot.conversation.steps import ShowWalk
from bot.telegram.layout import visible_units
from core.messages import PAGE, Card, Content, Listing, Note, Question, Receipt, Undone
from core.overviews import Overview, OverviewRow
from tests.contracts.notes import NOTES as SAMPLES
from tests.support.sayings import last_said
from tests.unit.bot.telegram.contents import (
    OVERDUE,
    REFS,
    RISKS,
    SUGGESTED,
    SUPPORTED,
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

PEDROS = a_line(
    "1.1", percent=Decimal(100), title="Mapa", said=last_said("acta", person="Pedro Rueda")
)
OF_A_FILE = a_line(
    "1.1", percent=Decimal(90), title="Mapa", said=last_said(person="Luz", file="plan.xlsx")
)


def test_a_listing_holds_every_activity_with_its_button() -> None:
    (part,) = parts_of(Listing(lines=(OVERDUE, SUPPORTED)))

    assert shown(part).text == (
        "Tiene 2 actividades pendientes:\n"
        "\n"
        f"1.2 {RISKS}\n"
        "6 de mayo, venció hace 5 días\n"
        "Usted reportó 60\u00a0% el 13 de abril: «falta la firma del contrato»\n"
        "\n"
        "P1.1 (1.1) Publicar el plan anticorrupción en la página web (usted apoya)\n"
        "18 de mayo, faltan 7 días\n"
        "Toda la actividad: Jorge Mina reportó 33,5\u00a0% el 4 de mayo"
    )
    assert rows_of(part) == [["1.2", "P1.1"]]


def test_a_long_listing_is_shown_by_pages() -> None:
    lines = [a_line(f"{number}", said=last_said("se avanzó")) for number in range(1, 61)]

    pages = [parts_of(Listing(lines=tuple(lines), start=at)) for at in range(0, 60, PAGE)]

    assert {len(page) for page in pages} == {1}
    parts = [part for page in pages for part in page]
    told = [line for part in parts for line in shown(part).text.split("\n\n")[1:]]
    assert [block.split()[0] for block in told] == [line.handle for line in lines]
    assert shown(parts[1]).text.startswith("Tiene 60 actividades pendientes (de la 9 a la 16):")
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
        "6 de mayo, venció hace 5 días\n"
        "Usted reportó 60\u00a0% el 13 de abril: «falta la firma del contrato»\n"
        "\n"
        "¿Cómo va? Toque una opción o escríbame con sus palabras."
    )
    assert rows_of(part) == [
        ["25 %", "50 %"],
        ["75 %", "100 %"],
        ["Sin avance", "Otra cifra"],
        ["Recordar después", "No es de mi oficina"],
    ]


def test_who_is_asked_for_consent_reads_who_writes_of_which_plan_and_who_sees_it() -> None:
    said = reading(Note(name="consent_ask", values={"name": "Marta", "plans": "PTEP 2026"}))
    assert said.startswith(
        "Hola, Marta. Soy culmina, asistente de la Alcaldía de Puerto Esperanza para el PTEP "
        "2026. ¿Me autoriza"
    )
    assert "sus respuestas, que ven su oficina, Planeación, Control Interno y quien audita" in said
    nameless = reading(Note(name="consent_ask", values={}))
    assert nameless.startswith("Hola. Soy culmina, asistente de la Alcaldía de Puerto")
    assert " para el plan. ¿Me autoriza" in nameless
    whole = {"name": "Marta Rincón", "plans": "PTEP 2026", "policy_url": "https://a.example"}
    assert len(reading(Note(name="consent_ask", values=whole))) < 350


def test_who_has_just_enrolled_reads_no_code_that_may_not_be_hers() -> None:
    assert "1.2" not in reading(Note(name="enrolled", values={"name": "Marta"}))


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
            "1.2 Actualizar y publicar el mapa de riesgos de corrupción…\n"
            "Último avance: 60\u00a0%\n"
            "Usted escribió: «vamos bien»\n"
            "\n"
            "Escriba un número de 0 a 100 o toque una opción.",
        ),
        (
            Question(name="confirm", line=OVERDUE, figure=Decimal(40), words="vamos en 40"),
            "¿Registro 40\u00a0% (antes 60\u00a0%)?\n"
            "1.2 Actualizar y publicar el mapa de riesgos de corrupción…\n"
            "Usted escribió: «vamos en 40»",
        ),
        (
            Question(name="confirm", line=PEDROS, figure=Decimal(80)),
            "Ya figura como cumplida.\n"
            "¿Registro 80\u00a0% (Pedro Rueda reportó 100\u00a0% el 4 de mayo)?\n1.1 Mapa",
        ),
        (
            Question(name="confirm", line=OF_A_FILE, figure=Decimal(80)),
            "¿Registro 80\u00a0% (antes 90\u00a0%)?\n1.1 Mapa",
        ),
        (
            Question(name="confirm", line=SUGGESTED, words="no aplica"),
            "¿Lo registro así?\nA-07 Rendir cuentas\nUsted escribió: «no aplica»",
        ),
        (
            Question(name="undo", buttons=labels(["1.2 Mapa", "1.3 Actas", "Todas (2)"])),
            "¿Cuál deshago? Ese mensaje reportó 2 actividades.\n\n"
            "Toque la actividad o escriba su número. «Todas» deshace el mensaje completo.",
        ),
    ],
)
def test_a_question_repeats_what_it_is_about(content: Question, said: str) -> None:
    assert reading(content) == said


def test_what_was_undone_shows_the_figure_that_holds_again() -> None:
    again = a_line("1.2", percent=Decimal(40), title="Mapa de riesgos")
    never = a_line("1.3", title="Rendir cuentas")

    assert reading(Undone(lines=(again, never))) == (
        "Deshecho.\n"
        "1.2 vuelve a 40\u00a0% · Mapa de riesgos\n"
        "1.3 queda sin reporte · Rendir cuentas"
    )


NOTES = sorted(
    name.removeprefix("telegram/note_").removesuffix(".html")
    for name in TEXTS.names()
    if name.startswith("telegram/note_")
)


# What is always said of a judgement of control, of who replaces somebody, of what was left out.
NEED_VALUES = {
    "counts", "delegate_not_lead", "replaced", "no_such_activity", "request_changed", "snooze_back",
    "substitute_missing", "unheard",
}  # fmt: skip
GIVEN = {
    name: values
    for name, values in SAMPLES.items()
    if name.startswith("review_") or name in NEED_VALUES
}


@pytest.mark.parametrize("name", NOTES)
@pytest.mark.parametrize(
    "values", [{}, {"handle": "1.2", "until": "2026-05-15", "kind": "extension", "name": "Marta"}]
)
def test_every_note_is_short_and_reads_with_and_without_values(
    name: str, values: dict[str, str | int | None]
) -> None:
    text = reading(Note(name=name, values={**values, **GIVEN.get(name, {})}))

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
            "De acuerdo: le recuerdo 1.2 el viernes 15 de mayo. La fecha de culminación no cambia.",
        ),
        (
            "request_sent",
            {"handle": "1.2", "kind": "extension", "to": 1},
            "Envié su solicitud de más plazo para 1.2 a planeación, que decide. "
            "Le aviso en cuanto haya respuesta. Mientras tanto nada cambia en el plan.",
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


def test_an_office_names_what_it_supports_what_does_not_apply_and_that_nobody_works_there() -> None:
    rows = (
        OverviewRow(name="1.2", title="Publicar", support=True),
        OverviewRow(name="1.3", title="Revisar", not_applicable=True),
    )
    said = reading(Overview(name="office", office="Prensa", rows=rows, total=2, manned=False))
    assert "Nadie registrado" in said
    assert "1.2 Publicar (apoyo)\nSin fecha · sin reporte" in said
    assert "1.3 Revisar\nSin fecha · no aplica" in said


def test_nobody_is_praised_for_answers_that_were_never_asked_for() -> None:
    said = reading(Overview(name="silence", rows=(), total=0))
    assert said == "Por ahora ninguna oficina debe una respuesta."


def test_an_unknown_chat_learns_nothing_of_the_plan() -> None:
    text = reading(Note(name="unknown_chat"), person="")

    assert "\n" not in text
    assert "Puerto Esperanza" not in text


HOSTILE = '<b>&amp; "quoted" </i> <a href="x">'


@pytest.mark.parametrize(
    "content",
    [
        a_reminder(a_line(HOSTILE[:12], title=HOSTILE, said=last_said(HOSTILE, person=HOSTILE))),
        a_reminder(a_line(title=HOSTILE), welcome=True),
        Listing(lines=(a_line(title=HOSTILE, code=HOSTILE[:9]),)),
        Card(line=a_line(title=HOSTILE, office=HOSTILE, said=last_said(HOSTILE)), buttons=()),
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
    assert reading(a_reminder(), person="MARTA LUCÍA RINCÓN").startswith("Marta, ")
    assert reading(a_reminder(), person="").startswith("El lunes 18 de mayo vence")


def test_lines_fit_a_narrow_screen() -> None:
    """Two wrapped lines of some forty characters each, but for what explains."""
    content = a_reminder(SUPPORTED, SUGGESTED, a_line("2.1"))

    for line in reading(content).splitlines():
        assert len(line) <= 85, line


def test_a_receipt_of_a_supporting_office_says_whose_figure_counts() -> None:
    line = a_line(support=True, office="TIC", lead="Secretaría General", percent=Decimal(40))
    receipt = Receipt(
        records=(a_record(line, percent=Decimal(90)),), still_open=2, undo=a_button("Deshacer")
    )

    said = "Queda anotado como la parte de TIC; la cifra de la actividad la da la Secretaría"
    assert f"{said} General (40\u00a0%)." in reading(receipt)
    leads = Receipt(records=(a_record(a_line()),), still_open=2, undo=a_button("Deshacer"))
    assert "la parte de" not in reading(leads)


@pytest.mark.parametrize(
    ("percent", "rows"),
    [
        (None, [["Sin avance", "Otra cifra"], ["100 %", "Saltar"]]),
        (Decimal(60), [["Igual", "100 %", "Saltar"], ["Otra cifra"]]),
    ],
)
def test_the_card_of_a_walk_is_short_and_its_four_buttons_stand_in_two_rows(
    percent: Decimal | None, rows: list[list[str]]
) -> None:
    line = a_line(percent=percent, said=last_said("falta la firma del contrato " * 20))
    card = speech.walked(REFS, line, ShowWalk(line.activity_id, 3, 16))
    (part,) = parts_of(card)

    assert shown(part).text.startswith("Actividad 3 de 16\n1.2 ")
    assert len(shown(part).text.splitlines()) <= 8
    assert [[label.replace("\u00a0", " ") for label in row] for row in rows_of(part)] == rows
