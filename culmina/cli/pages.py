"""The page of help of each command, made beforehand: showing it imports nothing of the command."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("pages.json")


@cache
def read() -> dict[str, str]:
    """Return the pages by the words of their command, as in "plan import"."""
    pages: dict[str, list[str]] = json.loads(FILE.read_text(encoding="utf-8"))
    return {words: "\n".join(lines) for words, lines in pages.items()}


def written(pages: dict[str, str]) -> str:
    """Return pages as the file holds them."""
    lines = {words: page.splitlines() for words, page in pages.items()}
    return json.dumps(lines, ensure_ascii=False, indent=1) + "\n"
