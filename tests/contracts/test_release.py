"""What a release holds for each Python; `make release` itself tries it without an index."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"
SCRIPT = ROOT / "deploy/release.sh"


def lock_for(python: str) -> dict[str, str]:
    """Return the versions that the release fetches for a Python, by name."""
    said = subprocess.run(
        [sys.executable, "deploy/lock_for.py", python, str(LOCK)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert ";" not in said
    entries = re.split(r"\n(?=\S)", said.strip())
    assert [one for one in entries if "--hash=sha256:" not in one] == []
    return dict(one.split()[0].split("==") for one in entries)


@pytest.mark.parametrize("python", ["3.11", "3.13"])
def test_a_python_gets_one_version_of_each_package_and_none_of_another_system(python: str) -> None:
    found = lock_for(python)

    text = LOCK.read_text("utf-8")
    assert {"sqlalchemy", "pydantic", "prometheus-client"} <= set(found)
    assert "colorama" in text
    assert "colorama" not in found  # only Windows wants it


def test_what_the_lock_splits_by_python_is_fetched_for_each_of_them() -> None:
    split = re.findall(r"^(\S+)==\S+ ; python_full_version", LOCK.read_text("utf-8"), re.MULTILINE)
    older, newer = lock_for("3.11"), lock_for("3.13")

    assert split
    assert all(older[name] != newer[name] for name in split)


def test_the_release_is_made_for_the_pythons_that_the_project_says_it_supports() -> None:
    [pythons] = re.findall(r'^PYTHONS="([^"]+)"', SCRIPT.read_text("utf-8"), re.MULTILINE)
    [least] = re.findall(r'requires-python = ">=([^"]+)"', (ROOT / "pyproject.toml").read_text())

    assert least in pythons.split()


INSTALLING = [
    "Makefile",
    "README.md",
    "deploy/Containerfile",
    "deploy/release.sh",
    "docs/instalar.md",
    "docs/operar.md",
]


@pytest.mark.parametrize("name", INSTALLING)
def test_what_is_installed_is_what_the_lock_names_whatever_was_published_since(name: str) -> None:
    """pip 23 looks for the newest of what is asked for with an extra, and has no hash for it."""
    lines = (ROOT / name).read_text("utf-8").replace("\\\n", "").splitlines()
    locked = [line for line in lines if "--require-hashes" in line]

    assert locked
    assert [line for line in locked if "--no-deps" not in line] == []
