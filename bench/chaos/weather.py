"""What goes wrong at the far sides: refusals, slowness, connections cut."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from bench.chaos.ground import Ground
from bench.chaos.sides import MAIL_WAITED_FOR_SECONDS
from bench.town import chat_of
from demo.botapi import Failure
from demo.smtp import SmtpFailure, Stage

SLOW_SECONDS = 1.0
RETRY_AFTER = 1
TELEGRAM_WAITED_FOR_SECONDS = 20.0
MAIL_LATE_SECONDS = MAIL_WAITED_FOR_SECONDS + SLOW_SECONDS
BEFORE_THE_END = (Stage.CONNECT, Stage.MAIL, Stage.RCPT)

_TELEGRAM: dict[str, Callable[[float], Failure]] = {
    "429": lambda _: Failure.too_many(RETRY_AFTER),
    "500": lambda _: Failure.internal(),
    "502": lambda _: Failure.answer(502, "Bad Gateway"),
    "slow": Failure.slow,
    "cut": lambda _: Failure.cut(),
}
_MAIL: dict[str, Callable[[float], SmtpFailure]] = {
    "451": lambda _: SmtpFailure.answer("451 4.7.1 Greylisted, try again later"),
    "421": lambda _: SmtpFailure.answer("421 4.3.2 Service not available"),
    "slow": SmtpFailure.slow,
    "timeout": lambda _: SmtpFailure.slow(MAIL_LATE_SECONDS),
    "cut": lambda _: SmtpFailure.cut(),
}
CUT_AFTER = "cut after accepting"
# What nobody can know of: it was done, and no answer came in the time that culmina waits for one.
_AFTER: dict[str, Callable[[], Failure]] = {
    CUT_AFTER: Failure.cut_after_accepting,
    "timeout": lambda: Failure.slow(TELEGRAM_WAITED_FOR_SECONDS + SLOW_SECONDS),
}


@dataclass
class Weather:
    """Orders failures at random; `faults` are those that came to pass, by kind.

    `cut_chats` are the chats, each of an entity's bot, in which no answer of Telegram's was to come
    after the deed, as often as that was ordered.
    """

    ground: Ground
    random: Random
    faults: Counter[str] = field(default_factory=Counter)
    cut_chats: Counter[tuple[int, int]] = field(default_factory=Counter)
    _ordered: list[tuple[str, Failure | SmtpFailure]] = field(default_factory=list)

    @property
    def mails_cut_after(self) -> int:
        """Return how many mails were accepted without that the service has heard of it."""
        return self.faults[f"smtp {CUT_AFTER}"]

    def begins(self) -> None:
        """Order failures for a third of the mails, which leave in the first seconds."""
        by_mail = self.ground.town.leads // 2
        for _ in range(by_mail * len(self.ground.sides) // 3):
            self._mailing()

    def turns(self) -> None:
        """Order one more failure."""
        some = (self._sending, self._sending, self._sending, self._polling, self._mailing)
        self.random.choice(some)()

    def clears(self) -> None:
        """Let nothing fail any more, and count what has failed."""
        left: list[Failure | SmtpFailure] = [*self.ground.smtp.forget_script()]
        for side in self.ground.sides:
            left += side.bot.forget_script()
        left_ids = {id(failure) for failure in left}
        came = [kind for kind, failure in self._ordered if id(failure) not in left_ids]
        self.faults.update(came)

    def _sending(self) -> None:
        kind = self.random.choice([*_TELEGRAM, *_AFTER])
        if kind not in _AFTER:
            self._order("sendMessage", kind)
            return
        side = self.random.choice(self.ground.sides)
        chat = chat_of(self.random.choice(self.ground.town.on_telegram))
        failure = _AFTER[kind]()
        self.cut_chats[side.number, chat] += 1
        self._ordered.append((f"telegram {kind}", failure))
        side.bot.script("sendMessage", failure, chat_id=chat)

    def _polling(self) -> None:
        self._order("getUpdates", self.random.choice(list(_TELEGRAM)))

    def _order(self, method: str, kind: str) -> None:
        failure = _TELEGRAM[kind](self.random.uniform(0.1, SLOW_SECONDS))
        self._ordered.append((f"telegram {kind}", failure))
        self.random.choice(self.ground.sides).bot.script(method, failure)

    def _mailing(self) -> None:
        kind = self.random.choice([*_MAIL, CUT_AFTER])
        if kind == CUT_AFTER:
            stage, failure = Stage.END, SmtpFailure.cut_after_accepting()
        else:
            stage = self.random.choice(BEFORE_THE_END)
            failure = _MAIL[kind](self.random.uniform(0.1, SLOW_SECONDS))
        self._ordered.append((f"smtp {kind}", failure))
        self.ground.smtp.script(stage, failure)
