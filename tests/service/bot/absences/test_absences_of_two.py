"""Control says in one message that two are away, each on days of her own, that somebody may be
written to again, or who replaces whom from a day on."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from core.notice_names import LEAVES
from core.words import Role
from models.owed import Notice
from models.staff import absences
from scheduler.told import absences_ahead
from tests.service.bot.absences.test_absent import notices
from tests.service.bot.chat import Chat, Town, notes, somebody

D18, D20 = date(2026, 5, 18), date(2026, 5, 20)
D22, D25 = date(2026, 5, 22), date(2026, 5, 25)
Away = tuple[int, date | None, date]


@pytest.fixture
def control(town: Town) -> Chat:
    """Hernán, who confirms absences and reports on the 1.4; Lina is of finance."""
    found = somebody(town, 801, "Hernán Quiroga", Role.CONTROL, office=town.office_id)
    somebody(town, 810, "Lina Gómez", Role.DELEGATE, office=town.other_office_id)
    town.add("1.4", 20)
    return found


def shown(town: Town) -> list[Away]:
    """Return who was shown to be away, on which days."""
    told = [one.details for one in notices(town) if one.details["until"]]
    return [
        (
            int(one["away"]),
            None if not one.get("first") else date.fromisoformat(one["first"]),
            date.fromisoformat(one["until"]),
        )
        for one in told
    ]


def stand(town: Town) -> list[Away]:
    """Return the absences of Pedro and of Marta that are set."""
    with town.database.reading() as session:
        planned = absences_ahead.planned(session, town.context, town.now)
        until = [(one, absences.away_until(session, one)) for one in (town.pedro_id, town.marta_id)]
    runs: list[Away] = [(one, None, day) for one, day in until if day and day >= town.now.date()]
    return [*sorted(planned), *runs]


EACH_HER_DAYS = [
    "ausencia de Pedro del 18 al 22 y la de marta hasta el 25",
    "ausente pedro del 18 al 22 y marta hasta el 25",
    "vacaciones de Pedro del 18 al 22, la de marta hasta el 25",
    "la ausencia de Pedro es del 18 al 22 y la de marta hasta el 25",
    "Pedro esta de vacaciones del 18 al 22 y marta esta de permiso hasta el 25",
    "Pedro se ausenta del 18 al 22 y Marta se ausenta hasta el 25",
    "Pedro se ausenta del 18 al 22 y marta hasta el 25",
    "ausencia de pedro del 18 al 22. y la de marta hasta el 25",
    "permiso de pedro del 18 al 22 y licencia de marta hasta el 25",
]


@pytest.mark.parametrize("said", EACH_HER_DAYS)
@pytest.mark.parametrize("yes", ["sí", "confirmo", "si, los dos"])
def test_both_are_shown_and_a_yes_sets_both(town: Town, control: Chat, said: str, yes: str) -> None:
    control.says(said)
    town.deliver()
    assert notes(control.heard()) == ["away_proposed", "away_proposed"]
    assert shown(town) == [(town.pedro_id, D18, D22), (town.marta_id, None, D25)]
    control.says(yes)
    assert notes(control.heard()) == ["away_set_several"]
    assert stand(town) == [(town.pedro_id, D18, D22), (town.marta_id, None, D25)]
    assert town.reports() == []


@pytest.mark.parametrize(
    "said",
    [
        "ausencia de Pedro y de marta del 18 al 22",
        "Pedro y Marta estan de vacaciones del 18 al 22",
        "vacaciones de pedro y marta del 18 al 22",
    ],
)
def test_days_that_are_said_of_both_are_of_both(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert shown(town) == [(town.pedro_id, D18, D22), (town.marta_id, D18, D22)]
    assert town.reports() == []


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("ausencia de Pedro del 18 al 22, marta no", ["pedro"]),
        ("Pedro no sale de vacaciones el 18 y marta sí viene el 19", []),
        ("Pedro esta de vacaciones del 18 al 22 y la 1.4 va en 40", ["pedro"]),
        ("¿la ausencia de Pedro es del 18 al 22 y la de marta hasta el 25?", []),
    ],
)
def test_nobody_else_is_shown_to_be_away(
    town: Town, control: Chat, said: str, meant: list[str]
) -> None:
    control.says(said)
    assert [one for one, _, _ in shown(town)] == [town.pedro_id] * len(meant)


def test_a_no_sets_neither(town: Town, control: Chat) -> None:
    control.says(EACH_HER_DAYS[0])
    control.says("no")
    assert stand(town) == []


@pytest.fixture
def ill(town: Town, control: Chat) -> Chat:
    """The chat of control, who set that Pedro is ill until the 20th."""
    control.says("Pedro esta incapacitado hasta el 20 de mayo")
    control.says("si")
    town.deliver()
    control.heard()
    assert stand(town) == [(town.pedro_id, None, D20)]
    return control


@pytest.mark.parametrize(
    "said",
    [
        "ya pueden escribirle",
        "listo, ya le pueden escribir otra vez",
        "ya le pueden volver a escribir a Pedro",
        "a pedro ya le pueden escribir",
        "ya se le puede volver a enviar recordatorios a pedro",
        "pueden volver a escribirle a Pedro Rueda, gracias",
        "pedro ya llego, ya pueden escribirle",
    ],
)
def test_who_may_be_written_to_again_is_away_no_more(town: Town, ill: Chat, said: str) -> None:
    ill.says(said)
    assert notes(ill.heard()) == ["away_ended"]
    assert stand(town) == []


def test_a_colleague_who_says_so_is_passed_on(town: Town, ill: Chat, marta: Chat) -> None:
    assert stand(town)
    marta.says("ya le pueden volver a escribir a pedro")
    assert notes(marta.heard()) == ["staff_told"]
    assert stand(town) == [(town.pedro_id, None, D20)]
    assert ill.heard() == []


@pytest.mark.parametrize(
    "said",
    ["¿ya le pueden escribir a pedro?", "todavia no le pueden escribir a pedro",
     "ya no le pueden escribir a pedro", "escribale a pedro"],
)  # fmt: skip
def test_who_may_not_be_written_to_stays_away(town: Town, ill: Chat, said: str) -> None:
    ill.says(said)
    assert stand(town) == [(town.pedro_id, None, D20)]


@pytest.mark.parametrize(
    "said",
    [
        "confirmo, Lina reemplaza a Pedro desde el 18",
        "lina gomez reemplaza a Pedro desde el 18",
        "a pedro lo reemplaza lina a partir del 18",
        "lina cubre a pedro desde el 18",
        "si, lina va a reemplazar a Pedro desde el lunes 18",
        "ok, a pedro lo suple lina desde el 18",
    ],
)
def test_the_last_day_of_who_is_replaced_is_asked(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert notes(control.heard()) == ["away_of_another", "staff_told"]
    control.says("hasta el 22")
    assert notes(control.heard()) == ["away_proposed"]
    assert shown(town) == [(town.pedro_id, D18, D22)]


def test_with_its_last_day_it_is_shown(town: Town, control: Chat) -> None:
    control.says("lina reemplaza a pedro del 18 al 22")
    assert notes(control.heard()) == ["away_proposed", "staff_told"]
    control.says("sí")
    assert stand(town) == [(town.pedro_id, D18, D22)]


def test_the_absence_that_waits_is_confirmed(town: Town, control: Chat, pedro: Chat) -> None:
    pedro.says("viajo del 18 al 22 de mayo")
    town.morning()
    control.heard()
    control.says("confirmo, Lina reemplaza a Pedro desde el 18")
    assert notes(control.heard()) == ["away_set", "staff_told"]
    assert stand(town) == [(town.pedro_id, D18, D22)]


@pytest.mark.parametrize(
    "said", ["Lina reemplaza a Pedro", "¿Lina reemplaza a Pedro desde el 18?",
             "el contrato nuevo reemplaza al anterior desde el 18"],
)  # fmt: skip
def test_nobody_is_shown_to_be_replaced(town: Town, control: Chat, said: str) -> None:
    control.says(said)
    assert shown(town) == []


@pytest.mark.parametrize(
    "said",
    [
        "Pedro está de vacaciones del 18 al 22, lo cubre Lina",
        "pedro esta incapacitado del 18 al 22 y lo reemplaza lina",
        "Pedro no viene del 18 al 22. Lina lo reemplaza",
        "Pedro sale de permiso del 18 al 22, mientras tanto lo suple Lina Gómez",
        "Pedro está de licencia del 18 al 22, queda a cargo Lina",
        "Pedro está de comisión del 18 al 22 y Lina queda encargada",
    ],
)
def test_who_covers_somebody_told_to_be_away_is_passed_on(
    town: Town, control: Chat, said: str
) -> None:
    somebody(town, 820, "Ana Díaz", Role.PLANNING)
    control.says(said)
    assert notes(control.heard()) == ["away_proposed", "staff_told"]
    query = select(Notice).where(Notice.kind == LEAVES)
    (told,) = [row.details for row in town.rows(query)]
    assert (told["covers"], told["first"], told["until"]) == (
        "Pedro Rueda",
        "2026-05-18",
        "2026-05-22",
    )
    assert "ina" in told["words"]
    assert "incapacitad" not in told["words"]
    control.says("sí")
    assert stand(town) == [(town.pedro_id, D18, D22)]


@pytest.mark.parametrize(
    "said",
    [
        "Pedro está de vacaciones del 18 al 22, no sé quién lo cubre",
        "pedro esta incapacitado del 18 al 22, nadie lo reemplaza",
        "Pedro no viene del 18 al 22 y queda todo al día",
    ],
)
def test_where_nobody_is_named_nothing_is_passed_on(control: Chat, said: str) -> None:
    control.says(said)
    assert "staff_told" not in notes(control.heard())


@pytest.mark.parametrize(
    "said",
    [
        "confirmo, Lina reemplaza a Pedro del 18 al 22 por su cirugía",
        "Lina reemplaza a Pedro del 18 al 22 porque lo operan",
    ],
)
def test_why_she_is_away_is_not_passed_on(town: Town, control: Chat, said: str) -> None:
    somebody(town, 820, "Ana Díaz", Role.PLANNING)
    control.says(said)
    assert "staff_told" in notes(control.heard())
    query = select(Notice).where(Notice.kind == LEAVES)
    (words,) = [row.details["words"] for row in town.rows(query)]
    assert words.endswith("Lina reemplaza a Pedro del 18 al 22")


def test_of_two_who_are_away_the_one_who_is_covered_is_named(town: Town, control: Chat) -> None:
    somebody(town, 820, "Ana Díaz", Role.PLANNING)
    control.says(
        "Pedro está de vacaciones del 18 al 22, lo cubre Lina. Marta no viene el viernes 15"
    )
    query = select(Notice).where(Notice.kind == LEAVES)
    (told,) = [row.details for row in town.rows(query)]
    assert (told["covers"], told["words"]) == ("Pedro Rueda", "lo cubre Lina")
