"""An amount among its words: which of them lead to it, and what their tags tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from bot.understanding.activities import INFINITIVE
from bot.understanding.amounts.settled import Amount
from bot.understanding.lexicon import rule_tags
from bot.understanding.wordlists import COURTEOUS, word_set

# Words that may stand between an amount and the word that says what it is.
_FILL = COURTEOUS | word_set(
    "dia el la lo los las un una unos al a en de del como ya casi solo solamente apenas aun "
    "todavia nos me mas menos aproximadamente aprox cerca alrededor por ahi tan unicamente hoy "
    "ahora actualmente que le les se : @ avance avances porcentaje total general fisico acumulado "
    "ejecucion cumplimiento orden , hasta entre otros otro bien exactamente mismo misma lados "
    "ok vale listo si logro lograr - y esta actividad meta igual"
)
_TOGETHER = (
    ("mas o menos ", "mas "), ("este mes ", "ahora "), ("en total ", "ahora "),
    ("total de ", "ahora "), ("vamos con ", "vamos en "), ("voy con ", "voy en "),
    ("va con ", "va en "), ("van con ", "van en "), ("@ con ", "@ en "),
    ("seguimos con ", "seguimos en "), ("sigue con ", "sigue en "), ("siguen con ", "siguen en "),
    ("perdon son ", "perdon "), ("perdon eran ", "perdon "), ("perdon era ", "perdon "),
    ("digo son ", "digo "), ("dicho son ", "dicho "),
)  # fmt: skip
_VERBS = frozenset(("STAND", "DONE", "FRAME", "MADE", "BEGIN"))
_AUXILIARY = word_set(
    "se nos le lo la los las ha han hemos hay habia he es aun todavia a siquiera podido alcanza "
    "alcanzado llega llegado pasa pasado supera superado"
)
_FRAME = frozenset(("STAND", "LABEL", "FRAME"))
_ARTICLES = word_set("los las mis nuestros nuestras estos estas")
_WITH = word_set("total mas menos cerca alrededor participa participaron estuvimos presencia")
_UP_TO = word_set("a al hasta @ : , que se le por")
_NO_CHANGE = word_set("mas menos punto puntos")
_TO_DO = word_set("ejecutar hacer completar")
# "si nos dan el 60", "tenemos que llegar al 60"
_HOPED = re.compile(
    r"(?:^|\s)(?:tenemos que|hay que|(?:vamos|va|van) a \w+r|para que|faltaria para"
    r"|si (?:nos|se|hay|todo|el|la|logramos|dan)|vamos para|va para|vamos hacia"
    r"|para (?:cumplir|completar|llegar|terminar|lograr|alcanzar|cerrar))(?!\S)"
)
_LONGEST = 40  # words that lead to an amount
_REACH = 160  # characters beside an amount that may say what it is; bounds the work
_HARD_SIGN = re.compile(r"(?<!\S)[.;?!¶](?!\S)")
_ANY_SIGN = re.compile(r"(?<!\S)[.;,?!¶](?!\S)")
_COMMA = re.compile(r"(?<!\S),(?!\S)")


class Place:
    """An amount with the words before and after it, up to the amounts and clauses beside it.

    `lead` is the last word before it that says something, with the small ones behind; `led` are
    the tags of these.
    """

    def __init__(
        self, plain: str, start: int, end: int, amount: Amount, future: Sequence[tuple[int, int]]
    ) -> None:
        self.amount = amount
        self.told = plain[amount.start : amount.end]
        self.since_last = plain[max(start, amount.start - _REACH) : amount.start]
        self.until_next = plain[amount.end : min(end, amount.end + _REACH)]
        self.sentence = _HARD_SIGN.split(self.since_last)[-1].lstrip()
        self.clause = _COMMA.split(self.sentence)[-1].lstrip()
        self.after = _ANY_SIGN.split(self.until_next, maxsplit=1)[0]
        self.words = _words_of(self.clause)
        self.lead = _lead(self.words)
        self.led = told(self.lead)
        self.led_in_sentence = led(self.sentence)
        sentence_start = amount.start - len(self.sentence)
        after_end = amount.end + len(self.after)
        self.dated_before = [s for s in future if sentence_start <= s[0] < amount.start]
        self.dated_after = [s for s in future if amount.end <= s[0] < after_end]

    @property
    def preposition(self) -> str:
        """The word before it, and before its article."""
        return "".join(self._without_article()[-1:])

    def _without_article(self) -> list[str]:
        return self.words[:-1] if self.words[-1:] and self.words[-1] in _ARTICLES else self.words

    def is_bare(self) -> bool:
        """Whether nothing but small words stands before it."""
        return all(map(_is_fill, self.words))

    def is_counted_with(self) -> bool:
        """Whether its preposition belongs to the count: "vamos con 3", "cerca de 3"."""
        before = self._without_article()[-2:-1]
        return bool(before) and (before[0] in _WITH or "MADE" in told(before))

    def is_almost(self) -> bool:
        """Whether it is nearly reached: "casi llegamos al 100"."""
        return "casi" in self.words[-len(self.lead) - 1 :]

    def is_denied(self) -> bool:
        """Whether "no" stands before the verb that leads to it: "no hemos llegado al 40"."""
        words, at = self.words, _fill_begins(self.words)
        verbs = at
        while at and (words[at - 1] in _AUXILIARY or _is_verb(rule_tags(words[at - 1]))):
            at -= 1
        no = words[at - 1] if at else ""
        stands = at < verbs or "STAND" in told(words[at:])
        return no == "ni" or (stands and no in ("no", "nunca", "tampoco"))

    def is_lacking(self) -> bool:
        """Whether it is missing: "falta ejecutar el 30 %", not "queda en 30"."""
        words = [word for word in self.words if word not in ("es", "son")]
        lead = _lead(words)
        if INFINITIVE.fullmatch("".join(lead[:1])):
            before = _lead(words[: -len(lead)])
            if before[-1:] == ["por"] and lead[0] in _TO_DO:
                return True
            lead = [*before, *lead]
        return any("LACK" in rule_tags(word) and not word.startswith("qued") for word in lead)

    def hoped(self) -> str | None:
        """Return what stands between words of hope or plan and it; None without such words."""
        found = _HOPED.search(self.clause)
        ends = [] if found is None else [self.clause[found.end() :]]
        at = next((n for n, word in enumerate(self.words) if "HOPED" in rule_tags(word)), None)
        ends += [] if at is None else [" ".join(self.words[at + 1 :])]
        return max(ends, key=len, default=None)

    def changed(self, *but: str) -> frozenset[str]:
        """Return what leads to it without "a": "subimos 10", not "subimos al 10"."""
        words = [word for word in self.lead if word not in _NO_CHANGE]
        ends = (n for n, word in enumerate(words, 1) if word in _UP_TO or word in but)
        return told(words[max(ends, default=0) :])


def told(words: Iterable[str]) -> frozenset[str]:
    """Return the tags of words."""
    return frozenset(tag for word in words for tag in rule_tags(word))


def led(text: str) -> frozenset[str]:
    """Return the tags of what leads to the end of a text."""
    return told(_lead(_words_of(text)))


def is_framed(text: str) -> bool:
    """Whether what leads to the end of a text says that the work stands there."""
    return not _FRAME.isdisjoint(led(text))


def _words_of(text: str) -> list[str]:
    """Return words, with one in the place of some that belong together."""
    for said, one in _TOGETHER:
        text = text.replace(said, one)
    return text.split()


def _is_fill(word: str) -> bool:
    return word in _FILL or word.startswith("http")


def _fill_begins(words: Sequence[str]) -> int:
    first = len(words)
    while first and len(words) - first < _LONGEST and _is_fill(words[first - 1]):
        first -= 1
    return first


def _lead(words: Sequence[str]) -> list[str]:
    return list(words[max(0, _fill_begins(words) - 1) :])


def _is_verb(found: frozenset[str]) -> bool:
    return not _VERBS.isdisjoint(found) and "SORRY" not in found
