"""A second opinion on bounces in whose words nothing was found: servers that flufl.bounce knows."""

from __future__ import annotations

import logging
from email import message_from_bytes

from flufl.bounce import all_failures

from bot.email.reading.parts.headers import ADDRESS
from bot.email.reading.parts.mime_tree import Part

_MOST_BYTES = 100_000
_MOST_PARTS = 50
_MOST_DEPTH = 8
# What its detectors raise on messages that they do not expect.
_FAULTS = (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError)

# It tells each of its steps, and its faults with a traceback, to whom nothing was asked.
logging.getLogger("flufl.bounce").disabled = True


def rare_failures(root: Part) -> list[str]:
    """Return the addresses that flufl.bounce finds in a message, in small letters, in order.

    Its expressions and the standard library's parser are not made for hostile input: large, deep
    and many-parted messages, which no bounce is, are not given to it.
    """
    if not _is_small(root):
        return []
    try:
        passing, final = all_failures(message_from_bytes(root.raw[:_MOST_BYTES]))
    except _FAULTS:
        return []
    found = {address.decode("utf-8", "replace").lower() for address in passing | final}
    return sorted(address for address in found if ADDRESS.fullmatch(address))


def _is_small(root: Part) -> bool:
    level, parts = [root], 0
    for _ in range(_MOST_DEPTH):
        parts += len(level)
        level = [child for part in level for child in part.children]
    return not level and parts <= _MOST_PARTS
