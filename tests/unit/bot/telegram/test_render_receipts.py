"""Tests: a receipt says what was recorded, and leaves its buttons on a narrow screen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from textwrap import wrap
from typing import Any

import pytest

from core.later_dates import LaterDates
from core.messages import Awaited, Receipt
from tests.unit.bot.telegram.contents import (
    TODAY,
    a_button,
    a_line,
    a_record,
    parts_of,
    reading,
    rows_of,
    shown,
)


def test_a_receipt_says_what_was_recorded_and_what_is_left() -> None:
    content = Receipt(records=(a_record(),), still_open=3, undo=a_button("Deshacer", "undo", 9))

    (part,) = parts_of(content)

    assert shown(part).text == (
        "✅ 1.2 · 60\u00a0% (antes 40\u00a0%)\n"
        "Actualizar y publicar el mapa…\n"
        "«falta la firma del contrato»\n"
        "Por ahora no le pido nada más. ¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."
    )
    assert rows_of(part) == [["Deshacer"]]


def test_it_says_in_one_line_that_no_file_arrived() -> None:
    line = "📎 No llegó ningún archivo: si lo tiene, mándelo por aquí."
    told = Receipt(records=(a_record(),), still_open=3, undo=a_button("Deshacer", "undo", 9))
    for content in (told, told.model_copy(update={"records": (a_record(), a_record())})):
        (part,) = parts_of(content.model_copy(update={"no_file": True}))
        assert line in shown(part).text.splitlines()
        (part,) = parts_of(content)
        assert "archivo" not in shown(part).text


def a_receipt(*awaited: Awaited, **overrides: Any) -> Receipt:
    return Receipt(
        records=(a_record(**overrides),), still_open=3, awaited=awaited, above=("planning",),
        undo=a_button("Deshacer"),
    )  # fmt: skip


MAY_26 = date(2026, 5, 26)


@pytest.mark.parametrize(
    ("awaited", "overrides", "last"),
    [
        ((), {"next_on": MAY_26},
         ["Por ahora no le pido nada más. Por esta le pregunto otra vez el 26 de mayo. ¿Algo mal? "
          "Escriba así: «1.2 va en 75\u00a0%»."]),
        ((Awaited(handle="6.2", next_on=date(2026, 5, 20)),), {"next_on": MAY_26},
         ["Falta: 6.2.",
          "Sin respuesta, le recuerdo el miércoles 20 de mayo. ¿Algo mal? "
          "Escriba así: «1.2 va en 75\u00a0%»."]),
        ((Awaited(handle="6.2"),), {"next_on": MAY_26},
         ["Falta: 6.2.", "Le escribo otra vez el 26 de mayo. ¿Algo mal? "
          "Escriba así: «1.2 va en 75\u00a0%»."]),
        ((Awaited(handle="6.2", next_on=date(2026, 5, 15), escalates_on=date(2026, 5, 20)),), {},
         ["Falta: 6.2.", "Sin respuesta, le recuerdo el viernes 15 de mayo y el miércoles 20 de "
          "mayo aviso a Planeación. ¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."]),
        ((Awaited(handle="6.2", escalates_on=date(2026, 5, 20)),), {"next_on": MAY_26},
         ["Falta: 6.2.", "Sin respuesta, el miércoles 20 de mayo aviso a Planeación. ¿Algo mal? "
          "Escriba así: «1.2 va en 75\u00a0%»."]),
    ],
)  # fmt: skip
def test_a_receipt_says_what_is_still_owed_and_when_she_hears_again_in_five_lines(
    awaited: tuple[Awaited, ...], overrides: dict[str, Any], last: list[str]
) -> None:
    said = reading(a_receipt(*awaited, **overrides)).splitlines()
    assert said[-len(last) :] == last
    assert len(said) <= 5


@pytest.mark.parametrize(
    ("percent", "still_open", "goes_on", "count", "said"),
    [
        ("60", 0, False, 1, "¿Algo mal? Escriba la cifra."),
        ("60", 1, False, 1, "¿Algo mal? Escriba la cifra."),
        ("60", 2, False, 1, "¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."),
        ("92", 2, False, 1, "¿Algo mal? Escriba así: «1.2 va en 95\u00a0%»."),
        ("100", 2, False, 1, "¿Algo mal? Escriba así: «1.2 va en 60\u00a0%»."),
        ("60", 1, True, 1, "¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."),
        ("60", 0, False, 2, "¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."),
    ],
)
def test_how_a_figure_is_put_right_names_its_activity_where_there_are_others(
    percent: str, still_open: int, goes_on: bool, count: int, said: str
) -> None:
    content = Receipt(
        records=(a_record(percent=Decimal(percent)),) * count,
        still_open=still_open,
        goes_on=goes_on,
        undo=a_button("Deshacer"),
    )
    assert reading(content).endswith(said)


@pytest.mark.parametrize(
    ("due", "overrides", "late"),
    [
        (date(2026, 5, 4), {}, True),
        (TODAY, {}, False),
        (None, {}, False),
        (date(2026, 5, 4), {"percent": Decimal(100), "status": "done"}, False),
    ],
)
def test_what_is_still_overdue_is_named_in_place_of_that_nothing_is_asked(
    due: date | None, overrides: dict[str, Any], late: bool
) -> None:
    said = reading(a_receipt(line=a_line(due=due), **overrides))
    assert ("1.2 sigue vencida." in said) is late
    assert ("Por ahora no le pido nada más." in said) is not late


def test_what_is_still_overdue_is_named_beside_what_lacks_unless_its_date_stands_above() -> None:
    late = a_line(due=date(2026, 5, 4))
    left = {"awaited": (Awaited(handle="6.2"),)}
    worded = reading(a_receipt(line=late, description="falta la firma").model_copy(update=left))
    assert "\n1.2 sigue vencida. Falta: 6.2." in worded
    dated = reading(a_receipt(line=late, description="").model_copy(update=left))
    assert "sigue vencida" not in dated
    assert "venció hace 7 días" in dated


def test_a_figure_that_is_put_right_is_told_so_and_whose_it_was() -> None:
    first = reading(a_receipt(corrects=True)).splitlines()[0]
    assert first == "✅ Corregido: la 1.2 queda en 60\u00a0% (antes 40\u00a0%)"
    other = reading(a_receipt(corrects=True, before_by="Jorge Mina")).splitlines()[0]
    assert other.endswith("queda en 60\u00a0% (antes 40\u00a0%, de Jorge Mina)")


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
    assert "Por ahora no le pido nada más." in text


MADE = (
    "se hizo la mesa de trabajo con los líderes de proceso y quedaron dos ajustes. "
    "falta la firma del contrato"
)
DONE: dict[str, Any] = {"percent": Decimal(100), "status": "done"}


def screen_lines(text: str) -> int:
    """Return how many lines a text takes where forty characters stand in one: 360 pixels."""
    return sum(max(1, len(wrap(line, 40))) for line in text.splitlines())


@pytest.mark.parametrize("description", ["", "falta la firma", MADE])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_receipt_leaves_its_buttons_on_the_screen(count: int, description: str) -> None:
    records = tuple(
        a_record(a_line(f"1.{n}"), description=description) for n in range(1, count + 1)
    )
    content = Receipt(records=records, still_open=13, undo=a_button("Deshacer"))

    text = reading(content)

    assert screen_lines(text) <= 8
    assert all(f"1.{n}" in text for n in range(1, count + 1))
    assert text.count("60\u00a0% (antes 40\u00a0%)") == count


def test_a_receipt_that_closes_later_dates_leaves_its_buttons_on_the_screen() -> None:
    later = LaterDates(dates=(date(2026, 6, 30), date(2026, 12, 15)), met=1, total=3)
    closing = a_record(**DONE, description=MADE, later=later)
    content = Receipt(records=(closing,), still_open=13, undo=a_button("Deshacer"))

    assert screen_lines(reading(content)) <= 8


@pytest.mark.parametrize("description", ["", MADE])
def test_a_receipt_that_meets_dates_says_so_and_leaves_its_buttons_on_the_screen(
    description: str,
) -> None:
    days = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30))
    for meets in (days[:1], days):
        record = a_record(description=description, meets=meets)
        text = reading(Receipt(records=(record,), still_open=13, undo=a_button("Deshacer")))
        assert screen_lines(text) <= 8
        said = "queda cumplida la fecha del 31 de marzo."
        if len(meets) > 1:
            said = (
                "quedan cumplidas las fechas del 31 de marzo, "
                "del 30 de junio y del 30 de septiembre."
            )
        assert f"Con 60\u00a0% {said}" in text
        assert "¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»." in text


WAITING = Awaited(handle="3.6", due=date(2026, 5, 12), escalates_on=date(2026, 6, 9))


@pytest.mark.parametrize(
    ("awaited", "said"),
    [
        ((WAITING,), "3.6 (vence mañana).\nSin respuesta, el 9 de junio aviso a Planeación."),
        ((WAITING, Awaited(handle="6.2")),
         "3.6 (vence mañana) y 6.2.\nSin respuesta de la 3.6, el 9 de junio aviso a Planeación."),
        ((Awaited(handle="1.1", due=date(2026, 5, 4)),), "1.1 (vencida)."),
        ((Awaited(handle="1.1", support=True),), "1.1 (su parte)."),
        ((Awaited(handle="1.1", due=date(2026, 5, 4), support=True), WAITING),
         "1.1 (su parte; vencida) y 3.6 (vence mañana).\nSin respuesta de la 3.6, el 9 de junio "
         "aviso a Planeación."),
        (tuple(Awaited(handle=f"1.{n}") for n in range(1, 7)), "1.1, 1.2, 1.3 y 3 más."),
    ],
)  # fmt: skip
def test_a_receipt_says_what_was_asked_and_has_no_answer(
    awaited: tuple[Awaited, ...], said: str
) -> None:
    undo = a_button("Deshacer")
    content = Receipt(
        records=(a_record(),), still_open=3, awaited=awaited, above=("planning",), undo=undo
    )
    text = reading(content)
    assert f"{'Falta' if len(awaited) == 1 else 'Faltan'}: {said} ¿Algo mal?" in text
    assert "no le pido nada más" not in text


def test_words_that_were_added_last_are_seen_in_the_receipt() -> None:
    content = Receipt(
        records=(a_record(description=MADE),), still_open=1, undo=a_button("Deshacer")
    )

    assert "«se hizo la mesa de trabajo con los… falta la firma del contrato»" in reading(content)


def test_a_receipt_of_two_shows_words_or_the_date_of_each() -> None:
    records = (a_record(), a_record(a_line("1.3"), description=""))
    content = Receipt(records=records, still_open=2, undo=a_button("Deshacer"))

    assert reading(content) == (
        "✅ 1.2 · 60\u00a0% (antes 40\u00a0%)\n"
        "Actualizar y publicar el mapa…\n"
        "«falta la firma del contrato»\n"
        "✅ 1.3 · 60\u00a0% (antes 40\u00a0%)\n"
        "Actualizar y publicar el mapa…\n"
        "18 de mayo, faltan 7 días\n"
        "Por ahora no le pido nada más. ¿Algo mal? Escriba así: «1.2 va en 75\u00a0%»."
    )


def test_a_receipt_of_very_many_is_parted_between_reports() -> None:
    records = tuple(a_record(a_line(f"{n}.{n}"), description=MADE) for n in range(1, 151))
    content = Receipt(records=records, still_open=2, undo=a_button("Deshacer"))

    parts = parts_of(content)

    assert len(parts) > 1
    assert sum(shown(part).text.count("✅") for part in parts) == 150
    assert [rows_of(part) for part in parts][-1] == [["Deshacer"]]
    assert all(
        part.text.endswith(("</b> (antes 40\u00a0%)", "va en 75\u00a0%».")) for part in parts
    )
