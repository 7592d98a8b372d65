"""docs/mensajes.md is what the templates say today."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.catalogue import document
from texts.samples import samples

DOCUMENT = Path(__file__).parents[2] / "docs" / "mensajes.md"


def test_the_document_of_all_messages_is_up_to_date() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == f"{document()}\n", (
        "type: python -m tests.contracts.catalogue > docs/mensajes.md"
    )


def test_the_page_of_the_texts_reads_each_message_of_the_document() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    read = samples()

    assert [one.name for one in read] == [
        line.removeprefix("## ") for line in written.splitlines() if line.startswith("## ")
    ]
    assert [one.name for one in read if not one.said] == []
    code = next(one for one in read if one.name == "note web_code")
    assert [channel for channel, _ in code.said] == ["Telegram", "Correo"]
    assert "~~~" not in "".join(text for one in read for _, text in one.said)
