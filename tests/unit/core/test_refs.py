"""A reference is read with the key that made it, and with no other."""

from __future__ import annotations

from core.refs import Ref, Refs

FORMER, NEW, OTHER = "the former key", "the new key", "somebody else's key"
PRESSED = Ref("pct", 7, "60")


def test_what_a_former_key_signed_is_read_and_what_another_signed_is_not() -> None:
    renewed = Refs(NEW, [FORMER])

    assert renewed.read(Refs(FORMER).make(PRESSED)) == PRESSED
    assert renewed.read(Refs(OTHER).make(PRESSED)) is None


def test_only_the_newest_key_signs() -> None:
    made = Refs(NEW, [FORMER]).make(PRESSED)

    assert Refs(NEW).read(made) == PRESSED
    assert Refs(FORMER).read(made) is None
