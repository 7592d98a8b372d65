"""What the clients' own HTML says: which elements quote, sign, or hide."""

from __future__ import annotations

import re
from enum import Enum

_ATTRIBUTE = re.compile(
    r"""(?<![\w:-])([\w:-]{1,40})\s{0,8}=\s{0,8}("[^"]*"?|'[^']*'?|[^\s"'>]+)""",
)
_MOST_ATTRIBUTES = 4096

# Ids and classes, each where its client is known to use it. What Gmail calls gmail_quote is not
# among them: answers written between quoted lines stand inside it too, only blockquotes quote.
_QUOTES = frozenset(
    {
        "yahoo_quoted",
        "protonmail_quote",
        "tutanota_quote",
        "olk_src_body_section",
        "__quoted_text__",
        "__headers__",
        "ms-outlook-mobile-reference-message",
        "zmail_extra",
        "orimsghtmlseperator",
        "isforwardcontent",
        "front-blockquote",
        "freshdesk_quote",
    }
)
# Elements after which all is quoted, inside and behind.
_RESTS = frozenset(
    {
        "divrplyfwdmsg",
        "x_divrplyfwdmsg",
        "appendonsend",
        "x_appendonsend",
        "mail-editor-reference-message-container",
        "stopspelling",
        "replysplit",
        "zwchr",
        "moz-forward-container",
        "previousmessage",
    }
)
_SIGNATURES = frozenset(
    {
        "gmail_signature",
        "gmail_signature_prefix",
        "moz-signature",
        "applemailsignature",
        "ms-outlook-mobile-signature",
        "signature",
        "x_signature",
        "ymail_android_signature",
        "__sig_post__",
        "protonmail_signature_block",
        "composer_signature",
        "tutanota_signature",
        "spark_signature",
        "zm_signature",
        "k9mail-signature",
        "mailspring-signature",
        "mobilesignature",
    }
)
_NAMES_IN = ("id", "class", "data-marker", "name")
_HIDING = re.compile(r"display\s?:\s?none|mso-hide\s?:\s?all|font-size\s?:\s?0(?:px|pt)?\s?(?:;|$)")
_HIDDEN_TAGS = frozenset({"style", "script", "head", "title", "template", "object", "noscript"})
_PREFIXED = re.compile(r"^(?:x_)+")
_TRAILING_NUMBER = re.compile(r"(?:[_-]|(?<![\d_-]))\d+$")


class Effect(Enum):
    """What an element does to the text in it."""

    NONE = "none"
    QUOTE = "quote"
    REST = "rest"
    SIGN = "sign"
    HIDE = "hide"


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of a tag, names in small letters."""
    found: dict[str, str] = {}
    for item in _ATTRIBUTE.finditer(text[:_MOST_ATTRIBUTES]):
        found.setdefault(item[1].lower(), item[2].strip("\"'"))
    return found


def effect_of(tag: str, given: dict[str, str]) -> Effect:
    """Return what an element does; Outlook's `x_` before the names of others is looked through."""
    if tag in _HIDDEN_TAGS or _HIDING.search(given.get("style", "").lower()):
        return Effect.HIDE
    for name in _names(given):
        for names, effect in ((_RESTS, Effect.REST), (_QUOTES, Effect.QUOTE)):
            if name in names:
                return effect
        if name in _SIGNATURES:
            return Effect.SIGN
    return Effect.QUOTE if tag == "blockquote" else Effect.NONE


def _names(given: dict[str, str]) -> list[str]:
    names = []
    for attribute in _NAMES_IN:
        for word in given.get(attribute, "").lower().split():
            plain = _PREFIXED.sub("", word)
            names += [word, plain, _TRAILING_NUMBER.sub("", plain)]
    return names
