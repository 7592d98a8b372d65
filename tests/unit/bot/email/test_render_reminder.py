"""A reminder by mail: the subject asks, the list is by day, and what follows is said once."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from core.messages import Content, LeftOut, Line, NoticeItem, Reminder
from tests.support.sayings import last_said
from tests.unit.bot.email.contents import LATE, NOTICES, READ, SOON, UNREAD
from tests.unit.bot.email.samples import TODAY, a_line, body_of, parsed, the_part

TITLE = "Publicar la matriz de riesgos"


def text_of(content: Content) -> str:
    return the_part(content).text


def subject_of(content: Content) -> str:
    return text_of(content).splitlines()[0]


def reminder(*lines: Line, **values: Any) -> Reminder:
    return Reminder(lines=lines, **values)


def test_the_page_is_headed_with_the_question_and_its_first_line_says_how_to_answer() -> None:
    page = body_of(parsed(the_part(reminder(a_line()), READ)), "html")
    assert '<h1 style="margin:0 0 14px;font-size:22px;line-height:1.3">Vence el martes 30' in page
    hidden = page.partition("</div>")[0].rpartition(">")[2]
    assert hidden == f"1.2 · {TITLE}. Martes 30 de junio."
    unread = body_of(parsed(the_part(reminder(a_line()), UNREAD)), "html")
    assert "con sus palabras" not in unread


def test_the_policy_is_a_link_apart_from_the_message() -> None:
    content = reminder(a_line(), policy_url="https://entidad.example/datos")
    page = body_of(parsed(the_part(content, READ)), "html")
    assert '<a href="https://entidad.example/datos"' in page.partition('class="foot"')[2]


@pytest.mark.parametrize(
    ("days", "subject"),
    [
        ([SOON, date(2026, 7, 1), date(2026, 7, 2)],
         "El martes 30 de junio vence 1.2; más adelante, otras 2: ¿cómo van?"),
        ([SOON], f"Vence el martes 30 de junio: {TITLE} (1.2). ¿Cómo va?"),
        ([TODAY], f"Vence hoy: {TITLE} (1.2). ¿Cómo va?"),
        ([date(2026, 6, 17)], f"Vence mañana: {TITLE} (1.2). ¿Cómo va?"),
        ([TODAY, SOON], "Hoy vence 1.2; el martes 30 de junio, 1.2: ¿cómo van?"),
        ([LATE], f"Venció el martes 2 de junio: {TITLE} (1.2). ¿Cómo va?"),
        ([LATE, SOON], "1.2 está vencida y el martes 30 de junio vence 1.2: ¿cómo van?"),
        ([date(2027, 1, 29)], f"Vence el 29 de enero de 2027: {TITLE} (1.2). ¿Cómo va?"),
        ([None], f"Sigue abierta: {TITLE} (1.2). ¿Cómo va?"),
    ],
)  # fmt: skip
def test_the_subject_says_what_is_asked(days: list[date | None], subject: str) -> None:
    assert subject_of(reminder(*(a_line(due=day) for day in days))) == subject


def test_the_subject_is_short_also_where_the_title_is_long() -> None:
    long = a_line(title="Elaborar una cartilla en lenguaje claro sobre el presupuesto", due=LATE)
    assert subject_of(reminder(long)) == (
        "Venció el martes 2 de junio: Elaborar una cartilla… (1.2). ¿Cómo va?"
    )


def test_an_office_that_supports_reads_who_answers_for_what_is_late() -> None:
    late = a_line(due=LATE, support=True, lead="Secretaría de Hacienda")
    content = reminder(late)
    assert subject_of(content) == "¿Cómo va su parte de la 1.2, vencida el martes 2 de junio?"
    undated = reminder(late.model_copy(update={"due": None}))
    assert subject_of(undated) == "¿Cómo va su parte de la 1.2?"
    said = "La lidera la Secretaría de Hacienda y usted apoya: cuéntenos cómo va su parte."
    assert said in text_of(content)
    assert "cuéntenos" not in text_of(reminder(a_line(due=LATE), late))


def test_the_subject_asks_for_what_she_leads_and_for_what_she_supports_where_she_leads_none() -> (
    None
):
    tomorrow = date(2026, 6, 17)
    led = a_line(handle="3.5", due=tomorrow)
    late, later = (
        a_line(handle=handle, due=day, support=True, lead="Oficina TIC")
        for handle, day in (("4.2", LATE), ("2.2", SOON))
    )
    mixed = reminder(late, led, later)

    assert subject_of(mixed) == f"Vence mañana: {TITLE} (3.5). ¿Cómo va?"
    assert "4.2" in text_of(mixed)
    hidden = body_of(parsed(the_part(mixed, READ)), "html").partition("</div>")[0]
    assert "3.5" in hidden
    assert "4.2" not in hidden
    assert subject_of(reminder(late, led, a_line(handle="3.6", due=SOON))) == (
        "Mañana vence 3.5; el martes 30 de junio, 3.6: ¿cómo van?"
    )
    assert subject_of(reminder(late, later)) == (
        "Usted apoya 4.2, ya vencida, y 2.2, que vence el martes 30 de junio: ¿cómo va su parte?"
    )
    back = led.model_copy(update={"returned": "falta el acta"})
    assert subject_of(reminder(late, back)) == (
        f"Control devolvió la 3.5. Vence mañana: {TITLE} (3.5). ¿Cómo va?"
    )
    assert subject_of(reminder(late, led, welcome=True, plans=("PTEP 2026",))) == (
        "Sus fechas del PTEP 2026: 1 actividad abierta; usted apoya otra. ¿Cómo va?"
    )


def test_a_welcome_says_that_she_leads_or_supports_only_where_both_are_so() -> None:
    helped = a_line(support=True, lead="Secretaría de Hacienda")
    assert "porque usted lidera o apoya actividades" in text_of(
        reminder(a_line(), helped, welcome=True)
    )
    assert "porque usted responde por actividades" in text_of(reminder(a_line(), welcome=True))


def test_what_is_late_besides_says_what_another_office_leads() -> None:
    left_out = (
        LeftOut(activity_id=8, handle="1.1", support=True),
        LeftOut(activity_id=9, handle="2.1"),
    )
    said = "También siguen vencidas: 1.1 (usted apoya) y 2.1."
    assert said in text_of(reminder(a_line(), left_out=left_out)).splitlines()


def test_two_of_one_day_are_both_named() -> None:
    tomorrow = date(2026, 6, 17)
    lines = (a_line(handle="3.5", due=tomorrow), a_line(handle="3.6", due=tomorrow))
    assert subject_of(reminder(*lines)) == "Mañana vencen 3.5 y 3.6: ¿cómo van?"


def test_the_subject_of_a_welcome_counts_what_is_open() -> None:
    lines = (a_line(due=LATE), a_line())
    assert subject_of(reminder(*lines, welcome=True, plans=("PTEP 2026",))) == (
        "Sus fechas del PTEP 2026: 2 actividades abiertas, 1 vencida. ¿Cómo van?"
    )


def test_the_subject_of_a_welcome_counts_what_she_only_supports_too() -> None:
    lines = (a_line(due=LATE), a_line(), a_line(due=LATE, support=True))
    assert subject_of(reminder(*lines, welcome=True, plans=("PTEP 2026",))) == (
        "Sus fechas del PTEP 2026: 2 actividades abiertas, 1 vencida; usted apoya otra. ¿Cómo van?"
    )
    assert "apoya" not in subject_of(reminder(*lines[:2], welcome=True))


def test_the_plan_is_named() -> None:
    said = text_of(reminder(a_line(due=TODAY), plans=("PTEP 2026",)))
    assert "Esta es la actividad del PTEP 2026 que hoy necesita de usted." in said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ([SOON], "Esta es una actividad del PTEP 2026 que vence más adelante."),
        ([SOON, SOON], "Estas son actividades del PTEP 2026 que vencen más adelante."),
        ([LATE, SOON], "Hoy necesita de usted la 1.2; lo demás vence más adelante."),
        ([LATE, date(2026, 6, 23)], "Estas son las actividades del PTEP 2026 que hoy necesitan de"),
        ([TODAY, SOON, SOON], "Hoy necesita de usted la 1.2; lo demás vence más adelante."),
        ([LATE, TODAY, SOON], "Hoy necesitan de usted 1.2 y 1.2; lo demás vence más adelante."),
    ],
)
def test_what_is_weeks_away_is_not_said_to_need_her_today(days: list[date], said: str) -> None:
    lines = [a_line(due=day) for day in days]
    assert f"\n{said}" in text_of(reminder(*lines, plans=("PTEP 2026",)))


def test_notices_are_counted_in_the_subject_and_a_single_one_is_named() -> None:
    assert subject_of(reminder(notices=NOTICES)) == f"{len(NOTICES)} avisos sobre el plan"
    assert subject_of(reminder(notices=NOTICES[:1])) == "1.4 sin respuesta: Oficina Jurídica"
    assert subject_of(reminder(a_line(), notices=NOTICES[:1])).endswith(" · 1 aviso")


def test_all_activities_are_shown_by_day_in_their_order_and_without_numbers() -> None:
    late = [a_line(handle=f"1.{n}", code=None, due=LATE) for n in range(1, 4)]
    ahead = [a_line(handle=f"2.{n}", code=None) for n in range(1, 4)]
    last = a_line(handle="3.1", code=None, due=None)
    text = text_of(reminder(*late, *ahead, last)).partition("Oficina:")[2]
    found = re.findall(r"^(?:(\S+) · |([A-ZÍ][A-ZÍ 0-9]+)$)", text, re.MULTILINE)
    assert [one or other for one, other in found] == [
        "VENCIDAS", "1.1", "1.2", "1.3", "MARTES 30 DE JUNIO", "2.1", "2.2", "2.3", "SIN FECHA",
        "3.1", "OTRAS FORMAS DE RESPONDER"
    ]  # fmt: skip
    assert not re.search(r"^\s*\d+\)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"escalates_on": date(2026, 6, 18)},
            "Sin respuesta, el jueves 18 de junio avisamos a Planeación.",
        ),
        ({"escalates_on": TODAY}, "Hoy avisamos a Planeación que falta su respuesta."),
        (
            {"escalates_on": date(2026, 6, 15)},
            "Ya avisamos a Planeación ayer que falta su respuesta.",
        ),
        ({"next_on": date(2026, 6, 23)}, "Sin respuesta, le recordamos el martes 23 de junio."),
        ({}, None),
    ],
)
def test_what_happens_without_an_answer_is_said_once(
    values: dict[str, Any], said: str | None
) -> None:
    rows = text_of(reminder(a_line(**values), a_line(**values), above=("planning",))).splitlines()
    told = re.compile("Sin respuesta|falta su respuesta")
    assert [row for row in rows if told.search(row)] == ([said] if said else [])


@pytest.mark.parametrize(
    ("next_on", "said"),
    [
        (
            None,
            "Sin respuesta, Control Interno llama a su oficina para confirmar que estos "
            "mensajes llegan.",
        ),
        (
            date(2026, 6, 23),
            "Sin respuesta, le recordamos el martes 23 de junio y Control Interno llama a su "
            "oficina para confirmar que estos mensajes llegan.",
        ),
    ],
)
def test_who_was_never_heard_from_reads_that_control_calls_and_not_that_planning_is_told(
    next_on: date | None, said: str
) -> None:
    for day in (date(2026, 6, 15), TODAY, date(2026, 6, 18)):
        late = a_line(escalates_on=day, next_on=next_on)
        text = text_of(reminder(late, above=("calling",)))
        assert said in text.splitlines()
        assert "avisamos" not in text
    assert "Control Interno" not in text_of(reminder(a_line(), above=("calling",)))


def test_what_is_overdue_besides_the_list_is_named_in_one_line_of_page_and_text() -> None:
    handles = [f"{number}.1" for number in range(1, 11)]
    left_out = tuple(LeftOut(activity_id=9, handle=handle) for handle in handles)
    said = "También siguen vencidas: 1.1, 2.1, 3.1, 4.1, 5.1, 6.1, 7.1, 8.1 y 2 más."
    content = reminder(a_line(), left_out=left_out)
    assert said in text_of(content).splitlines()
    assert f"{said}</p>" in body_of(parsed(the_part(content, READ)), "html")


def test_a_mail_that_leaves_nothing_out_says_nothing_of_the_rest() -> None:
    assert "También" not in text_of(reminder(a_line()))
    assert "También" not in body_of(parsed(the_part(reminder(a_line()), READ)), "html")


def test_who_closed_her_chat_reads_why_it_comes_by_mail() -> None:
    said = "Le escribimos por correo porque Telegram no nos deja escribirle"
    assert said in text_of(reminder(a_line(), refused="Telegram"))
    assert "Le escribimos por correo" not in text_of(reminder(a_line()))


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_control_returned_says_why_and_what_it_did_not_says_nothing(kind: str) -> None:
    back = reminder(a_line(returned="falta el acta"))

    said = body_of(parsed(the_part(back, READ)), kind)
    why, list_of_day = "Control la devolvió: «falta el acta».", "Faltan 14 días"
    assert 0 < said.index(why) < said.index(list_of_day)
    assert subject_of(back).startswith("Control devolvió la 1.2. Vence el martes 30 de junio")
    assert "devolvió" not in body_of(parsed(the_part(reminder(a_line()), READ)), kind)


def test_the_link_to_her_page_is_among_the_other_ways_to_answer() -> None:
    link = "https://planes.entidad.example/responder/abc.1.20260511"
    mail = parsed(the_part(reminder(a_line(), page=link), READ))

    below = body_of(mail, "plain").partition("OTRAS FORMAS DE RESPONDER")[2]
    assert f"Responder en una página: {link}" in below
    assert f'<a href="{link}">Responder en una página</a>' in body_of(mail, "html")
    assert "una página" not in text_of(reminder(a_line()))


def test_a_mail_says_before_the_answer_which_later_dates_it_would_close() -> None:
    dates = (date(2026, 8, 29), date(2027, 1, 15))
    later, one = reminder(a_line(later=dates)), reminder(a_line(later=dates[:1]))

    with_it = "Con «ya está» se cierra solo esta fecha; con 100\xa0%, también"
    both = f"Después: sábado 29 de agosto y 15 de enero de 2027. {with_it} las que siguen."
    assert f"   {both}\n" in text_of(later)
    assert both in body_of(parsed(the_part(later, READ)), "html")
    assert f"   Después: sábado 29 de agosto. {with_it} la que sigue.\n" in text_of(one)
    assert "Después:" not in text_of(reminder(a_line()))


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_what_follows_without_an_answer_stands_where_it_is_asked_and_once(kind: str) -> None:
    silent = reminder(a_line(escalates_on=date(2026, 6, 18)), above=("planning",))
    said, without = (
        body_of(parsed(the_part(one, READ)), kind) for one in (silent, reminder(a_line()))
    )
    told = "Sin respuesta, el jueves 18 de junio avisamos a Planeación."

    assert said.count("Sin respuesta") == 1
    assert said.index("con sus palabras") < said.index(told) < said.index("Faltan 14 días")
    assert kind == "plain" or f"<b>{told}</b>" in said
    assert "Sin respuesta" not in without


def test_what_she_only_supports_closes_no_later_date() -> None:
    helped = reminder(a_line(later=(date(2026, 8, 29),), support=True))

    assert "   Después: sábado 29 de agosto\n" in text_of(helped)
    assert "también" not in text_of(helped)


def test_what_a_file_called_not_applicable_can_be_answered_so() -> None:
    of_file = last_said("", date(2026, 4, 30), file="p.xlsx", not_applicable=True)
    asked, other = reminder(a_line(said=of_file)), reminder(a_line())

    assert "o por qué no aplica.\n" in text_of(asked)
    assert "«1.2 no aplica»" in body_of(parsed(the_part(asked, READ)), "plain")
    assert ">1.2 no aplica</a>" in body_of(parsed(the_part(asked, READ)), "html")
    assert "no aplica" not in body_of(parsed(the_part(other, READ)), "html")


@pytest.mark.parametrize("kind", ["plain", "html"])
def test_why_she_answers_now_is_said_before_the_list_and_other_news_after_it(kind: str) -> None:
    said_of = {"former": "Hernán Quintero", "had": "Control", "asked": "", "words": ""}
    hers = NoticeItem(name="replaces", values=said_of)
    alone = reminder(a_line(), notices=(hers,), welcome=True)

    said = body_of(parsed(the_part(alone, READ)), kind)
    why = said.index("Desde hoy usted responde por Control, en lugar de Hernán Quintero.")
    assert why < said.index("Le escribe culmina") < said.index("Faltan 14 días")
    assert "conocimiento" not in said.lower()
    assert "aviso" not in subject_of(alone)


def test_of_a_link_that_another_opened_it_is_said_what_to_do() -> None:
    joined = reminder(notices=[one for one in NOTICES if one.name == "joined"])
    assert "no usó ese enlace? Otro lo abrió por ella: pídale uno nuevo" in text_of(joined)
    assert "Otro lo abrió" not in text_of(reminder(a_line()))
