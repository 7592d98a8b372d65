"""Tests: how the process of the service uses its memory."""

from __future__ import annotations

import gc

from culmina.process import keep_what_is_built


def test_what_is_built_is_spared_by_the_collector() -> None:
    gc.unfreeze()  # what the suite itself spared
    keep_what_is_built()
    assert gc.get_freeze_count() > 0
