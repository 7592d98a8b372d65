"""An absence of one day, and whoever stands in for somebody on a commission, who does not leave."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from core.messages import Note
from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes, somebody
from tests.service.bot.delegates import deputy
from tests.support.builders import a_membership


@pytest.fixture(autouse=True)
def control(town: Town) -> None:
    """Pedro is of control too."""
    with town.database.transaction() as session:
        a_membership(session, town.pedro_id, Role.CONTROL)


@pytest.mark.parametrize(
    ("said", "first", "until"),
    [
        ("Mañana no voy", "2026-05-12", "2026-05-12"),
        ("no voy mañana", "2026-05-12", "2026-05-12"),
        ("mañana no voy a la oficina", "2026-05-12", "2026-05-12"),
        ("no voy el viernes", "2026-05-15", "2026-05-15"),
        ("el viernes 15 no estoy", "2026-05-15", "2026-05-15"),
        ("el viernes no voy", "2026-05-15", "2026-05-15"),
        ("falto el viernes", "2026-05-15", "2026-05-15"),
        ("no voy el jueves ni el viernes", "2026-05-14", "2026-05-15"),
    ],
)
@pytest.mark.parametrize(
    "before", ["", "la 1.2 va en 60. ", "la 1.2 va en 60, ", "La 1.2 va en 60 y "]
)
def test_an_absence_is_of_the_days_that_are_named_alone(
    town: Town, marta: Chat, before: str, said: str, first: str, until: str
) -> None:
    activity = town.add("1.2", 40)
    town.add("1.3", 40)
    marta.says(before + said)

    assert notes(marta.heard()) == ["away_told", *(["receipt"] if before else [])]
    (told,) = notices(town)
    assert (told.details["first"], told.details["until"]) == (first, until)
    if before:
        assert town.figure(activity) == (60, "")


def test_days_of_the_work_are_no_days_of_the_absence(town: Town, marta: Chat) -> None:
    activity = town.add("1.2", 40)
    marta.says("la 1.2 va en 60, la entregan el jueves 14. El viernes 15 no voy")

    (told,) = notices(town)
    assert (told.details["first"], told.details["until"]) == ("2026-05-15", "2026-05-15")
    assert town.figure(activity) == (60, "la entregan el jueves 14")


@pytest.mark.parametrize(
    "said",
    [
        "mañana no voy a la reunión del comité",
        "mañana no voy a entregar la 1.2",
        "la 1.2 va en 60, el viernes no voy con el comité",
        "la 1.2 va en 60, faltó la firma el viernes",
        "no voy el viernes a la obra",
    ],
)
def test_where_she_does_not_go_otherwise_is_no_absence(town: Town, marta: Chat, said: str) -> None:
    town.add("1.2", 40)
    marta.says(said)

    assert "away_told" not in notes(marta.heard())
    assert notices(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "en la comisión me reemplaza Nelson Rojas, por favor delegar todo en él",
        "me reemplaza Nelson Rojas en la comisión",
        "en el viaje a Bogotá me reemplaza Nelson Rojas, delegue todo en él",
        "la 1.3 va en 60. En mis vacaciones me cubre Nelson Rojas, por favor delegar todo en él",
    ],
)  # fmt: skip
def test_who_is_replaced_on_a_commission_is_away_and_does_not_leave(
    town: Town, marta: Chat, said: str
) -> None:
    activity, other = town.add("1.2", 40), town.add("1.3", 40)
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    marta.says(said)

    reports = "1.3 va" in said
    heard = marta.heard()
    assert notes(heard) == ["away_told", *(["receipt"] if reports else [])]
    assert isinstance(heard[0], Note)
    assert (heard[0].values["deputy"], heard[0].values["given"]) == ("Nelson Rojas", 1)
    assert deputy(town, activity) is not None
    assert town.rows(select(Notice).where(Notice.kind == LEAVES)) == []
    assert town.figure(other) == ((60, "") if reports else (40, "Vamos en el 60 %"))


@pytest.mark.parametrize("before", ["", "la 1.2 va en 60. "])
def test_a_substitute_whom_nobody_registered_is_told_with_the_absence(
    town: Town, marta: Chat, before: str
) -> None:
    town.add("1.2", 40)
    marta.says(f"{before}en la comisión me reemplaza Gloria Peña, por favor delegar todo en ella")

    heard = marta.heard()
    assert notes(heard) == ["away_told", *(["receipt"] if before else [])]
    assert isinstance(heard[0], Note)
    assert heard[0].values["missing"] == "Gloria Peña"
    assert town.rows(select(Notice).where(Notice.kind == LEAVES)) == []


@pytest.mark.parametrize(
    ("before", "said", "told"),
    [
        ("", "me reemplaza Gloria Peña", "substitute_missing"),
        ("", "me voy de la alcaldía, me reemplaza Gloria Peña", "leaves_told"),
        ("renuncié a la alcaldía", "mi reemplazo es Gloria Peña", "leaves_told"),
    ],
)
def test_only_words_of_leaving_tell_that_she_leaves(
    town: Town, marta: Chat, before: str, said: str, told: str
) -> None:
    town.add("1.2", 40)
    if before:
        marta.says(before)
        marta.heard()
    marta.says(said)

    assert notes(marta.heard()) == [told]


@pytest.mark.parametrize(
    ("said", "given"),
    [
        ("el viernes no voy, delegar todo en Nelson", ("1.2", "1.3")),
        ("estoy de vacaciones del 18 al 22 y delego todo en Nelson", ("1.2", "1.3")),
        ("estoy de vacaciones del 18 al 22, delego la 1.2 en Nelson", ("1.2",)),
        ("estaré de vacaciones del 18 al 22. Delegue la 1.2 en Nelson", ("1.2",)),
        ("el viernes no voy", ()),
    ],
)
def test_what_is_delegated_beside_an_absence_is_delegated_and_the_absence_told(
    town: Town, marta: Chat, said: str, given: tuple[str, ...]
) -> None:
    ids = {handle: town.add(handle, 40) for handle in ("1.2", "1.3")}
    somebody(town, 900, "Camilo Torres", Role.DELEGATE, office=town.office_id)
    somebody(town, 901, "Nelson Rojas", Role.DELEGATE, office=town.office_id)
    marta.says(said)

    assert notes(marta.heard())[0] == "away_told"
    assert len(notices(town)) == 1
    assert {one for one, at in ids.items() if deputy(town, at) is not None} == {*given}


def test_from_the_day_on_which_she_is_there_no_more_the_known_end_stays(marta: Chat) -> None:
    marta.says("no voy a estar del 20 al 29")
    marta.says("el 20 ya no estoy, me reemplaza la enfermera Yolima")
    said = [one for one in marta.heard() if isinstance(one, Note) and one.name == "away_told"]
    assert {one.values["until"] for one in said} == {"2026-05-29"}
