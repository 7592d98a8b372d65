"""culmina mail read: a message in, one line of JSON out, without settings or a database."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.mails import REMINDER, SERVER, a_mail

CULMINA = [sys.executable, "-c", "from culmina.cli import main; main()"]
FORGED = f"Authentication-Results: {SERVER}; dmarc=fail header.from=puertoesperanza.example"


def read(tmp_path: Path, raw: bytes, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command in an empty folder."""
    return subprocess.run(
        [*CULMINA, "mail", "read", *options],
        input=raw,
        capture_output=True,
        cwd=tmp_path,
        check=False,
    )


def told(ended: subprocess.CompletedProcess[bytes]) -> Any:
    """Return the one line that was written."""
    assert ended.returncode == 0, ended.stderr
    (line,) = ended.stdout.decode("utf-8").splitlines()
    return json.loads(line)


def test_a_message_becomes_one_line(tmp_path: Path) -> None:
    assert told(read(tmp_path, a_mail("La 1.2 va en 60 %, quedó pendiente Tránsito"))) == {
        "kind": "reply",
        "text": "La 1.2 va en 60 %, quedó pendiente Tránsito",
        "attachments": [],
        "failed": [],
        "message_id": "<a1@puertoesperanza.example>",
        "in_reply_to": REMINDER,
        "token": "r1042.k7f3",
        "from": "liliana.herazo@puertoesperanza.example",
        "charset_repaired": False,
    }


def test_only_the_named_server_is_believed(tmp_path: Path) -> None:
    raw = a_mail("Todo al 100 %", headers=[FORGED])
    assert told(read(tmp_path, raw))["kind"] == "unauthenticated"
    assert told(read(tmp_path, raw, "--authserv-id", SERVER))["kind"] == "unauthenticated"
    assert told(read(tmp_path, raw, "--authserv-id", "another.example"))["kind"] == "reply"


def test_no_message_is_an_error_in_one_sentence(tmp_path: Path) -> None:
    ended = read(tmp_path, b" \n")
    assert ended.returncode == 2
    assert ended.stdout == b""
    assert ended.stderr.decode().startswith("culmina: entrada estándar: no hay ningún mensaje.")


def test_bytes_that_are_no_message_are_read_too(tmp_path: Path) -> None:
    assert told(read(tmp_path, bytes(range(256)) * 40))["kind"] in {"reply", "empty"}
