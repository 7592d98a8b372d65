"""Tests: every secret that is given to somebody, and each kind of signed word, is tried where it is
another entity's."""

from __future__ import annotations

from models.tables import metadata
from tests.contracts.isolation import test_mail, test_pages, test_words
from tests.contracts.isolation.buttons import NO_BUTTONS

# Where a secret is kept as a hash → what tries that of another entity.
KEPT = {
    "invitation.code_hash": test_words.test_a_code_of_another_entity_ties_no_chat,
    "group_code.code_hash":
        test_words.test_a_group_is_approved_by_no_code_and_no_office_of_another_entity,
    "web_code.browser_hash": test_pages.test_a_code_of_another_entity_enters_nowhere,
    "web_code.code_hash": test_pages.test_a_code_of_another_entity_enters_nowhere,
    "web_device.token_hash":
        test_pages.test_a_link_of_another_entity_opens_what_a_link_of_nobody_opens,
    "web_session.token_hash":
        test_pages.test_who_has_entered_in_another_entity_has_not_entered_here,
}  # fmt: skip
# What is signed and no button → the same; each button is tried in test_buttons.
SIGNED = {
    "m": test_mail.test_a_mail_that_answers_a_message_of_another_entity_answers_nothing,
    "page": test_pages.test_a_link_of_another_entity_opens_what_a_link_of_nobody_opens,
}


def test_every_secret_that_is_kept_is_tried() -> None:
    kept = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.c
        if column.name.endswith("_hash")
    }

    assert kept == KEPT.keys()
    assert all(map(callable, KEPT.values()))


def test_every_signed_word_that_is_no_button_is_tried() -> None:
    assert SIGNED.keys() == NO_BUTTONS
    assert all(map(callable, SIGNED.values()))
