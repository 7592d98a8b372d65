"""The three things that a digest asks for, in words of what to do."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from core.unreached import Unreached
from reports.asked_for import Another, Todo, TodoKind
from reports.digest import buttons, texts, things
from reports.weekly import Doubt, LateOffice, Pressing, Returned
from tests.contracts.plan import REFS
from tests.support.sayings import last_said
from tests.unit.reports.happened import UNCLOSED
from tests.unit.reports.samples import (
    A_SILENT_OFFICE,
    AN_UNREACHABLE_OFFICE,
    CATALOGUE,
    a_quiet_week,
    a_request,
    a_risk,
    an_ordinary_week,
    read_of,
)

A_LATE_OFFICE = LateOffice(name="Tesorería", office_id=1, overdue=3, since=date(2026, 4, 20))


def test_the_first_screen_asks_for_three_things_in_words_of_what_to_do() -> None:
    for said in read_of(an_ordinary_week()):
        head = said[: said.lower().index("cómo vamos")]
        assert "Tres cosas para usted" in head or "TRES COSAS PARA USTED" in head
        assert (
            "Llame a la Secretaría de Salud (Ana Milena Cuesta): 1.4 venció hace 27 días, "
            "0\u00a0%; sin respuesta a 2 recordatorios entregados desde el lun 4 may. Tampoco "
            "responden la Tesorería (3.2 venció hace 20 días, 30\u00a0%) y Prensa (Nubia Salcedo)."
        ) in head
        assert (
            "No hay cómo avisar a la Comisaría de Familia (lidera 2): bloquearon el chat y no "
            "hay otra dirección. Llame y pida un correo."
        ) in head
        assert (
            "Falta decidir la solicitud 7 (1.2): Marta Ruiz, Hacienda, pide más plazo hasta el "
            "mar 30 jun. Espera 8 días."
        ) in head


def test_each_thing_to_do_leads_on_by_a_link_or_by_the_words_to_write() -> None:
    said = texts(an_ordinary_week(), CATALOGUE, link=lambda words: f"mailto:x?body={words}")

    assert 'href="mailto:x?body=/oficina Secretaría de Salud"' in said.html
    assert ">Consultar las solicitudes</a>" in said.html
    assert ">Consultar Salud</a>" in said.html
    assert ">Ver " not in said.html  # a mail opens, and the answer comes later
    assert "Para verlo, responda a este correo con: /oficina Comisaría de Familia" in said.txt


def test_where_answers_are_not_read_nobody_is_invited_to_write() -> None:
    said = texts(an_ordinary_week(), CATALOGUE)

    assert "escriba" not in said.txt
    assert "<a " not in said.html


def test_a_week_in_which_nothing_waits_says_so() -> None:
    for said in read_of(a_quiet_week()):
        assert "Esta semana no hay nada que decidir" in said
        assert "Ninguna cifra cambió." in said
        assert "En riesgo (" not in said
        assert "Novedades" not in said


@pytest.mark.parametrize(
    ("todo", "sentence"),
    [
        (
            Todo(kind=TodoKind.LATE, late=A_LATE_OFFICE),
            "Llame a la Tesorería: 3 vencidas, la más antigua desde el lun 20 abr.",
        ),
        (
            Todo(
                kind=TodoKind.LATE,
                late=A_LATE_OFFICE.model_copy(
                    update={
                        "first": Pressing(handle="2.1", due=date(2026, 4, 20), percent=Decimal(65)),
                        "said": last_said(
                            "falta la firma del contrato", date(2026, 5, 8), person="Marta Ruiz"
                        ),
                    }
                ),
            ),
            "Llame a la Tesorería: 2.1 venció hace 21 días, 65\u00a0%; Marta Ruiz, vie 8 may: "
            "«falta la firma del contrato»; 3 vencidas en total.",
        ),
        (
            Todo(
                kind=TodoKind.SILENT,
                silent=A_SILENT_OFFICE.model_copy(
                    update={"answered_on": date(2026, 5, 8), "answered": ("3.7",)}
                ),
                unclosed=UNCLOSED[2],
            ),
            "Pregunte a la Secretaría de Salud (Ana Milena Cuesta): escribió el vie 8 may (3.7); "
            "faltan 1.4, 1.5 y 2.2; de la 1.2 escribió «va bien, falta revisarla», sin cifra.",
        ),
        (
            Todo(
                kind=TodoKind.SILENT,
                silent=A_SILENT_OFFICE.model_copy(update={"blocked": ("Nubia Salcedo",)}),
            ),
            "desde el lun 4 may; Nubia Salcedo bloqueó o cerró el chat y se le escribe por correo.",
        ),
        (
            Todo(kind=TodoKind.ABSENCE, unclosed=UNCLOSED[0]),
            "Confirme la ausencia de Fabio Arango, hasta el mié 20 may (aviso del vie 8 may).",
        ),
        (
            Todo(
                kind=TodoKind.REQUEST,
                request=a_request(),
                second=a_request(number=8, handle="4.4"),
                count=2,
                who=("Darío Manjarrés",),
            ),
            "Espera 8 días; también la 8 (4.4). Pídale a Darío Manjarrés que decida.",
        ),
        (
            Todo(kind=TodoKind.NOBODY_DECIDES, count=2),
            "Nadie tiene el rol que decide las 2 solicitudes que esperan: pida a quien",
        ),
        (
            Todo(kind=TodoKind.FAULTS, count=1),
            "Falta decidir 1 dato del plan. Pida a quien administra culmina que registre a "
            "quien lo decide.",
        ),
        (
            Todo(kind=TodoKind.WAITING, waiting=an_ordinary_week().waiting[0], count=2),
            "Esperan a una persona 2 mensajes. El primero, de Luz Dary Palacios, vie 8 may "
            "(no se entendió): «eso lo mira es con planeación»",
        ),
        (
            Todo(kind=TodoKind.DISAGREEMENT, disagreement=an_ordinary_week().disagreements[0]),
            "Aclare la 1.9: Secretaría de Planeación: 40\u00a0% (vale, porque lidera); Secretaría "
            "de Hacienda: 90\u00a0%.",
        ),
        (
            Todo(kind=TodoKind.AT_RISK, at_risk=a_risk()),
            "Pregunte por la 3.2 a la Secretaría de Hacienda: vence el lun 25 may; va en 20\u00a0% "
            "y no avanza hace cuatro semanas.",
        ),
    ],
)
def test_every_kind_of_thing_to_do_has_its_sentence(todo: Todo, sentence: str) -> None:
    for said in read_of(an_ordinary_week(todo=(todo,))):
        assert sentence in said


def test_why_nothing_reaches_an_office_tells_what_to_ask_for() -> None:
    gone = an_ordinary_week().unreachable_offices[0]
    for reason, asked in (
        (Unreached.RETURNED, "Llame y pida un correo que funcione."),
        (Unreached.AWAY, "Pida que alguien reciba en su lugar."),
        (Unreached.NOBODY_REGISTERED, "Pregunte allí quién responde"),
        (Unreached.UNCONFIRMED, "llámela"),
    ):
        one = gone.model_copy(update={"reason": reason})
        todo = Todo(kind=TodoKind.UNREACHABLE, unreachable=one)
        for said in read_of(an_ordinary_week(todo=(todo,))):
            assert asked in said


@pytest.mark.parametrize(
    ("todo", "label", "asks", "shows"),
    [
        (
            Todo(kind=TodoKind.NOBODY_DECIDES, count=2),
            "Ver las solicitudes",
            "Consultar las solicitudes",
            "showpage",
        ),
        (
            Todo(kind=TodoKind.DISAGREEMENT, disagreement=an_ordinary_week().disagreements[0]),
            "Ver quién dijo qué de 1.9",
            "Consultar quién dijo qué de 1.9",
            "showhistory",
        ),
        (
            Todo(
                kind=TodoKind.RETURNED,
                returned=Returned(person="Pedro Rueda", office="Hacienda", office_id=7),
            ),
            "Ver Hacienda",
            "Consultar Hacienda",
            "showoffice",
        ),
        (
            Todo(kind=TodoKind.FAULTS, count=2),
            "Ver las dudas del plan",
            "Consultar las dudas del plan",
            "showpage",
        ),
        (
            Todo(kind=TodoKind.WAITING, waiting=an_ordinary_week().waiting[0]),
            "Ver los mensajes",
            "Consultar los mensajes",
            "showpage",
        ),
        (
            Todo(kind=TodoKind.AT_RISK, at_risk=a_risk(office="", risk="no_office")),
            "Ver la 3.2",
            "Consultar la 3.2",
            "showhistory",
        ),
    ],
)
def test_what_can_be_looked_at_has_a_button_in_the_chat_and_in_the_mail_a_link_that_asks_for_it(
    todo: Todo, label: str, asks: str, shows: str
) -> None:
    week = an_ordinary_week(todo=(todo,))
    button, _ = buttons(week, REFS)

    assert button.label == label
    assert button.ref.startswith(shows)
    assert f">{asks}</a>" in texts(week, CATALOGUE, link=lambda words: f"mailto:x?{words}").html


def test_what_no_page_shows_has_no_button() -> None:
    long = an_ordinary_week().disagreements[0].model_copy(update={"handle": "Á" * 20})
    for todo in (
        Todo(kind=TodoKind.RETURNED, returned=Returned(person="Pedro Rueda", office="")),
        Todo(kind=TodoKind.RETURNED, returned=Returned(person="Pedro Rueda", office="Hacienda")),
        Todo(kind=TodoKind.DISAGREEMENT, disagreement=long),
    ):
        labels = [one.label for one in buttons(an_ordinary_week(todo=(todo,)), REFS)]
        assert labels == ["Ver las vencidas"]
    assert buttons(a_quiet_week(), REFS) == ()


def test_the_own_office_is_called_so_and_another_is_not() -> None:
    silent = an_ordinary_week().silent_offices[0]
    own = silent.model_copy(update={"name": "Oficina de Control Interno", "own": True})
    asked = "Haga que responda su oficina, la Oficina de Control Interno (Ana Milena Cuesta):"
    for office, called, not_so in (
        (own, asked, "Llame a"),
        (silent, "Llame a la Secretaría de Salud", "su oficina"),
    ):
        todo = Todo(kind=TodoKind.SILENT, silent=office)
        for said in read_of(an_ordinary_week(todo=(todo,))):
            assert called in said
            assert not_so not in said


def test_what_an_office_out_of_reach_leads_and_helps_is_told() -> None:
    gone = an_ordinary_week().unreachable_offices[0]
    one = gone.model_copy(
        update={
            "people": ("Ligia Montes",),
            "reason": Unreached.NO_LIVING_ADDRESS,
            "first": Pressing(handle="5.5", due=date(2026, 7, 31), percent=Decimal(35)),
            "supports": 2,
            "late": ("4.2",),
            "returned_on": date(2026, 5, 8),
        }
    )
    areas = gone.model_copy(update={"name": "Áreas misionales"})
    also = (Another(name=areas.name, unreachable=areas),)
    todo = Todo(kind=TodoKind.UNREACHABLE, unreachable=one, also=also)
    for said in read_of(an_ordinary_week(todo=(todo,))):
        assert (
            "Llame a Ligia Montes (Comisaría de Familia): su correo no existe o no recibe desde el "
            "vie 8 may. Pida uno que funcione. Su oficina lidera 2: 5.5 vence el vie 31 jul, "
            "35\u00a0%; apoya 2: 4.2 está vencida. Tampoco hay cómo avisar a Áreas misionales "
            "(bloquearon el chat y no hay otra dirección; lidera 2)."
        ) in said


@pytest.mark.parametrize(
    ("weeks", "said"),
    [
        (0, ""),
        (1, ""),
        (2, "Por segunda semana, "),
        (4, "Por cuarta semana, "),
        (11, "Por 11.ª semana, "),
    ],
)
def test_what_is_asked_again_says_first_in_which_week(weeks: int, said: str) -> None:
    todo = Todo(kind=TodoKind.LATE, late=A_LATE_OFFICE, weeks=weeks)
    for read in read_of(an_ordinary_week(todo=(todo,))):
        asked = f"{said}llame" if said else "Llame"
        assert f"{asked} a la Tesorería: 3 vencidas" in read
        assert ("semana, " in read) is bool(said)


def test_of_the_doubts_the_first_are_asked_whole_and_no_single_one_is_only_counted() -> None:
    doubts = tuple(
        Doubt(handle=handle, field="due", kind="far_year", printed="2028", suggestion="2026-06-30")
        for handle in ("2.3", "4.3", "A-01", "A-02")
    )
    for count, said, not_said in (
        (2, "4.3: el plan dice 2028", "También hay"),
        (3, "A-01: el plan dice 2028", "y 1 más"),
        (4, "También hay dudas de A-01 y A-02. Pida", "A-01: el plan"),
        (9, "También hay dudas de A-01, A-02 y 5 más. Pida", "A-01: el plan"),
    ):
        todo = Todo(kind=TodoKind.FAULTS, count=count, doubts=doubts[:count])
        for whole in read_of(an_ordinary_week(todo=(todo,))):
            assert said in whole
            assert not_said not in whole


def test_no_thing_to_do_begins_with_a_figure_that_its_number_would_run_into() -> None:
    # "3. 4 datos del plan" is read as of the activity 3.4.
    many = (
        Todo(kind=TodoKind.FAULTS, count=4),
        Todo(kind=TodoKind.NOBODY_DECIDES, count=4),
        Todo(kind=TodoKind.WAITING, waiting=an_ordinary_week().waiting[0], count=4),
        Todo(kind=TodoKind.REQUEST, request=a_request(), count=4),
    )
    for todo in many:
        week = an_ordinary_week(todo=(todo,))
        for said in (things(week, CATALOGUE), read_of(week)[0].splitlines()):
            (line,) = (one for one in said if one.startswith("1. "))
            assert line[3].isalpha(), line


def test_a_name_of_many_offices_is_asked_for_and_never_to_be_called() -> None:
    gone = an_ordinary_week().unreachable_offices[0]
    areas = gone.model_copy(
        update={
            "name": "Todas las dependencias",
            "reason": Unreached.COLLECTIVE,
            "activities": 0,
            "supports": 1,
        }
    )
    also = (
        Another(name=areas.name, unreachable=areas),
        Another(name="Oficina TIC", unreachable=gone.model_copy(update={"name": "Oficina TIC"})),
    )
    told = Todo(kind=TodoKind.UNREACHABLE, unreachable=gone, also=also)
    for said in read_of(an_ordinary_week(todo=(told,))):
        assert "Tampoco hay cómo avisar a la Oficina TIC (" in said
        assert "Falta decir qué oficinas son «Todas las dependencias» (apoya 1)." in said
        assert "a Todas las dependencias" not in said
    alone = Todo(kind=TodoKind.UNREACHABLE, unreachable=areas)
    for said in read_of(an_ordinary_week(todo=(alone,))):
        assert (
            "Diga a quien administra culmina qué oficinas son «Todas las dependencias» (apoya 1)."
        ) in said
        assert "lámela" not in said


def test_an_absence_is_set_by_a_link_in_the_mail_and_by_a_button_where_it_is_hers_alone() -> None:
    todo = Todo(kind=TodoKind.ABSENCE, unclosed=UNCLOSED[0])
    week = an_ordinary_week(todo=(todo,))
    set_it, _ = buttons(week, REFS)
    several = UNCLOSED[0].model_copy(update={"notice": 0})
    (late,) = buttons(an_ordinary_week(todo=(todo.model_copy(update={"unclosed": several}),)), REFS)

    assert set_it.label == "Sí, Fabio está ausente"
    assert set_it.ref.startswith("away")
    assert late.label == "Ver las vencidas"
    said = texts(week, CATALOGUE, link=lambda words: f"mailto:x?body={words}")
    assert 'href="mailto:x?body=Confirmo la ausencia de Fabio Arango"' in said.html
    assert (
        "Para hacerlo, responda a este correo con: Confirmo la ausencia de Fabio Arango" in said.txt
    )


def test_who_is_away_with_nobody_instead_is_named_with_the_dates_that_this_concerns() -> None:
    due = (("4.2", date(2026, 4, 15)), ("4.1", date(2026, 5, 29)), ("5.4", date(2026, 5, 29)))
    one = AN_UNREACHABLE_OFFICE.model_copy(
        update={
            "reason": Unreached.AWAY,
            "people": ("Jorge Peláez",),
            "away_from": date(2026, 5, 18),
            "away_until": date(2026, 5, 29),
            "meanwhile": tuple(Pressing(handle=h, due=on, percent=None) for h, on in due),
        }
    )
    already = one.model_copy(update={"away_from": None, "meanwhile": one.meanwhile[1:2]})
    for office, asked in (
        (
            one,
            "Pida que alguien reciba en lugar de Jorge Peláez (Comisaría de Familia), ausente del "
            "lun 18 may al vie 29 may: 4.2 ya venció; 4.1 y 5.4 vencen el vie 29 may.",
        ),
        (already, "ausente hasta el vie 29 may: 4.1 vence el vie 29 may."),
    ):
        todo = Todo(kind=TodoKind.UNREACHABLE, unreachable=office)
        for said in read_of(an_ordinary_week(todo=(todo,))):
            assert asked in said
