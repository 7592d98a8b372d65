"""Keeping files: whole under the name of their content, judged, and looked at by the scanner."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.evidence.keeper import Keeper, ScannerFault
from bot.evidence.settings import EvidenceSettings
from bot.evidence.vault import Vault
from core.errors import EnvironmentFault
from core.files import Refusal, Unwanted
from core.inbound import FileKind
from tests.support.contents import JPEG, OGG, PDF, a_brand

DOCUMENT, PHOTO, VOICE = FileKind.DOCUMENT, FileKind.PHOTO, FileKind.VOICE


def a_keeper(folder: Path, **settings: Any) -> Keeper:
    return Keeper(EvidenceSettings(folder=str(folder / "evidence"), **settings))


def a_scanner(folder: Path, body: str) -> str:
    """Return the command of a scanner whose work is `body`; the file's path is in `path`."""
    program = folder / "scanner.py"
    program.write_text(f"import sys\npath = sys.argv[-1]\n{body}\n", encoding="utf-8")
    return f"{sys.executable} {program}"


def files_in(folder: Path) -> list[Path]:
    return [path for path in (folder / "evidence").rglob("*") if path.is_file()]


def refusal(keeper: Keeper, content: bytes, name: str = "a", kind: FileKind = DOCUMENT) -> Refusal:
    with pytest.raises(Unwanted) as caught:
        keeper.keep(content, name=name, kind=kind)
    return caught.value.refusal


def test_a_content_lies_under_its_own_name_for_nobody_else_to_read(tmp_path: Path) -> None:
    kept = a_keeper(tmp_path).keep(PDF, name="Acta 3.pdf", kind=DOCUMENT)

    sha = hashlib.sha256(PDF).hexdigest()
    place = tmp_path / "evidence" / sha[:2] / sha[2:4] / sha
    assert (kept.sha256, kept.media_type) == (sha, "application/pdf")
    assert (kept.name, kept.size) == ("Acta 3.pdf", len(PDF))
    assert place.read_bytes() == PDF
    assert stat.S_IMODE(place.stat().st_mode) & 0o077 == 0


@pytest.fixture(params=[0o000, 0o022, 0o027], ids=oct)
def umask(request: pytest.FixtureRequest) -> Iterator[None]:
    """The process makes files as open as this mask leaves them."""
    before = os.umask(request.param)
    yield
    os.umask(before)


def modes(folder: Path) -> set[tuple[bool, int]]:
    """Return whether it is a folder, and its mode, of everything at and below `folder`."""
    found = [folder, *folder.rglob("*")]
    return {(one.is_dir(), stat.S_IMODE(one.stat().st_mode)) for one in found}


@pytest.mark.usefixtures("umask")
def test_every_folder_of_the_files_is_shut_to_others(tmp_path: Path) -> None:
    a_keeper(tmp_path).keep(PDF, name="", kind=DOCUMENT)
    assert modes(tmp_path / "evidence") == {(True, 0o700), (False, 0o600)}


@pytest.mark.parametrize("touch", [Vault.shut, lambda vault: vault.check(lambda _: None)])
def test_a_folder_that_was_open_is_shut_and_what_is_above_stays(
    tmp_path: Path, touch: Callable[[Vault], None]
) -> None:
    keeper = a_keeper(tmp_path)
    keeper.keep(PDF, name="", kind=DOCUMENT)
    (tmp_path / "evidence").chmod(0o755)
    tmp_path.chmod(0o755)

    touch(keeper.vault)
    assert stat.S_IMODE((tmp_path / "evidence").stat().st_mode) == 0o700
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_the_same_content_is_kept_once_and_nothing_else_is_left(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path)
    first = keeper.keep(JPEG, name="", kind=PHOTO)
    again = keeper.keep(JPEG, name="otra.jpg", kind=DOCUMENT)

    assert first.sha256 == again.sha256
    assert (first.name, again.name) == ("foto.jpg", "otra.jpg")
    assert len(files_in(tmp_path)) == 1


def test_half_a_file_left_by_a_broken_disk_is_written_anew(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path)
    place = keeper.vault.path(keeper.keep(PDF, name="", kind=DOCUMENT).sha256)
    place.chmod(0o600)
    place.write_bytes(PDF[:10])

    keeper.keep(PDF, name="", kind=DOCUMENT)
    assert place.read_bytes() == PDF


def test_a_file_over_the_limit_is_refused_and_one_at_the_limit_is_kept(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path, max_megabytes=1)
    at_limit = PDF.ljust(1_000_000, b" ")

    assert keeper.keep(at_limit, name="", kind=DOCUMENT).size == 1_000_000
    assert refusal(keeper, at_limit + b" ") is Refusal.TOO_BIG


def test_only_the_types_of_the_settings_are_kept(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path, types=("pdf",))

    assert keeper.keep(PDF, name="", kind=DOCUMENT).media_type == "application/pdf"
    assert refusal(keeper, JPEG) is Refusal.NOT_ALLOWED


def test_a_recording_is_kept_as_a_voice_note_only(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path)

    assert keeper.keep(OGG, name="", kind=VOICE).name == "nota de voz.ogg"
    assert keeper.keep(a_brand(b"isom"), name="", kind=VOICE).media_type == "video/mp4"
    assert refusal(keeper, OGG, "reunion.ogg") is Refusal.NOT_ALLOWED
    assert refusal(keeper, PDF, kind=VOICE) is Refusal.NOT_ALLOWED


def test_a_type_that_nobody_knows_is_no_setting() -> None:
    with pytest.raises(ValueError, match="'exe' is none of pdf, jpeg"):
        EvidenceSettings(types=("exe",))


def test_a_command_that_cannot_be_read_is_no_setting() -> None:
    with pytest.raises(ValueError, match="command cannot be read"):
        EvidenceSettings(scanner='clamdscan "--fdpass')


def test_the_scanner_sees_the_whole_file_before_it_has_its_name(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    body = f"open({str(seen)!r}, 'wb').write(open(path, 'rb').read())\nsys.exit(0)"
    keeper = a_keeper(tmp_path, scanner=a_scanner(tmp_path, body))

    keeper.keep(PDF, name="", kind=DOCUMENT)
    assert seen.read_bytes() == PDF


def test_what_the_scanner_refuses_is_not_kept(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path, scanner=a_scanner(tmp_path, "print('EICAR'); sys.exit(1)"))

    assert refusal(keeper, PDF) is Refusal.INFECTED
    assert files_in(tmp_path) == []


@pytest.mark.parametrize("ending", ["sys.exit(2)", "import os; os.kill(os.getpid(), 9)"])
def test_where_the_scanner_fails_nobody_knows_and_nothing_is_kept(
    tmp_path: Path, ending: str
) -> None:
    keeper = a_keeper(tmp_path, scanner=a_scanner(tmp_path, ending))

    with pytest.raises(ScannerFault):
        keeper.keep(PDF, name="", kind=DOCUMENT)
    assert files_in(tmp_path) == []


def test_a_scanner_that_is_not_there_is_a_fault_of_the_installation(tmp_path: Path) -> None:
    keeper = a_keeper(tmp_path, scanner="/nowhere/clamdscan --fdpass")

    with pytest.raises(EnvironmentFault, match="scanner does not work"):
        keeper.keep(PDF, name="", kind=DOCUMENT)
    with pytest.raises(EnvironmentFault, match="scanner does not work"):
        keeper.check()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "evidence").write_text("a file stands where the folder should be")

    with pytest.raises(EnvironmentFault, match="files cannot be kept there"):
        a_keeper(tmp_path).check()
    with pytest.raises(EnvironmentFault, match="abababababab cannot be read: Not a directory"):
        a_keeper(tmp_path).vault.read("ab" * 32)


def test_the_check_leaves_nothing_behind(tmp_path: Path) -> None:
    a_keeper(tmp_path).check()

    assert files_in(tmp_path) == []
