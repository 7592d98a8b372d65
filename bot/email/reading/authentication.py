"""What the receiving server found out about the sender (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

_MOST = 16_384
_COMMENT = re.compile(r"\([^()]*\)")
_RESULT = re.compile(r"^\s*([a-z0-9-]{1,30})\s*=\s*([a-z]{1,20})\b(.*)$", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(
    r"\b([a-z]{1,20}\.[a-z0-9-]{1,20})\s*=\s*\"?([^\s;\"]{1,400})", re.IGNORECASE
)


class Verdict(Enum):
    """`PASS`: the address in From is the sender's. `FAIL`: the domain says that it is not."""

    PASS = "pass"  # noqa: S105  # no password: RFC 8601's word
    FAIL = "fail"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Authentication:
    """The verdict, and what it rests on: "dmarc", or "dkim" and "spf" aligned with the From."""

    verdict: Verdict
    passed: tuple[str, ...]


def authenticate(headers: Sequence[str], sender: str, authserv_id: str | None) -> Authentication:
    """Read the Authentication-Results of `authserv_id` alone; without one no header is believed.

    Without an authserv-id only a failure counts: anybody can write "pass" into his own mail, nobody
    gains by writing "fail". Alignment is that of DMARC's relaxed mode (RFC 7489, 3.1): the domain
    is the From's, or one of the two is below the other. Of several results of one method the
    topmost counts: that one the server wrote last, whatever came in with the mail.
    """
    domain = sender.rpartition("@")[2]
    believed = (authserv_id or "").strip().lower()
    passed: list[str] = []
    seen: set[str] = set()
    failed = False
    for header in headers:
        server, results = _split(header)
        if believed and server != believed:
            continue
        failed = failed or any(m == "dmarc" and result == "fail" for m, result, _ in results)
        fresh = [found for found in results if believed and found[0] not in seen]
        passed += [found[0] for found in fresh if _counts(*found, domain)]
        seen |= {method for method, _, _ in results}
    if failed:
        return Authentication(Verdict.FAIL, ())
    kinds = tuple(dict.fromkeys(passed))
    return Authentication(Verdict.PASS if kinds else Verdict.NONE, kinds)


def _split(header: str) -> tuple[str, list[tuple[str, str, dict[str, str]]]]:
    text = header[:_MOST]
    while _COMMENT.search(text):
        text = _COMMENT.sub(" ", text)
    first, *others = text.split(";")
    server = first.strip().split()[0].lower() if first.strip() else ""
    results = []
    for other in others:
        found = _RESULT.match(other)
        if found:
            properties = {
                name.lower(): value.lower() for name, value in _PROPERTY.findall(found[3])
            }
            results.append((found[1].lower(), found[2].lower(), properties))
    return server, results


def _counts(method: str, result: str, properties: dict[str, str], domain: str) -> bool:
    if result != "pass" or not domain:
        return False
    if method == "dmarc":
        return _aligned(properties.get("header.from", domain), domain)
    if method == "dkim":
        return _aligned(properties.get("header.d", properties.get("header.i", "")), domain)
    return method == "spf" and _aligned(properties.get("smtp.mailfrom", ""), domain)


def _aligned(found: str, domain: str) -> bool:
    found = found.rpartition("@")[2].strip("<>").lower()
    if not found or "." not in found:
        return False
    return found == domain or found.endswith(f".{domain}") or domain.endswith(f".{found}")
