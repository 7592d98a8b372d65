"""The units of systemd say what the service may do, and systemd can read them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from culmina.units import BACKUPS, units
from tests.support.missing import missing

PROGRAM, FOLDER = Path("/opt/culmina/bin/culmina"), Path("/var/lib/culmina")


@pytest.mark.parametrize("name", ["culmina.service", "culmina-backup.service"])
def test_each_runs_as_its_own_user_and_writes_to_its_own_folders_only(name: str) -> None:
    lines = units(PROGRAM, FOLDER)[name].splitlines()

    assert {"User=culmina", "NoNewPrivileges=yes", "ProtectSystem=strict"} <= set(lines)
    assert "CapabilityBoundingSet=" in lines
    folders = f"{FOLDER} {BACKUPS}" if "backup" in name else f"{FOLDER}"
    assert [line for line in lines if line.startswith("ReadWritePaths=")] == [
        f"ReadWritePaths={folders}"
    ]


def test_a_backup_is_made_every_night_and_old_ones_go() -> None:
    written = units(PROGRAM, FOLDER)

    assert (
        f"ExecStart={PROGRAM} backup {BACKUPS} --keep-days 30" in written["culmina-backup.service"]
    )
    assert "OnCalendar=03:15" in written["culmina-backup.timer"]


def test_systemd_reads_them_without_a_complaint(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        missing("systemd-analyze is not here: its look at the units did not run")
    program = tmp_path / "culmina"
    program.touch(0o755)
    for name, text in units(program, tmp_path).items():
        (tmp_path / name).write_text(text.replace("User=culmina", "User=root"))
    paths = [str(tmp_path / name) for name in units(program, tmp_path)]

    ended = subprocess.run(["systemd-analyze", "verify", *paths], capture_output=True, check=False)

    said = [line for line in ended.stderr.decode().splitlines() if str(tmp_path) in line]
    assert said == []
