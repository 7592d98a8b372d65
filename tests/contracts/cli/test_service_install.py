"""culmina service install: what is refused before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from culmina.units import hidden_in
from tests.contracts.cli.conftest import Ran

Cli = Callable[..., Ran]


@pytest.mark.parametrize("folder", ["/tmp/culmina", "/var/tmp", "/home/ana/culmina", "/root/x"])
def test_a_folder_that_the_service_would_not_see_is_refused(culmina: Cli, folder: str) -> None:
    ran = culmina("service", "install", "--folder", folder)

    assert ran.code == 2
    assert f"--folder {folder}: el servicio no ve lo que está en /" in ran.error


@pytest.mark.parametrize(
    ("folder", "hidden"),
    [
        ("/var/lib/culmina", ""),
        ("/srv/tmp", ""),
        ("/tmpx", ""),
        ("/var/../tmp/x", "/tmp"),
    ],
)
def test_only_what_the_units_hide_is_hidden(folder: str, hidden: str) -> None:
    assert hidden_in(Path(folder)) == hidden


def test_a_link_to_a_hidden_folder_is_hidden_too(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/dev/shm")
    assert hidden_in(tmp_path / "link") == "/dev"
