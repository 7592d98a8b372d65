"""culmina report: what was said by telephone, in the words of who said it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.words import Role
from models.audit import Audit
from models.inbox import Inbound, InboundState
from models.organisation import Office
from models.owed import Notice
from models.plan import Activity
from models.progress import ProgressReport
from tests.contracts.cli.conftest import Place, Ran
from tests.support.builders import a_person, a_report, an_activity, an_office

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
        activity = an_activity(session, place.entity, handle="1.2", office=office)
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
        ("va en 20 %", "¿es correcto 20\u00a0%? Hoy va en 40\u00a0%.", '"corrijo: va en 40 %"'),
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
        (("1.9", "va en 60 %", "--person", MARTA), "ningún plan abierto tiene una actividad"),
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
