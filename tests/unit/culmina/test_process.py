"""Tests: how the process of the service uses its machine."""

from __future__ import annotations

import gc
import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from culmina.process import keep_to_one_core, keep_what_is_built


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="this system binds nothing to a core"
)
def test_who_keeps_to_one_core_has_one_of_those_that_were_allowed() -> None:
    def kept() -> set[int]:
        keep_to_one_core()
        return os.sched_getaffinity(0)

    before = os.sched_getaffinity(0)
    with ThreadPoolExecutor(1) as thread:  # a core is a thread's: the tests keep theirs
        one = thread.submit(kept).result()

    assert len(one) == 1
    assert one <= before
    assert os.sched_getaffinity(0) == before


def test_what_is_built_is_spared_by_the_collector() -> None:
    before = gc.get_freeze_count()
    try:
        keep_what_is_built()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
