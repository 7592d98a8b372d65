"""The wheel is whole: it plays the demonstration far from the checkout, and holds no tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the checkout with the tool that the lock holds."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    [built] = folder.glob("*.whl")
    return built


def names(wheel: Path) -> list[str]:
    """Return the paths in the wheel."""
    return zipfile.ZipFile(wheel).namelist()


def outside(wheel: Path, folder: Path, *words: str, **variables: str) -> str:
    """Run Python in `folder` on the unpacked wheel, without the checkout; return what it says."""
    packages = folder / "packages"
    if not packages.exists():
        zipfile.ZipFile(wheel).extractall(packages)
    work = folder / "work"
    work.mkdir(exist_ok=True)
    done = subprocess.run(
        [sys.executable, "-c", *words],
        cwd=work,
        env=os.environ | {"PYTHONPATH": str(packages)} | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=240,  # the demonstration takes 20 s alone, beside other tests several times that
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_wheel_holds_texts_migrations_and_the_demonstration_but_no_tests(wheel: Path) -> None:
    held = names(wheel)

    assert "demo/__main__.py" in held
    assert "demo/plan-puerto-esperanza.txt" in held
    assert "texts/es/mensajes.md" in held
    for folder in ("texts/es", "models/migrations/versions"):
        there = {
            path.relative_to(ROOT).as_posix()
            for path in (ROOT / folder).rglob("*")
            if path.suffix in {".py", ".j2"}
        }
        assert there
        assert there <= set(held)
    assert not [name for name in held if name.startswith(("tests", "bench", "docs"))]


@pytest.mark.timeout(300)
def test_the_wheel_needs_nothing_of_the_checkout_to_play_the_demonstration(
    wheel: Path, tmp_path: Path
) -> None:
    where = outside(wheel, tmp_path, "import demo, culmina; print(demo.__file__, culmina.__file__)")
    assert where.count(str(tmp_path)) == 2

    said = outside(
        wheel,
        tmp_path,
        "from culmina.cli import main; main()",
        "demo",
        # The operator's own database is no stage.
        CULMINA_DATABASE__URL=f"sqlite:///{tmp_path / 'real.db'}",
    )

    assert "Alcaldía de Puerto Esperanza" in said
    summary = json.loads((tmp_path / "work/demo-output/summary.json").read_text("utf-8"))
    assert summary["reminders"]["telegram"] > 0
    assert summary["reminders"]["email"] > 0
    assert summary["reports"] > 0
    assert not (tmp_path / "real.db").exists()


def test_the_wheel_installs_the_command(wheel: Path) -> None:
    [entry_points] = [name for name in names(wheel) if name.endswith("entry_points.txt")]

    text = zipfile.ZipFile(wheel).read(entry_points).decode()

    assert "culmina = culmina.cli:main" in text
