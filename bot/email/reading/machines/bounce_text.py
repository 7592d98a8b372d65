"""Whom a bounce without a delivery report speaks of: addresses in the words of many servers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.email.reading.lines import folded
from bot.email.reading.parts.headers import ADDRESS
from bot.email.reading.wordings import folded_alternatives, folded_pattern

_FAILED = folded_pattern("bounce_failed")
_HELPERS = folded_pattern("bounce_helpers")
_ORIGINAL = re.compile(
    rf"^[\s>*=+_.-]{{0,60}}(?:{folded_alternatives('bounce_original')})[\s:=+*_.-]{{0,80}}"
)
_MOST_LINES = 600
_MOST_LINE = 1000
_NEAR = 12
_HEADER = re.compile(
    r"^[>\s]{0,8}(?:received|return-path|message-id|mime-version|content-type|from|to|subject|date|x-[\w-]+|reply-to|cc|dkim-signature|list-[\w-]+):\s?\S?",
    re.IGNORECASE,
)
_TECHNICAL = re.compile(
    r"^[>\s]{0,8}(?:received|return-path|message-id|mime-version|content-type|x-[\w-]+):",
    re.IGNORECASE,
)
_BARE = r"([^\s<>()\[\],;:\"@]{1,128}@[^\s<>()\[\],;:\"@]{1,255})"
_LEADING = re.compile(
    r"^[\s>*•\-\"'(\[]{0,12}(?:(?:recipient|user|address|destinatario|mailbox|e-?mail|"
    r"final recipient|failed (?:recipient|address))(?:\s?[:=]\s{0,4}|\s{1,4}))?"
    rf"<?{_BARE}>?\)?",
    re.IGNORECASE,
)
_RCPT = re.compile(
    r"(?:rcpt to:\s{0,4}|^\s{0,4}[45]\d\d (?:[45]\.\d{1,3}\.\d{1,3} )?)"
    r"<([^\s<>]{1,128}@[^\s<>]{1,255})>",
    re.IGNORECASE,
)
# Sendmail: the address that was written to, below what an alias made of it.
_EXPANDED = re.compile(rf"\(expanded from:\s{{0,4}}<?{_BARE}", re.IGNORECASE)
_LABELLED = re.compile(
    r"(?:original-?rcpt-?to|emailaddress|failed recipient|recipient(?: address)?|address|rcpt|user)"
    r"[\"'\\]{0,4}\s{0,4}[:=]\s{0,4}[\"'\\<]{0,4}(?:smtp:)?"
    r"([^\s<>\",;\\]{1,128}@[^\s<>\",;\\]{1,255})",
    re.IGNORECASE,
)
_ADDRESS_KIND = re.compile(r"^(?:smtp|rfc822|mailto|imceaex-\w*)[:;=]")
_FOOTER = re.compile(r"\s{0,8}_{10}")
_DAEMONS = re.compile(r"mailer-daemon|postmaster|mail-?daemon|abuse\b")


def split_notice(text: str) -> tuple[list[str], list[str]]:
    """Return the lines a server wrote and the lines of the message it sent back."""
    lines = [line[:_MOST_LINE] for line in text.splitlines()[: _MOST_LINES * 3]]
    for row, line in enumerate(lines):
        if row and _ORIGINAL.match(folded(line[:120])):
            return lines[:row], lines[row + 1 :]
        if _HEADER.match(line) and _is_copy(lines[row : row + 8]):
            return lines[:row], lines[row:]
    return lines, []


def failed_addresses(
    notice: Sequence[str], ours: frozenset[str], written_to: Sequence[str]
) -> list[str]:
    """Return the addresses that a notice says were not reached.

    `ours` are addresses that cannot be meant (who reads the bounce), `written_to` those the message
    was sent to, as far as it came back. The surest way that finds any wins: what stands after RCPT
    TO, what the message was sent to, what begins a line near words of failure, what stands in them.
    """
    lines = list(notice[:_MOST_LINES])
    for way, excluded in _WAYS:
        found = _cleaned(way(lines), ours if excluded else frozenset(), written_to)
        if found:
            return found
    named = _cleaned((match for line in lines for match in ADDRESS.findall(line)), ours, written_to)
    return [address for address in named if address in written_to]


def words_about(addresses: Sequence[str], notice: Sequence[str]) -> dict[str, str]:
    """Return for each address the words of a notice that are about it, as one line.

    They go from the line that names it to the one that names the next; of one address alone, and
    of one that no line names, all of the notice is. What a scanner wrote below a line is left out.
    """
    ends_at = next((row for row, line in enumerate(notice) if _FOOTER.match(line)), len(notice))
    notice = notice[:ends_at]
    whole = " ".join(line.strip() for line in notice)
    if len(addresses) < 2:
        return dict.fromkeys(addresses, whole)
    begins: dict[str, int] = {}
    for row, line in enumerate(notice):
        text = line.lower()
        for address in addresses:
            if address in text:
                begins.setdefault(address, row)
    ends = sorted({*begins.values(), len(notice)})
    about = dict.fromkeys(addresses, whole)
    for address, row in begins.items():
        about[address] = " ".join(notice[row : next(end for end in ends if end > row)])
    return about


def _is_copy(lines: Sequence[str]) -> bool:
    """Tell whether headers are those of a message, and not of a notice that names its subject."""
    headers = [line for line in lines if _HEADER.match(line)]
    return len(headers) >= 3 and any(_TECHNICAL.match(line) for line in headers)


def _transcribed(lines: Sequence[str]) -> list[str]:
    found = []
    for line in lines:
        found += _RCPT.findall(line)
    return found


def _leading(lines: Sequence[str]) -> list[str]:
    """Return addresses that begin a line within reach of words of failure."""
    near = -_NEAR - 1
    found = []
    for row, line in enumerate(lines):
        text = folded(line)
        failing = bool(_FAILED.search(text))
        near = row if failing else near
        match = _LEADING.match(line)
        if match is None or "expanded from" in text:
            continue
        rest = line[match.end() :].strip(" >)\"'.,;")
        ahead = any(_FAILED.search(folded(item)) for item in lines[row : row + 4])
        alone = not rest or rest.startswith((":", "(", "...", "-", "<", "[", "|", "on ")) or failing
        if alone and (row - near <= _NEAR or ahead) and not _HELPERS.search(text[: match.start(1)]):
            expanded = _EXPANDED.search(" ".join(lines[row : row + 3]))
            found.append(expanded[1] if expanded else match[1])
    return found


def _in_words(lines: Sequence[str]) -> list[str]:
    """Return addresses in the sentences that speak of failure, and in the ones next to them."""
    found: list[str] = []
    for row, line in enumerate(lines):
        text = folded(line)
        if _HELPERS.search(text):
            found += _LABELLED.findall(line)
            continue
        around = " ".join(folded(item) for item in lines[max(0, row - 2) : row + 3])
        if _FAILED.search(text) or _FAILED.search(around):
            found += ADDRESS.findall(line)
    return found


# Who reads the bounce may have written to herself: the surest ways are tried with her address too.
_WAYS = (
    (_transcribed, True),
    (_leading, True),
    (_transcribed, False),
    (_leading, False),
    (_in_words, True),
)


def _cleaned(found: Iterable[str], ours: frozenset[str], written_to: Sequence[str]) -> list[str]:
    addresses = []
    for item in found:
        address = _ADDRESS_KIND.sub("", item.lower()).strip("'`.*|\\/=")
        if address not in ours and (address in written_to or _plausible(address)):
            addresses.append(address)
    return list(dict.fromkeys(addresses))


def _plausible(address: str) -> bool:
    local, _, domain = address.partition("@")
    if not local or "." not in domain or domain.endswith(".") or len(local) > 64:
        return False
    return not _DAEMONS.match(local)
