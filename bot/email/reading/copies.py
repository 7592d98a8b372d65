"""Our own message, copied into an answer without marks or in pieces: what is left is hers.

The exact text that went out is known: a line of an answer that stands in it, in its order, is
ours. Copies of our page hold what the text says and little else; that is known too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.email.reading.lines import Line, folded, joined, plain_lines
from bot.email.reading.visible import Answer, own_words
from bot.email.reading.wordings import folded_alternatives

_WORD = re.compile(r"[^\W_]+")
# What clients write behind the words of a link; the rest of one that was broken over lines.
_LINK = re.compile(
    r"<?(?:https?://|mailto:)[^\s>]{0,2000}+>?|(?<!\S)\S{0,300}%[0-9a-f]{2}\S{0,2000}+"
    r"|(?<!\S)\S{1,100}@[^\s>]{1,200}>",
    re.IGNORECASE,
)
_PAGE = re.compile(
    r"(?:(?:cada boton abre un correo ya escrito toque enviar"
    r"|cada boton abre un correo listo toque enviar en escribir otra cifra complete antes la cifra"
    r"|actividad|vence|avance|100|sin avance|100 sin avance|actividad vence avance"
    r"|(?:lun|mar|mie|jue|vie|sab|dom) \d{1,2} [a-z]{3}(?: \d{4})?)\s?)+"
)
_PAGE_HEAD = frozenset({"actividad vence avance", "100 sin avance", "vence"})
_LINKS_OF_PAGE = ("va en otra cifra", "escribir otra cifra")
_OUR_HEAD = re.compile(rf"\s*(?:{folded_alternatives('ours')})\s*")
# What stands above it: the greeting, the question that heads the page, and its hidden first line.
_ABOVE_HEAD = re.compile(
    r"\s*(?:cordial saludo\b.*|.{1,200}[:.] ¿como van?\?"
    r"|lo que tiene pendiente: \d{1,4} actividad(?:es)?"
    r"|responda a este correo con sus palabras, en una frase\.)?"
)
# An answer that our message offers stands in quotes there.
_OFFERED = re.compile(r"«([^«»]{1,200})»")
_LEAST_OFFERED = 3  # words of it that she may have taken over
_SURE = 5  # words in a row that nobody writes by chance
_SURE_LINES = 2
_SURE_WORDS = 15
_RUN = 3
_LEAST_JOINED = 8  # words: fewer are one cell, or an answer of hers
_NEAR = 200  # characters
_MOST_SENT = 20_000
_LEAST_TAIL, _MOST_TAIL = 12, 40  # letters
_MOST_QUOTED = 4000


@dataclass(frozen=True, slots=True)
class Copied:
    """What stands below the head of a quote where little stands above it; `of_us`: that head
    names the address to which the mail is written."""

    text: str = ""
    of_us: bool = False


class Sent:
    """The words of what we sent, in their order; `names` are lines that only name an activity."""

    def __init__(self, text: str) -> None:
        rows = text[:_MOST_SENT].splitlines()
        lines = [" ".join(_words(row)) for row in rows]
        self.lines = frozenset(filter(None, lines))
        self.names = frozenset(line for row, line in zip(rows, lines, strict=True) if " · " in row)
        self.words = f" {' '.join(filter(None, lines))} "
        self._letters = self.words.replace(" ", "")
        quoted = _OFFERED.findall(text[:_MOST_SENT])
        self._offered = frozenset(f"{' '.join(_words(one))} " for one in quoted)

    def find(self, said: str, start: int = 0, end: int | None = None) -> int:
        """Return where these words end in it, -1 where they do not stand there."""
        at = self.words.find(f" {said} ", start, len(self.words) if end is None else end)
        return -1 if at < 0 else at + len(said) + 1

    def offers(self, said: str) -> bool:
        """Tell whether these words, or those with which they begin, were offered as an answer."""
        if len(said.split()) < _LEAST_OFFERED:
            return False
        return any(one.startswith(f"{said} ") for one in self._offered)

    def goes_on(self, above: Sequence[str], said: str) -> bool:
        """Tell whether `said` goes on where the lines `above` end, perhaps inside a word."""
        tail = "".join(word for line in above[-3:] for word in _words(line))[-_MOST_TAIL:]
        return len(tail) >= _LEAST_TAIL and tail + said.replace(" ", "") in self._letters


def hers(
    answers: Sequence[Answer],
    copied: Copied,
    sent: Sent,
    names: frozenset[str],
    says_nothing: Callable[[str], bool],
) -> tuple[Answer, ...] | None:
    """Return what a person wrote, without what was sent to her; None where none of that is there.

    `answers` is what was read as her words, `copied` what was left out as quoted where nothing
    else was written; `names` are the folded words of her name. `says_nothing` tells of a text that
    it holds no report: then the answer may stand in the copy below it.
    """
    if copied.text and not answers:
        found = _apart(copied.text, sent, names)
        if found is None and copied.of_us:
            found = _written([("", plain_lines(copied.text))], names)
        return found
    if copied.text and says_nothing("\n".join(answer.text for answer in answers)):
        found = _apart(copied.text, sent, names, may_be_page=False)
        if found:
            return (*answers, *found)
    changed, kept = False, list[Answer]()
    for answer in answers:
        text = _without_joined(_without_pieces(answer, sent), sent)
        apart = _apart(text, sent, names)
        changed = changed or apart is not None or text != answer.text
        kept += [Answer(answer.quoted, text)] if apart is None and text else list(apart or ())
    return tuple(kept) if changed else None


def _without_pieces(answer: Answer, sent: Sent) -> str:
    """Return a text without the lines with which the quoted line above it goes on."""
    above, lines = answer.quoted.splitlines(), answer.text.splitlines()
    while above and lines:
        said = " ".join(_words(lines[0]))
        if said and not sent.goes_on(above, said):
            break
        above.append(lines.pop(0))
    return "\n".join(lines).strip()


def _without_joined(text: str, sent: Sent) -> str:
    """Return a text without lines of ours that a program has joined onto hers."""
    return "\n".join(_without_lines(line, sent) for line in text.splitlines()).strip()


def _without_lines(line: str, sent: Sent) -> str:
    """Return a line without whole lines of ours, where there are several in it or a long one: who
    only writes out what an activity is called, copies none."""
    found = list(_WORD.finditer(line))
    said = [folded(word[0]) for word in found]
    whole = f" {' '.join(said)} "
    inside = [one.split() for one in sent.lines if f" {one} " in whole]
    others = (one for one in inside if " ".join(one) not in sent.names)
    sure = [len(one) for one in others if len(one) >= _SURE]
    few = len(sure) < _SURE_LINES and max(sure, default=0) < _SURE_WORDS
    if few or whole.strip() in sent.lines:
        return line
    gone = {
        at + place
        for ours in inside
        for at in range(len(said) - len(ours) + 1)
        if len(ours) > 1 and said[at : at + len(ours)] == ours
        for place in range(len(ours))
    }
    ends = [*(word.start() for word in found[1:]), len(line)]
    kept = (line[found[at].start() : ends[at]] for at in range(len(found)) if at not in gone)
    return "".join(kept).strip(" >")


def _apart(
    text: str, sent: Sent, names: frozenset[str], *, may_be_page: bool = True
) -> tuple[Answer, ...] | None:
    """Return what stands below and between the lines of a copy; None where there is no copy."""
    rows = plain_lines(text)
    spoken = [" ".join(_words(row.text)) for row in rows]
    sure = [len(said.split()) for said in spoken if sent.find(said) >= 0]
    sure = [count for count in sure if count >= _SURE]
    is_page = any(said in _PAGE_HEAD or said.endswith(_LINKS_OF_PAGE) for said in spoken)
    if len(sure) < _SURE_LINES or sum(sure) < _SURE_WORDS or (is_page and not may_be_page):
        return None
    ours = list(_are_ours(spoken, sent, is_page=is_page))
    pieces: list[tuple[str, list[Line]]] = [("", [])]
    above: list[Line] = []
    for row, is_ours in zip(rows, ours, strict=True):
        if is_ours:
            above.append(row)
            if pieces[-1][1]:
                pieces.append(("", []))
        elif not pieces[-1][1] and not row.blank:
            pieces[-1] = (joined(above)[-_MOST_QUOTED:], [row])
            above = []
        elif pieces[-1][1]:
            pieces[-1][1].append(row)
    found = _written(pieces, names)
    alone = (Answer(one.quoted, _without_joined(one.text, sent)) for one in found)
    return tuple(one for one in alone if one.text)


def _are_ours(spoken: Sequence[str], sent: Sent, *, is_page: bool) -> Iterator[bool]:
    """Yield for each line whether it is ours: what stands in the order in which we wrote it.

    A short one may be hers too: it is ours where it goes on, or is a whole line of ours near by. So
    may an answer that we offered: it is ours only inside of the copy, where it stood.
    """
    at, before = 0, ""
    for said in spoken:
        count = len(said.split())
        if not said:
            yield False
            continue
        if sent.offers(said):
            end = sent.find(said, at, at + _NEAR) if at else -1
        elif count >= _SURE:
            end = max(sent.find(said, at), sent.find(said))
        else:
            end = sent.find(said, at, at + len(said) + 2)
            if end < 0 and (is_page or said in sent.lines):
                end = sent.find(said, at, at + _NEAR)
        if end < 0 and is_page and (_PAGE.fullmatch(said) or _is_mostly(said, sent)):
            end = at
        if end < 0 and before and sent.goes_on([before], said):
            end = at
        at, before = max(end, at), said if end >= 0 else ""
        yield end >= 0


def _is_mostly(said: str, sent: Sent) -> bool:
    """Tell whether a line is made of several of ours, as cells of a page in one line are."""
    words = said.split()
    if len(words) < _LEAST_JOINED:
        return False
    known, row = 0, 0
    while row < len(words):
        run = 0
        while row + run < len(words) and sent.find(" ".join(words[row : row + run + 1])) >= 0:
            run += 1
        known += run if run >= _RUN else 0
        row += max(run, 1)
    return known * 2 > len(words)


def _written(
    pieces: Iterable[tuple[str, Sequence[Line]]], names: frozenset[str]
) -> tuple[Answer, ...]:
    found: list[Answer] = []
    for quoted, lines in reversed(list(pieces)):
        text = joined(own_words(lines, names, last=not found)).strip()
        if text:
            found.append(Answer(quoted, text))
    return tuple(reversed(found))


def _words(text: str) -> list[str]:
    return _WORD.findall(folded(_LINK.sub(" ", text)))


def without_ours(text: str) -> str:
    """Return a text up to where our own mail begins; all of it where nothing stands above that.

    What we wrote holds figures and links that say "100 %": taken for hers they would be recorded.
    """
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if _OUR_HEAD.fullmatch(folded(line)):
            above = lines[:number]
            while above and _ABOVE_HEAD.fullmatch(folded(above[-1])):
                above.pop()
            return "\n".join(above).strip() or text
    return text
