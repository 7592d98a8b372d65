"""culmina report: what was said by telephone, in the words of who said it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.clock import SystemClock, local_day
from core.words import Role
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.organisation import Office
from models.owed import Notice
from models.plan import Activity, Milestone
from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import BOGOTA, a_person, a_report, an_activity, an_office

MARTA, LUZ = "Marta Lucía Rincón", "Luz Mery Cano"
Culmina = Callable[..., Ran]


@dataclass(frozen=True)
class Told:
    """The activity 1.2 at 40 %, Marta who leads its office, Carlos her delegate, and Luz."""

    activity: int
    office: int
    marta: int
    carlos: int
    luz: int


@pytest.fixture
def told(place: Place) -> Told:
    """Write the town of these tests."""
    with place.database.transaction() as session:
        office = an_office(session, place.entity)
        an_office(session, place.entity, "Oficina Jurídica")
        marta = a_person(session, place.entity, MARTA, office=office)
        carlos = a_person(session, place.entity, "Carlos Peña", office=office, role=Role.DELEGATE)
        luz = a_person(session, place.entity, LUZ, role=Role.CONTROL)
        a_person(session, place.entity, "Pedro Rueda")
        activity = an_activity(session, place.entity, handle="1.2", code="1.2", office=office)
        a_report(session, activity, 40, file_name="ptep.txt", as_of=date(2026, 1, 30))
    return Told(activity, office, marta, carlos, luz)


def the_report(place: Place) -> ProgressReport:
    """Return the one report by a person."""
    with place.database.reading() as session:
        query = select(ProgressReport).where(ProgressReport.inbound_id.is_not(None))
        return session.scalars(query).one()


def test_the_row_says_who_spoke_who_wrote_it_down_and_from_what(
    place: Place, culmina: Culmina, told: Told
) -> None:
    done = culmina(
        "report", "1.2", "va en 60 %, falta la firma", "--person", "Carlos Peña", "--by", LUZ,
        "--on", "2026-05-08",
    )  # fmt: skip

    assert (done.code, done.error) == (0, "")
    assert "1.2 60\u00a0% (antes: 40\u00a0%), dicho por Carlos Peña el 2026-05-08" in (
        " ".join(done.out.split(" "))
    ).replace("\n", " ")
    row = the_report(place)
    assert (row.person_id, row.recorded_by_id, row.office_id) == (
        told.carlos, told.luz, told.office,
    )  # fmt: skip
    assert (row.percent, row.words, row.description) == (
        Decimal(60), "60 %", "falta la firma",
    )  # fmt: skip
    assert (row.as_of, row.channel) == (date(2026, 5, 8), "cli")
    with place.database.reading() as session:
        said = session.get_one(Inbound, row.inbound_id)
        assert (said.payload["text"], said.state) == (
            "va en 60 %, falta la firma", InboundState.DONE,
        )  # fmt: skip
        assert session.get_one(Activity, told.activity).percent == Decimal(60)
        notices = session.scalars(select(Notice).order_by(Notice.person_id)).all()
        assert [one.person_id for one in notices] == [told.marta, told.carlos]
        assert {one.details["by"] for one in notices} == {LUZ}
        written = session.scalars(select(Audit).filter_by(subject="activity")).one()
        assert (written.action, written.person_id) == (
            "progress recorded for an office", told.luz,
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "question", "todo"),
    [
        ("vamos muy bien con eso", "¿en qué porcentaje va?", 'Diga la cifra: "va en 60 %'),
        ("va en 20 %", "¿es correcto 20\u00a0%? Hoy va en 40\u00a0%.", '"corrijo: va en 20 %"'),
        ("130 %", "130 % pasa de 100 %: ¿en qué porcentaje va?", 'Diga la cifra: "va en 60 %'),
        ("ahí van 130 personas", "«ahí van 130 personas»: ¿en qué porcentaje va?", "Diga la cifra"),
        (
            "necesitamos prórroga hasta junio",
            "una solicitud la hace la oficina",
            "Escriba solo lo que se",
        ),
        ("gracias", "no reporta ningún avance", "Escríbalo como se dijo"),
    ],
)
def test_what_owes_a_question_is_refused_with_it_and_nothing_is_written(
    place: Place, culmina: Culmina, told: Told, text: str, question: str, todo: str
) -> None:
    del told
    refused = culmina("report", "1.2", text, "--person", MARTA)

    assert refused.code == 2
    assert question in refused.error
    assert todo in refused.error
    with place.database.reading() as session:
        assert session.scalars(select(Inbound)).all() == []
        assert session.scalars(select(Notice)).all() == []


def test_a_correction_may_go_down(place: Place, culmina: Culmina, told: Told) -> None:
    del told
    assert culmina("report", "1.2", "corrijo: va en 20 %", "--person", MARTA).error == ""
    assert the_report(place).percent == Decimal(20)


@pytest.mark.parametrize(
    ("newer", "holds"),
    [
        ("file", "vale el 50\u00a0% del archivo del 2026-05-10"),
        ("person", "vale 50\u00a0% del 2026-05-10"),
    ],
)
def test_what_is_older_than_the_figure_that_holds_is_told_as_such(
    place: Place, culmina: Culmina, told: Told, newer: str, holds: str
) -> None:
    source = {"file_name": "ptep.txt"} if newer == "file" else {"by": told.marta}
    with place.database.transaction() as session:
        a_report(session, told.activity, 50, as_of=date(2026, 5, 10), **source)

    done = culmina("report", "1.2", "va en 60 %", "--person", MARTA, "--on", "2026-05-08")

    said = re.sub(r"[ \n]+", " ", done.out)
    assert (done.error, "before" in said) == ("", False)
    assert f"Registrado con fecha 2026-05-08: 1.2 60\u00a0%, dicho por {MARTA}; {holds}." in said
    with place.database.reading() as session:
        assert session.get_one(Activity, told.activity).percent == Decimal(50)
        notice = session.scalars(select(Notice)).one()
    assert [notice.details[one] for one in ("holds", "said_on", "of_file")] == [
        "50", "2026-05-10", int(newer == "file"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("1.9", "va en 60 %", "--person", MARTA), "ninguna actividad tiene exactamente"),
        (("1.2", "va en 60 %", "--person", "Nadie"), "no hay nadie con ese nombre"),
        (("1.2", "va en 60 %", "--person", "Pedro Rueda"), "no es de ninguna oficina que responda"),
        (
            ("1.2", "va en 60 %", "--person", MARTA, "--office", "Oficina Jurídica"),
            "Oficina Jurídica no responde por ella",
        ),
        (
            ("1.2", "va en 60 %", "--person", MARTA, "--by", "Pedro Rueda"),
            "no tiene el rol de planeación ni el de control",
        ),
        (("1.2", "va en 60 %", "--person", MARTA, "--on", "2099-01-01"), "no ha llegado"),
    ],
)
def test_what_is_not_known_is_refused(
    culmina: Culmina, told: Told, words: tuple[str, ...], error: str
) -> None:
    del told
    refused = culmina("report", *words)

    assert (refused.code, error in refused.error) == (2, True), refused.error


def test_somebody_of_no_office_speaks_for_the_one_that_is_named(
    place: Place, culmina: Culmina, told: Told
) -> None:
    done = culmina(
        "report", "1.2", "va en 60 %", "--person", "Pedro Rueda",
        "--office", "Secretaría de Planeación",
    )  # fmt: skip

    assert done.error == ""
    assert (the_report(place).office_id, the_report(place).recorded_by_id) == (told.office, None)
    assert (
        "Quedó a nombre de Secretaría de Planeación, aunque Pedro Rueda no es de esa oficina."
        in one_line(done)
    )


@pytest.mark.parametrize("office", [(), ("--office", "Secretaría de Planeación")])
def test_of_who_speaks_for_her_own_office_no_more_is_said(
    culmina: Culmina, told: Told, office: tuple[str, ...]
) -> None:
    del told
    done = culmina("report", "1.2", "va en 60 %", "--person", MARTA, *office)

    assert done.error == ""
    assert "a nombre de" not in done.out


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.VIEWER])
@pytest.mark.parametrize("office", [(), ("--office", "Secretaría de Planeación")])
def test_the_word_of_who_may_only_look_is_no_figure(
    place: Place, culmina: Culmina, told: Told, role: Role, office: tuple[str, ...]
) -> None:
    with place.database.transaction() as session:
        a_person(session, place.entity, "Víctor Mirón", role=role)

    refused = culmina("report", "1.2", "va en 60 %", "--person", "Víctor Mirón", *office)

    assert refused.code == 2
    assert (
        "Víctor Mirón solo puede mirar: lo que dice no es la cifra de ninguna oficina."
        in " ".join(refused.error.split())
    )
    assert "--office" not in refused.error
    with place.database.reading() as session:
        assert session.scalars(select(Inbound)).all() == []
        assert session.get_one(Activity, told.activity).percent == Decimal(40)


@pytest.mark.parametrize("hers", [True, False])
def test_words_of_a_second_activity_are_refused_with_the_true_reason(
    place: Place, culmina: Culmina, told: Told, hers: bool
) -> None:
    with place.database.transaction() as session:
        law = session.scalars(select(Office.id).where(Office.name == "Oficina Jurídica")).one()
        an_activity(
            session, place.entity, handle="2.3", title="Reparar la vía",
            office=told.office if hers else law,
        )  # fmt: skip

    ran = culmina("report", "1.2", "va en 60 %, ya firmaron; la 2.3 va en 20 %", "--person", MARTA)

    assert ran.code == 2
    assert ("habla también de la 2.3: se registra una a la vez." in ran.error) is hers
    assert ("habla de una actividad de otra oficina" in ran.error) is not hers
    with place.database.reading() as session:
        query = select(ProgressReport).where(ProgressReport.inbound_id.is_not(None))
        assert session.scalars(query).all() == []


def test_the_same_words_again_are_not_written_twice(
    place: Place, culmina: Culmina, told: Told
) -> None:
    del told
    words = ("report", "1.2", "va en 60 %, falta la firma", "--person")

    first = culmina(*words, MARTA)
    again = culmina(*words, MARTA)
    other = culmina(*words, "Carlos Peña")
    back = culmina(*words, MARTA)

    assert [one.code for one in (first, again, other, back)] == [0, 0, 0, 0]
    assert "Eso mismo ya está registrado" in again.out
    assert "Eso mismo ya está registrado" not in first.out + other.out + back.out
    with place.database.reading() as session:
        query = select(ProgressReport).where(ProgressReport.inbound_id.is_not(None))
        assert len(session.scalars(query).all()) == 3


@pytest.fixture
def several(place: Place, told: Told) -> int:
    """Give Marta's office the activity 1.4 too: it is due today, in half a year and in a year."""
    today = local_day(SystemClock().now(), BOGOTA)
    with place.database.transaction() as session:
        return an_activity(
            session, place.entity, handle="1.4", code="1.4", office=told.office,
            due=[today, today + timedelta(days=180), today + timedelta(days=360)],
        )  # fmt: skip


def open_dates(place: Place, activity: int) -> int:
    """Return how many dates of an activity are open."""
    with place.database.reading() as session:
        rows = session.scalars(select(Milestone.met).where(Milestone.activity_id == activity))
        return sum(not met for met in rows)


def one_line(ran: Ran) -> str:
    return " ".join((ran.out + ran.error).split())


def test_which_later_dates_100_closes_is_told_with_how_to_keep_them_open(
    place: Place, culmina: Culmina, several: int
) -> None:
    done = culmina("report", "1.4", "100 %, publicado el informe", "--person", MARTA)

    assert "Así se cierra también lo que sigue: las fechas" in one_line(done)
    again = f"culmina report 1.4 '100 %, solo este periodo' --person '{MARTA}'"
    assert again in one_line(done)
    assert open_dates(place, several) == 0
    with place.database.reading() as session:
        notice = session.scalars(select(Notice)).one()
        assert notice.details["kept_open"] == 0
        assert {"later1", "later2"} < notice.details.keys()

    kept = culmina("report", "1.4", "100 %, solo este periodo", "--person", MARTA)

    assert "Es solo lo de este periodo (1 de 3); sigue abierto lo demás" in one_line(kept)
    assert open_dates(place, several) == 2
    shown = culmina("activity", "show", "1.4")
    assert "Va en: 33\u00a0%" in shown.out
    assert "«publicado el informe»" in shown.out


@pytest.mark.parametrize("words", ["100 %, solo este periodo", "ya quedó, se publicó el informe"])
def test_what_is_of_its_period_only_leaves_the_later_dates_open(
    place: Place, culmina: Culmina, several: int, words: str
) -> None:
    done = culmina("report", "1.4", words, "--person", MARTA)

    assert "1.4 33\u00a0%" in done.out
    assert "Es solo lo de este periodo (1 de 3)" in one_line(done)
    assert open_dates(place, several) == 2


@pytest.mark.parametrize(
    ("handle", "words"), [("1.2", "100 %, publicado"), ("1.4", "va en 30 %, falta la firma")]
)
def test_what_closes_no_later_date_says_nothing_of_them(
    culmina: Culmina, several: int, handle: str, words: str
) -> None:
    del several
    done = culmina("report", handle, words, "--person", MARTA)

    assert done.error == ""
    assert "periodo" not in done.out
    assert "sigue" not in done.out


def left_today(culmina: Culmina, name: str) -> None:
    assert culmina("person", "leave", name, "--yes").error == ""


def test_who_has_left_since_is_who_said_it_on_a_day_on_which_she_was_there(
    place: Place, culmina: Culmina, told: Told
) -> None:
    left_today(culmina, MARTA)
    yesterday = local_day(SystemClock().now(), BOGOTA) - timedelta(days=1)

    done = culmina("report", "1.2", "va en 60 %", "--person", MARTA, "--on", f"{yesterday}")

    assert done.error == ""
    assert the_report(place).person_id == told.marta


def test_who_had_left_by_then_is_refused_with_the_day_and_not_registered_anew(
    place: Place, culmina: Culmina, told: Told
) -> None:
    del told
    left_today(culmina, MARTA)
    with place.database.transaction() as session:
        for row in session.scalars(select(Audit).where(Audit.action == "person left")):
            row.at -= timedelta(days=10)

    refused = culmina("report", "1.2", "va en 60 %", "--person", MARTA)

    assert refused.code == 2
    assert f"{MARTA} dejó Secretaría de Planeación el" in one_line(refused)
    assert "con --on el día en que lo dijo" in one_line(refused)
    assert "person add" not in refused.error
    named = culmina(
        "report", "1.2", "va en 60 %", "--person", MARTA, "--office", "Secretaría de Planeación"
    )
    assert "ya no hablaba por ella" in one_line(named)


def test_who_has_left_and_was_of_no_office_of_it_is_no_voice_of_it(
    culmina: Culmina, told: Told
) -> None:
    del told
    left_today(culmina, "Pedro Rueda")

    refused = culmina("report", "1.2", "va en 60 %", "--person", "Pedro Rueda")

    assert "no era de ninguna oficina que responda por ella" in one_line(refused)
    assert "--on" not in refused.error


def test_the_sentence_that_is_proposed_registers_the_figure_that_was_asked_about(
    place: Place, culmina: Culmina, told: Told
) -> None:
    refused = culmina("report", "1.2", "va en 20 %", "--person", MARTA)
    sentence = refused.error.split('"')[1]

    assert culmina("report", "1.2", sentence, "--person", MARTA).code == 0
    with place.database.reading() as session:
        assert session.get_one(Activity, told.activity).percent == Decimal(20)
