"""What is tried in a world and in its twin at once, and what each of them tells."""

from __future__ import annotations

import os
import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from typer.testing import CliRunner

from core.errors import CulminaError
from culmina.cli.root import app
from tests.contracts.isolation.filled import OTHER, OWN
from tests.contracts.isolation.worlds import World

CONFIG = """\
[entity]
name = "{entity}"

[database]
url = "{url}"

[telegram]
username = "culmina_bot"

[evidence]
folder = "{folder}/evidence"

[security]
key = "una-clave-de-prueba-de-al-menos-32-letras"
"""
# What differs from run to run: the time of day, the code of an invitation, seconds that it took.
_PASSING = re.compile(r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?|(?<=start=)[\w-]+|(?<=startgroup=)[\w-]+")


@dataclass(frozen=True)
class Told:
    """What a command said, and the files that it wrote."""

    code: int
    said: str
    files: dict[str, str]


@dataclass
class Twins:
    """A world with another entity in it, and one without."""

    folder: Path
    full: World
    twin: World

    def culmina(self, *words: str, typed: str | None = None) -> tuple[Told, Told]:
        """Run a command of the first entity in both, which reads and changes nothing else."""
        with self.full.watched():
            full = self._run(self.full, words, typed)
        return full, self._run(self.twin, words, typed)

    def _run(self, world: World, words: tuple[str, ...], typed: str | None) -> Told:
        here = Path(world.database.url.database or "").parent
        url = world.database.url.render_as_string()
        (here / "config.toml").write_text(
            CONFIG.format(entity=OWN.entity, url=url, folder=here), encoding="utf-8"
        )
        before = set(here.rglob("*"))
        back = Path.cwd()
        os.chdir(here)
        try:
            result = CliRunner().invoke(app, ["--config", "config.toml", *words], input=typed)
        finally:
            os.chdir(back)
        error = result.exception
        if error is not None and not isinstance(error, CulminaError | SystemExit):
            raise error
        code, sentence = result.exit_code, ""
        if isinstance(error, CulminaError):
            code, sentence = error.exit_code, error.sentence()
        said = f"{result.stdout}{result.stderr}{sentence}".replace(str(here), "")
        new = sorted(one for one in here.rglob("*") if one not in before and one.is_file())
        new = [one for one in new if not one.name.startswith("culmina.db")]
        files = {str(one.relative_to(here)): _text_of(one.read_bytes()) for one in new}
        kept = {name: _PASSING.sub("…", text) for name, text in files.items()}
        return Told(code, _PASSING.sub("…", said), kept)


def holds_mark(told: Told) -> bool:
    """Tell whether anything of it shows a text of the other entity."""
    return OTHER.mark in told.said or any(OTHER.mark in one for one in told.files.values())


def _text_of(content: bytes) -> str:
    """Return what a file says: of one that is packed, what is in it but for its dates."""
    if not zipfile.is_zipfile(BytesIO(content)):
        return content.decode("utf-8", "replace")
    with zipfile.ZipFile(BytesIO(content)) as packed:
        names = [one for one in packed.namelist() if not one.startswith("docProps/")]
        return "\n".join(packed.read(one).decode("utf-8", "replace") for one in names)
