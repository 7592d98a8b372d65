"""Cells that list something behind bullets or numbers, one below the other."""

from __future__ import annotations

import re
from collections.abc import Callable

_SEVERAL = 2
_MARK = re.compile(
    r"[ \t]*(?:[•·▪●○◦■□➢➤✓✔\uf0b7\uf0a7\uf0d8\uf0fc]|[-–—*](?=\s)|\d{1,2}(?:[.)]-?|-)(?!\d)"
    r"|[a-zA-Z]\))[ \t]*"
)


def _never(_: str) -> bool:
    return False


def items(text: str, begins: Callable[[str], bool] = _never) -> list[str]:
    """Return what is listed behind marks or numbers, each with the lines that it goes on in; [] for
    fewer than two, and where the first line has no mark. `begins` tells what else begins one."""
    found: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        mark = _MARK.match(line)
        if mark is not None:
            found.append(line[mark.end() :])
        elif begins(line.strip()):
            found.append(line)
        elif not found:
            return []
        else:
            found[-1] = f"{found[-1].rstrip()} {line.lstrip()}"
    return found if len(found) >= _SEVERAL else []
