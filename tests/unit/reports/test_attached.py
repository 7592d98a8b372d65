"""The files of a digest are made beside the service's loop, which they must not hold up."""

from __future__ import annotations

import subprocess
import sys

MAKES_THEM = """
import gc
from reports.documents.attached import make
from tests.unit.reports.samples import an_ordinary_week
from texts.catalog import Texts

before = gc.get_freeze_count()
made = make(an_ordinary_week(), Texts())
spared = gc.get_freeze_count()
again = make(an_ordinary_week(), Texts())
print(before, spared, gc.get_freeze_count() <= spared, gc.isenabled(), bool(made.day and again.day))
"""


def test_the_collector_never_looks_at_the_libraries_of_pictures_and_works_on() -> None:
    # In a process of its own: what the tests before it brought is spared already.
    ran = subprocess.run(
        [sys.executable, "-c", MAKES_THEM], capture_output=True, text=True, check=True
    )
    before, spared, *rest = ran.stdout.split()

    assert int(before) == 0
    assert int(spared) > 50_000
    assert rest == ["True", "True", "True"]  # once; garbage is collected as ever; with pictures
