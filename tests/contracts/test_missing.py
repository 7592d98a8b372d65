"""A test that cannot be made here is told; in CI it fails the run."""

from __future__ import annotations

import pytest

from tests.support import missing, shared


def test_what_this_machine_lacks_skips_a_test_with_the_reason(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("CI", raising=False)

    with pytest.raises(pytest.skip.Exception, match="no such server"):
        missing.missing("no such server")


def test_what_this_machine_lacks_fails_the_test_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match="no such server"):
        missing.missing("no such server")


def test_a_shared_file_that_is_not_there_fails_the_test_in_ci(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CI", "true")

    with pytest.raises(pytest.fail.Exception, match=r"\.\./shared/seeds/none\.txt is not beside"):
        shared.shared("seeds/none.txt")
