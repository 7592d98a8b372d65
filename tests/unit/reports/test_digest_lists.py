"""The lists of the digest: what is overdue, which offices owe what, what nobody has closed."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from core.unreached import Unreached
from reports.asked_for import Todo, TodoKind
from reports.digest import subject, texts
from reports.lists.offices import contact, office_lines, only_late
from reports.lists.verified import answered
from reports.weekly import Escalated, Returned, Verified, VerifiedActivity
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import (
    A_SILENT_OFFICE,
    AN_UNREACHABLE_OFFICE,
    BOGOTA,
    CATALOGUE,
    MONDAY,
    a_group,
    a_move,
    a_quiet_week,
    a_request,
    an_ordinary_week,
    overdue,
    read_of,
    words_of,
)


def test_of_how_many_open_ones_nothing_was_heard_stands_in_the_head() -> None:
    for stale, said_so in (
        ({"stale": 5}, "Sin reporte desde el sáb 11 abr: 5 de 34 abiertas."),
        (
            {"stale": 22, "open": 28, "stale_pressing": 11},
            "desde el sáb 11 abr: 22 de 28 abiertas (11 con fecha hasta el mié 10 jun).",
        ),
    ):
        for said in read_of(an_ordinary_week(**stale)):
            assert said.index(said_so) < said.lower().index("tres cosas para usted")


def test_an_overdue_one_that_control_returned_this_week_says_so() -> None:
    for accepted in (False, True):
        judged = Verified(
            on=MONDAY - timedelta(days=3), by="Consuelo Ariza", accepted=accepted,
            reported=Decimal(33), percent=None, remark="falta el acta",
        )  # fmt: skip
        of_it = VerifiedActivity(
            handle="2.7", code="2.7", title="Realizar", office="Gobierno", verified=judged
        )
        for said in read_of(an_ordinary_week(overdue=(overdue(7),), verified=(of_it,))):
            assert ("; control devolvió el 33\u00a0% el vie 8 may" in said) is not accepted


def test_what_was_reported_again_since_control_returned_it_is_not_only_called_returned() -> None:
    judged = {
        handle: Verified(
            on=MONDAY - timedelta(days=3), by="Consuelo Ariza", accepted=False,
            reported=Decimal(100), percent=None, remark="falta el acta", newer=newer,
            answered_on=MONDAY - timedelta(days=1),
        )
        for handle, newer in (("2.4", True), ("2.7", False))
    }  # fmt: skip
    rows = tuple(
        VerifiedActivity(handle=one, code=one, title="Realizar", office="Gobierno", verified=last)
        for one, last in judged.items()
    )
    for said in read_of(an_ordinary_week(verified=rows)):
        assert "2.4 devuelta y reportada de nuevo, 2.7 devuelta" in said
    assert answered(judged["2.4"], MONDAY) == "la oficina la reportó de nuevo el dom 10 may"
    assert answered(judged["2.7"], MONDAY) == "la oficina respondió el dom 10 may"


def test_that_nobody_has_reported_since_the_digest_before_stands_in_the_head() -> None:
    week = an_ordinary_week()
    for days, said_so in ((0, False), (1, True)):
        on = datetime.combine(week.since - timedelta(days=days), time(10), tzinfo=BOGOTA)
        for said in read_of(an_ordinary_week(newest_report=on)):
            head = said[: said.lower().index("tres cosas para usted")]
            assert ("Nadie ha reportado desde el dom 3 may. Sin reporte desde" in head) == said_so


def test_the_oldest_overdue_are_listed_with_office_days_and_figure() -> None:
    late = tuple(overdue(n) for n in (70, 40, 27, 26, 3, 2))
    head = an_ordinary_week().headline.model_copy(update={"overdue": 6})
    for said in read_of(an_ordinary_week(overdue=late, headline=head, new_overdue=("2.3",))):
        assert "encidas (6; 1 nueva)" in said or "VENCIDAS (6; 1 nueva)" in said
        assert "2.70" in said
        assert "Secretaría de Gobierno, hace 70 días, 25\u00a0%" in said
        assert "hace 27 días" in said
        assert "hace 26 días" not in said
        assert (
            "3 de las 6; para verlas, responda con: /vencidas" in said
            or "Consultar las 6 v" in said
        )
    unread = texts(an_ordinary_week(overdue=late, headline=head), CATALOGUE)
    for said in (unread.txt, words_of(unread.html)):
        assert "3 de las 6" in said  # where answers are not read no button shows the others
        assert "/vencidas" not in said
    four = head.model_copy(update={"overdue": 4})
    for said in read_of(an_ordinary_week(overdue=late[:4], headline=four)):
        assert "hace 26 días" in said  # one alone is named, not counted
        assert "3 de las 4" not in said
        assert "Consultar las 4" not in said
    for said in read_of(a_quiet_week()):
        assert "VENCIDAS" not in said
        assert "Vencidas (" not in said


def test_what_is_newly_overdue_is_named_up_to_six_and_of_more_the_first_five() -> None:
    late = tuple(overdue(n) for n in range(20, 0, -1))
    head = an_ordinary_week().headline.model_copy(update={"overdue": 20})
    for new, named in (
        (6, "Nuevas: 2.6, 2.5, 2.4, 2.3, 2.2, 2.1"),
        (7, "Nuevas: 2.7, 2.6, 2.5, 2.4, 2.3 y 2 más, en la hoja «Semana»"),
    ):
        handles = tuple(f"2.{n}" for n in range(new, 0, -1))
        for said in read_of(an_ordinary_week(overdue=late, headline=head, new_overdue=handles)):
            assert named in said
    for said in read_of(an_ordinary_week(overdue=late, headline=head, new_overdue=("2.20",))):
        assert "Nuevas:" not in said  # it stands in the list
    for said in read_of(an_ordinary_week()):
        assert "Nuevas:" not in said


def test_of_what_changed_up_to_six_are_named_and_of_more_the_first_five() -> None:
    moved = tuple(a_move(handle=f"5.{n}", code=None) for n in range(1, 8))
    for count, also in (
        (6, "También 5.2, 5.3, 5.4, 5.5, 5.6; 1 respuesta"),
        (7, "También 5.2, 5.3, 5.4, 5.5 y 2 más, en la hoja «Semana»; 1 respuesta"),
    ):
        for said in read_of(an_ordinary_week(moved=moved[:count])):
            assert also in said
            assert f"5.{count + 1}" not in said
    for said in read_of(an_ordinary_week()):
        assert "También" not in said[said.lower().index("cambios desde") :]


def test_what_nobody_has_closed_is_told_in_one_sentence_each() -> None:
    for one, sentence in zip(
        UNCLOSED,
        (
            "Confirme la ausencia de Fabio Arango, hasta el mié 20 may (aviso del vie 8 may; "
            "«ausente 12»).",
            "4.4: Luz Dary Tovar no ha confirmado que pide más plazo hasta el dom 27 sep: "
            "«el contratista renunció».",
            "1.2: Marta Ruiz escribió «va bien, falta revisarla» el vie 8 may, sin cifra.",
        ),
        strict=True,
    ):
        for said in read_of(an_ordinary_week(unclosed=(one,))):
            assert sentence in said
    for said in read_of(an_ordinary_week()):
        assert "in cerrar" not in said
        assert "SIN CERRAR" not in said


def test_why_something_is_asked_for_stands_where_the_request_is_told() -> None:
    wish = UNCLOSED[1].model_copy(update={"words": "el contratista renunció"})
    for said in read_of(an_ordinary_week(unclosed=(wish,))):
        assert "pide más plazo hasta el dom 27 sep: «el contratista renunció»." in said
    asked = Todo(kind=TodoKind.REQUEST, request=a_request(reason="falta el contrato"))
    for said in read_of(an_ordinary_week(todo=(asked,))):
        assert ": «falta el contrato». Espera" in said


def test_what_stands_among_the_things_to_do_is_counted_as_unclosed_and_not_told_again() -> None:
    asked = Todo(kind=TodoKind.ABSENCE, unclosed=UNCLOSED[0])
    week = an_ordinary_week(unclosed=UNCLOSED, todo=(asked,))
    for said in read_of(week):
        assert "in cerrar (3; 1 arriba)" in said or "SIN CERRAR (3; 1 arriba)" in said
        assert "Fabio Arango" not in said[said.lower().index("sin cerrar") :]
    for said in read_of(an_ordinary_week(unclosed=UNCLOSED)):
        assert "in cerrar (3)" in said or "SIN CERRAR (3)" in said
    for said in read_of(an_ordinary_week(unclosed=UNCLOSED[:1], todo=(asked,))):
        assert "cerrar" not in said.lower()


def test_an_absence_that_was_over_before_anybody_confirmed_it_is_told() -> None:
    one = UNCLOSED[0].model_copy(update={"expired": True, "until": MONDAY - timedelta(days=1)})
    for said in read_of(an_ordinary_week(unclosed=(one,))):
        assert (
            "La ausencia de Fabio Arango terminó el dom 10 may y nadie la confirmó "
            "(aviso del vie 8 may): se le siguió escribiendo."
        ) in said


def test_what_planning_was_told_of_silent_offices_is_told_by_days() -> None:
    told = tuple(
        Escalated(
            office="Hacienda", handle=code, on=MONDAY - timedelta(days=ago), to=to, channel=channel
        )
        for code, ago, to, channel in (
            ("5.2", 6, "", ""),
            ("1.4", 3, "Darío Manjarrés", "telegram"),
            ("3.2", 3, "Darío Manjarrés", "telegram"),
        )
    )
    for said in read_of(an_ordinary_week(escalated=told)):
        assert (
            "Avisado a Planeación: 5.2, el mar 5 may; 1.4 y 3.2, el vie 8 may a Darío Manjarrés "
            "por Telegram"
        ) in said
    for said in read_of(an_ordinary_week()):
        assert "Avisado" not in said


def test_offices_are_counted_once_by_what_they_owe_and_the_mute_ones_are_listed() -> None:
    txt, page = read_of(an_ordinary_week())

    counted = "1 en silencio, 1 sin contacto, 1 sin deber respuesta y con vencidas."
    assert f"OFICINAS QUE DEBEN ALGO (3)\n{counted}\n" in txt
    assert "- Secretaría de Salud: sin responder desde el lun 4 may\n" in txt
    assert "- Comisaría de Familia (sin contacto): qué hacer, arriba\n" in txt
    untold, _ = read_of(an_ordinary_week(todo=()))
    assert "- Comisaría de Familia (sin contacto): bloquearon el chat y no hay" in untold
    assert "- Sin deber respuesta, con vencidas: Secretaría de Planeación (2 vencidas)\n" in txt
    assert "Sin deber respuesta, con vencidas: Secretaría de Planeación (2 vencidas)" in page
    assert "Oficinas que deben algo (3)" in page
    assert counted in page


def test_offices_that_owe_something_and_lead_nothing_are_told_apart_as_they_have_no_light() -> None:
    gone = an_ordinary_week().unreachable_offices[0]
    helps = gone.model_copy(update={"name": "Todas las áreas", "activities": 0, "supports": 1})
    without = a_group("Sin oficina", light=None)
    groups = (*an_ordinary_week().by_office, without)  # what has no office is none that owes
    for some, count in (((gone, helps), "(4; 1 solo apoya)"), ((gone,), "(3)")):
        for said in read_of(an_ordinary_week(unreachable_offices=some, by_office=groups)):
            assert f"FICINAS QUE DEBEN ALGO {count}".casefold() in said.casefold()
            assert "1 sin deber respuesta y con vencidas" in said


def test_of_the_mute_offices_those_come_last_that_are_told_among_the_things_to_do() -> None:
    week = an_ordinary_week()
    other = "- Comisaría de Familia (sin contacto)"
    for todo, above in ((week.todo[:1], True), ((), False)):
        txt, _ = read_of(an_ordinary_week(todo=todo))
        below = txt[txt.index("OFICINAS QUE") :]
        assert (below.index("- Secretaría de Salud") > below.index(other)) is above


def test_of_an_office_that_nobody_answered_from_it_is_told_who_was_written_to() -> None:
    gone = AN_UNREACHABLE_OFFICE.model_copy(update={"reason": Unreached.UNCONFIRMED})
    known = gone.model_copy(update={"people": ("Fabio Arango",)})
    for office, whom in (
        (known, "se le ha escrito a Fabio Arango y"),
        (gone, "se le ha escrito y"),
    ):
        for said in read_of(an_ordinary_week(unreachable_offices=(office,), todo=())):
            assert f"{whom} ninguna persona ha respondido" in said


def test_of_an_office_that_never_answered_that_is_said_and_how_often_it_was_reminded() -> None:
    week = an_ordinary_week()
    never = week.silent_offices[0].model_copy(update={"never": True})
    said = (
        "Secretaría de Salud: aún no ha respondido; 2 recordatorios entregados desde el lun 4 may"
    )
    for read in read_of(an_ordinary_week(silent_offices=(never,))):
        assert "sin responder desde" not in read
    assert said in read_of(an_ordinary_week(silent_offices=(never,)))[0]
    assert "aún no ha respondido" not in read_of(week)[0]


def test_who_shut_the_chat_and_is_written_to_by_mail_is_told() -> None:
    moved = A_SILENT_OFFICE.model_copy(update={"blocked": ("Nubia Salcedo",)})
    for said in read_of(an_ordinary_week(silent_offices=(moved,))):
        assert "Nubia Salcedo bloqueó o cerró el chat y se le escribe por correo" in said
    for said in read_of(an_ordinary_week()):
        assert "se le escribe por correo" not in said


def test_mail_that_comes_back_is_a_fault_only_where_no_office_out_of_reach_tells_it() -> None:
    back = (Returned(person="Ligia Montes", office="TIC"),)
    office = AN_UNREACHABLE_OFFICE.model_copy(update={"people": ("Ligia Montes",)})
    for said in read_of(an_ordinary_week(returned=back)):
        assert "A 1 persona le vuelve el correo" in said
    for said in read_of(an_ordinary_week(returned=back, unreachable_offices=(office,))):
        assert "le vuelve el correo" not in said


def test_what_may_be_no_office_is_counted_apart_from_offices_out_of_reach() -> None:
    gone = an_ordinary_week().unreachable_offices[0]
    several = tuple(
        gone.model_copy(update={"name": name, "reason": reason, "undecided": undecided})
        for name, reason, undecided in (
            ("Secretaría de Hacienda", Unreached.UNCONFIRMED, False),
            ("Oficina de las TIC", Unreached.RETURNED, False),
            ("Áreas misionales", Unreached.NOBODY_REGISTERED, True),
            ("Todas las dependencias", Unreached.COLLECTIVE, False),
        )
    )
    week = an_ordinary_week(silent_offices=(), unreachable_offices=several)
    for said in read_of(week):
        assert (
            "1 sin contacto, 1 sin confirmar, 2 por aclarar, 1 sin deber respuesta y con vencidas."
        ) in said
        assert "2 sin contacto" not in said
    assert subject(week).endswith(", 1 oficina sin contacto y 1 sin confirmar")
    names = an_ordinary_week(silent_offices=(), unreachable_offices=several[2:])
    assert "oficina" not in subject(names)


def test_an_office_that_is_only_late_is_named_with_what_is_overdue_also_in_the_workbook() -> None:
    late = overdue(office="Secretaría de Planeación", handle="1.4")
    week = an_ordinary_week(overdue=(late,))
    (line,) = only_late(office_lines(week))

    assert contact(line, week.on) == "no debe respuesta; vencida: 1.4"
    for said in read_of(week):
        assert "con vencidas: Secretaría de Planeación (1.4)" in said
