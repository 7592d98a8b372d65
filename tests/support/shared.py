"""Files of ../shared, which lies beside the repository: real plans, mails and replies."""

from __future__ import annotations

from pathlib import Path

from tests.support.missing import missing

FOLDER = Path(__file__).resolve().parents[3] / "shared"


def shared(path: str) -> Path:
    """Return a file or folder of ../shared, to be called by a running test or its fixture.

    Where it is not there, the test skips, or fails in CI.
    """
    found = FOLDER / path
    if not found.exists():
        missing(f"../shared/{path} is not beside the repository")
    return found
