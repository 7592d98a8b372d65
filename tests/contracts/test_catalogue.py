"""docs/mensajes.md is what the templates say today."""

from __future__ import annotations

from pathlib import Path

from tests.contracts.catalogue import document

DOCUMENT = Path(__file__).parents[2] / "docs" / "mensajes.md"


def test_the_document_of_all_messages_is_up_to_date() -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    assert written == f"{document()}\n", (
        "type: python -m tests.contracts.catalogue > docs/mensajes.md"
    )
