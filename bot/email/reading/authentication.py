"""What the receiving server found out about the sender (RFC 8601)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

# What the settings say for Exchange Online, which writes its results without its name.
MICROSOFT365 = "microsoft365"

_MOST = 16_384
_PIECE = re.compile(r'\\.|[^"\\();]+|.', re.DOTALL)
_NOT_IN_VALUES = re.compile(r"[\s=]")
_RESULT = re.compile(r"\s*([a-z0-9-]{1,30})\s*=\s*([a-z]{1,20})\b(.*)", re.IGNORECASE | re.DOTALL)
_PROPERTY = re.compile(
    r"(?<!\S)([a-z]{1,20}\.[a-z0-9-]{1,20})\s*=\s*([^\s;]{1,400})", re.IGNORECASE
)

_Results = list[tuple[str, str, dict[str, str]]]


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
    """Read the topmost Authentication-Results of `authserv_id`; without one none is believed.

    A server writes its own above what came in, and not every server takes out what others wrote in
    its name (RFC 8601, 5): below the topmost nothing counts, whichever methods that one leaves
    out. MICROSOFT365 stands for results without a name: anybody can write those, so they count
    only in the topmost of all. Without an authserv-id only a failure counts: anybody can write
    "pass" into his own mail, nobody gains by writing "fail". Alignment is that of DMARC's relaxed
    mode (RFC 7489, 3.1): the domain is the From's, or one of the two is below the other.
    """
    domain = sender.rpartition("@")[2]
    believed = (authserv_id or "").strip().lower()
    read = [_split(header) for header in headers]
    if not believed:
        failed = any(_fails(results) for _, results in read)
        return Authentication(Verdict.FAIL if failed else Verdict.NONE, ())
    if believed == MICROSOFT365:
        believed, read = "", read[:1]
    results = next((results for server, results in read if server == believed), [])
    if _fails(results):
        return Authentication(Verdict.FAIL, ())
    passed = tuple(dict.fromkeys(found[0] for found in results if _counts(*found, domain)))
    return Authentication(Verdict.PASS if passed else Verdict.NONE, passed)


def _fails(results: _Results) -> bool:
    return any(method == "dmarc" and result == "fail" for method, result, _ in results)


def _split(header: str) -> tuple[str, _Results]:
    """Return which server wrote a header ("" where it does not say), and its results.

    There are none where it is not well-formed.
    """
    text = header[:_MOST]
    statements = _statements(text)
    first, *others = statements or [text.partition(";")[0]]
    server = first.split()[0].lower() if first.strip() else ""
    if _RESULT.match(first):
        server, others = "", statements or []
    results: _Results = []
    for other in others:
        found = _RESULT.match(other)
        if found:
            properties: dict[str, str] = {}
            for name, value in _PROPERTY.findall(found[3]):
                properties.setdefault(name.lower(), value.lower())
            results.append((found[1].lower(), found[2].lower(), properties))
    return server, results


def _statements(text: str) -> list[str] | None:
    """Return what stands between the semicolons, without comments; None where one is left open.

    What is quoted is one value, whatever signs it holds: an address that a sender chose may hold
    a semicolon and a result.
    """
    said, piece, depth, quoted = [], "", 0, False
    for sign in _PIECE.findall(text):
        if quoted:
            quoted = sign != '"'
            piece += _NOT_IN_VALUES.sub("_", sign) if quoted else ""
        elif sign in ("(", ")"):
            depth += 1 if sign == "(" else -1
            piece += " "
            if depth < 0:
                return None
        elif depth:
            continue
        elif sign == '"':
            quoted = True
        elif sign == ";":
            said.append(piece)
            piece = ""
        else:
            piece += sign
    return None if depth or quoted else [*said, piece]


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
