"""A text as the rules read it, and as the learned reader does beside them."""

from __future__ import annotations

from dataclasses import dataclass

from bot.understanding.meaning import Context, Meaning
from bot.understanding.parting.pieces import pieces_of
from bot.understanding.reading import read


@dataclass(frozen=True, slots=True)
class ByRules:
    """A text, what it may be about, and what the rules read in it."""

    text: str
    context: Context
    by_rules: Meaning

    @property
    def written(self) -> set[str | None]:
        """Return the codes that stand in the text."""
        mentions = pieces_of(read(self.text).norms, self.context).mentions
        return {code for one in mentions if one.kind == "code" for code in one.codes}


@dataclass(frozen=True, slots=True)
class Both(ByRules):
    """The same with what the learned reader makes of it."""

    second: Meaning
