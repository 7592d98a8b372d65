"""What an answer tells, asks about or has recorded, as values that a message is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.conversation.unheard.facts import plain_number
from bot.understanding.wordlists import A_CODE, CODE
from core.messages import Content, Filed, Question, Receipt, store_content
from core.spanish import bare_words, fold

# "y en la 3.1", in front of what is said of it
_LED = re.compile(
    rf"\W{{0,3}}(?:(?:y|e|pero|tambi[eé]n|adem[aá]s)\s){{0,2}}(?:(?:a|de|en|con|para|lo de)\s)?"
    rf"(?:(?:la|el|actividad|meta)\s)?(?:{CODE}[:,]?\s)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:[.,]\d{1,4})?(?![\d.,]*\d)")
# What stands in a content and answers nothing: buttons, what was said before, what is still owed;
# descriptions only repeat what she wrote.
_NOT_TOLD = frozenset(
    (
        "kind", "buttons", "button", "undo", "answers", "page", "said", "awaited", "above", "keys",
        "description",
    )
)  # fmt: skip
_REPEATED = 4  # words at the end of a part
_OF_A_REPORT = frozenset(("percent", "confirm", "activity"))  # questions about one


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a message.

    `words` are those of all contents, where codes are looked for, `answers` those of what is
    neither a receipt nor a question; `figures` as `plain_number` writes them. `asked` are the words
    that a question quotes, `kept` the descriptions that were recorded. All of them are folded.
    `nameless` is how many contents name no activity, `only_reports`: there is nothing but receipts,
    and questions about a report.
    """

    words: str = ""
    answers: str = ""
    figures: frozenset[str] = frozenset()
    asked: str = ""
    kept: str = ""
    nameless: int = 0
    only_reports: bool = False

    def keeps(self, words: str) -> bool:
        """Tell whether words, without the name that leads them and their signs, stand in a
        description that was recorded."""
        said = bare_words(_LED.sub("", words, count=1))
        return fold(words) in self.kept or (bool(said) and said in bare_words(self.kept))

    def repeats(self, words: str) -> bool:
        """Tell whether an answer repeats what a part ends with: the reason of a decision."""
        ends = bare_words(words).split()[-_REPEATED:]
        return len(ends) == _REPEATED and " ".join(ends) in bare_words(self.answers)

    def knows(self, words: str) -> bool:
        """Tell whether words stand in a description, or wait for the answer to a question."""
        return self.keeps(words) or fold(words) in self.asked


def told_in(
    said: Sequence[Content], named: Iterable[str] = (), waiting: Iterable[str] = ()
) -> Told:
    """Return what contents tell; `named` are the activities of which something was done besides,
    `waiting` the words that are kept for a question that comes later."""
    stored = {at: [*_strings(store_content(one))] for at, one in enumerate(said)}
    answers = [at for at, one in enumerate(said) if not isinstance(one, Receipt | Question)]
    asked = [*waiting, *(one.words for one in said if isinstance(one, Question))]
    records = [one for content in said if isinstance(content, Receipt) for one in content.records]
    kept = [one.description for one in records]
    words = [*named, *(word for one in stored.values() for word in one)]
    return Told(
        words=_folded(words),
        answers=_folded(word for at in answers for word in stored[at]),
        figures=frozenset(map(plain_number, _NUMBER.findall("\n".join((*words, *kept, *asked))))),
        asked=_folded(asked),
        kept=_folded(kept),
        nameless=sum(not any(map(A_CODE.search, one)) for one in stored.values()),
        only_reports=all(_is_of_a_report(one) for one in said),
    )


def _is_of_a_report(content: Content) -> bool:
    if isinstance(content, Question):
        return content.name in _OF_A_REPORT
    return isinstance(content, Receipt | Filed)


def _folded(texts: Iterable[str]) -> str:
    return " | ".join(fold(one) for one in texts if one)


def _strings(stored: Any) -> Iterator[str]:
    """Yield what stands in a stored content, of numbers their digits."""
    if isinstance(stored, Mapping):
        for key, value in stored.items():
            if key not in _NOT_TOLD:
                yield from _strings(value)
    elif isinstance(stored, list):
        for value in stored:
            yield from _strings(value)
    elif isinstance(stored, str | int) and not isinstance(stored, bool):
        yield str(stored)
