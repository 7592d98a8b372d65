"""What a player types and how time passes in a game; the games themselves need libfaketime."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.month.clock import ZONE, GameClock, read_instant, shown, stops
from tests.month.commands import COMMANDS, read
from tests.month.deeds import Deeds
from tests.month.game import Game
from tests.month.plan import write_plan
from tests.month.town import PEOPLE, filled_in, people_file
from tests.month.world import World

MONDAY = datetime(2026, 3, 2, 7, 40, tzinfo=ZONE)


def days(begin: datetime, end: str) -> list[str]:
    """Return the stops on the way, as they are shown."""
    return [shown(stop) for stop in stops(begin, read_instant(end))]


def test_time_stops_twice_on_a_working_day_and_at_the_end() -> None:
    assert days(MONDAY, "2026-03-03 10:30") == [
        "Mon 2026-03-02 08:01",
        "Mon 2026-03-02 14:00",
        "Tue 2026-03-03 08:01",
        "Tue 2026-03-03 10:30",
    ]


def test_time_stops_once_on_a_day_of_the_weekend() -> None:
    friday = datetime(2026, 3, 6, 15, 0, tzinfo=ZONE)

    assert days(friday, "2026-03-09 08:01") == [
        "Sat 2026-03-07 09:00",
        "Sun 2026-03-08 09:00",
        "Mon 2026-03-09 08:01",
    ]


def test_time_does_not_go_back() -> None:
    with pytest.raises(ValueError, match="Mon 2026-03-02 07:40"):
        stops(MONDAY, read_instant("2026-03-01 08:00"))


def test_the_clock_of_a_game_stands_whole_seconds_from_the_machines() -> None:
    clock = GameClock(MONDAY)

    assert abs((clock.now() - MONDAY).total_seconds()) < 60
    assert isinstance(clock.seconds, int)


def test_every_command_is_done_by_somebody() -> None:
    assert [
        one.name
        for one in COMMANDS
        if not any(hasattr(owner, one.name) for owner in (Deeds, Game, World))
    ] == []


def test_words_of_a_player_become_a_command_with_its_arguments() -> None:
    assert read(["juego", "reply", "marta", "105", "ya quedó"]) == (
        "juego",
        "reply",
        {"person": "marta", "number": 105, "text": "ya quedó"},
    )
    assert read(["juego", "up", "marta"])[2] == {"person": "marta", "technician": False}


def test_files_are_given_to_the_world_with_their_whole_paths() -> None:
    _, _, arguments = read(["juego", "answer", "jairo", "1", "va en 60 %", "acta.pdf"])

    assert arguments["files"] == [str(Path("acta.pdf").resolve())]


def test_words_of_the_product_are_left_as_they_are() -> None:
    words = ["report", "1.2", "va en 60 %", "--person", "Marta"]

    assert read(["juego", "culmina", *words]) == ("juego", "culmina", {"words": words})


@pytest.mark.parametrize("words", [["juego"], ["juego", "dance"], ["juego", "reply", "marta", "x"]])
def test_words_that_are_no_command_end_the_program(words: list[str]) -> None:
    with pytest.raises(SystemExit):
        read(words)


def test_settings_are_filled_into_their_own_section_only() -> None:
    given = '[smtp]\n# port = 587\n[imap]\n# port = 993\n# host = ""\n'

    assert filled_in(given, {"smtp": {"port": 25}, "imap": {"host": "x"}}) == (
        '[smtp]\nport = 25\n[imap]\n# port = 993\nhost = "x"\n'
    )


def test_the_corrected_people_file_names_only_who_has_a_mailbox() -> None:
    without = [one.name for one in PEOPLE if not one.email]

    assert without
    assert all(name in people_file(corrected=False) for name in without)
    assert not any(name in people_file(corrected=True) for name in without)


def test_the_plan_has_titles_merged_cells_and_dates_of_both_kinds(tmp_path: Path) -> None:
    write_plan(tmp_path / "plan.xlsx")
    sheet = load_workbook(tmp_path / "plan.xlsx").worksheets[0]
    due = [row[5].value for row in sheet.iter_rows(min_row=6) if row[1].value]

    assert len(due) == 26
    assert {type(value) for value in due} == {str, datetime}
    assert len(sheet.merged_cells.ranges) == 3 + 5
