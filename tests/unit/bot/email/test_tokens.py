"""A reply address names the message that it answers, and cannot be made without the key."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.email.servers.settings import LOCAL_PART_MAX, TOKEN_LENGTH
from bot.email.tokens import make_short_token, make_token, plus_address, read_token
from core.refs import Refs

SIGNER = Refs("one key of the tests, of thirty-two letters")


@given(st.integers(min_value=0, max_value=2**48 - 1))
def test_a_token_gives_back_the_message_that_it_was_made_for(item_id: int) -> None:
    token = make_token(SIGNER, item_id)
    assert read_token(SIGNER, token) == item_id
    assert len(token) == TOKEN_LENGTH
    assert token.isalnum()


def test_a_token_survives_a_server_that_changes_the_case() -> None:
    assert read_token(SIGNER, make_token(SIGNER, 1042).upper()) == 1042


def test_a_token_of_another_key_is_none() -> None:
    forged = make_token(Refs("another key of the tests, just as long"), 1042)
    assert read_token(SIGNER, forged) is None


@pytest.mark.parametrize("change", [0, 9, 10, 23])
def test_a_token_with_one_other_letter_is_none(change: int) -> None:
    token = make_token(SIGNER, 1042)
    other = "b" if token[change] == "a" else "a"
    assert read_token(SIGNER, token[:change] + other + token[change + 1 :]) is None


@given(st.text(max_size=40))
def test_what_is_no_token_is_none(text: str) -> None:
    assert read_token(SIGNER, text) is None


def test_the_token_stands_behind_a_plus_in_the_mailbox() -> None:
    assert plus_address("plan@x.example", "abc") == "plan+abc@x.example"


def test_the_longest_mailbox_that_the_settings_allow_has_room_for_a_token() -> None:
    address = plus_address(f"{'p' * 39}@x.example", make_token(SIGNER, 2**48 - 1))
    assert len(address.partition("@")[0]) == LOCAL_PART_MAX


@given(st.integers(min_value=0, max_value=10**14 - 1))
def test_a_short_token_for_subjects_gives_back_its_message_too(item_id: int) -> None:
    token = make_short_token(SIGNER, item_id)
    assert read_token(SIGNER, token) == read_token(SIGNER, token.upper()) == item_id


def test_a_short_token_of_another_message_or_another_key_is_none() -> None:
    token = make_short_token(SIGNER, 1042)
    other = Refs("another key of the tests, just as long")
    assert token.startswith("C-1042-")
    assert read_token(SIGNER, token.replace("1042", "1043")) is None
    assert read_token(other, token) is None
    assert read_token(SIGNER, token[:-1]) is None


@pytest.mark.parametrize("make", [make_token, make_short_token])
def test_a_token_of_a_former_key_is_read_and_that_of_a_dropped_one_is_not(
    make: Callable[[Refs, int], str],
) -> None:
    former, newer = "the former key of the tests, long enough", "the new key, as long as that one"
    token = make(Refs(former), 1042)

    assert read_token(Refs(newer, [former]), token) == 1042
    assert read_token(Refs(newer), token) is None
