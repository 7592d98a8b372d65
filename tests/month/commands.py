"""The command line of a game: which commands there are, and what each wants."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its arguments as one line. `x?` may be left out, `x*` are several, `x#` a number.

    `--x` is a switch. Files are given to the world with their whole paths.
    """

    name: str
    wants: str
    help: str


COMMANDS = (
    Command("up", "person? --technician", "open the town; PERSON has not agreed to Telegram yet"),
    Command("down", "", "close the game; its folder stays"),
    Command("at", "", "show the time"),
    Command("until", "instant", 'let time pass until "YYYY-MM-DD HH:MM"'),
    Command("people", "", "show everybody, with her office, her mail and her channel"),
    Command("service", "what", "start, stop or log: the service, as systemd has it"),
    Command("start", "person link?", "press Start in Telegram, through her link"),
    Command("tg", "person text", "write to the bot"),
    Command("press", "person button number#?", "press a button (of message NUMBER)"),
    Command("reply", "person number# text", "write as an answer to a message"),
    Command("edit", "person number# text", "change a message of her own"),
    Command("photo", "person file caption? number#?", "send a picture or a document"),
    Command("voice", "person", "send a voice note"),
    Command("forward", "person author text", "forward to the bot what AUTHOR wrote elsewhere"),
    Command("block", "person", "block the bot, or let it write again"),
    Command("chat", "person last#?", "show the last messages of her chat"),
    Command("mail", "person subject text file*", "write a new mail"),
    Command("answer", "person number# text file*", "answer a mail, above the quoted text"),
    Command("box", "person number#?", "show the mailbox, or one mail"),
    Command("click", "person number# link text?", "follow a link of a mail; a mail of it is sent"),
    Command("away", "person text?", "let the mailbox answer by itself; without text no more"),
    Command("refuse", "person", "let the mail server refuse her address from now on"),
    Command("newcomer", "person name channel", "somebody new: channel is telegram, correo or both"),
)
CULMINA = "culmina"  # its words are the product's own


def read(words: Sequence[str]) -> tuple[str, str, dict[str, object]]:
    """Return the game's name, the command and its arguments; wrong words end the program."""
    if len(words) > 1 and words[1] == CULMINA:
        return words[0], CULMINA, {"words": list(words[2:])}
    known = vars(_parser().parse_args(words))
    name, command = str(known.pop("game")), str(known.pop("command"))
    for key in ("file", "files"):
        if isinstance(known.get(key), str):
            known[key] = str(Path(known[key]).resolve())
        elif isinstance(known.get(key), list):
            known[key] = [str(Path(one).resolve()) for one in known[key]]
    return name, command, known


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="play", description="A month with culmina.")
    parser.add_argument("game", help="the name of the game: each has a town of its own")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        _add(commands.add_parser(command.name, help=command.help), command.wants)
    commands.add_parser(CULMINA, help="any command of culmina, at the time of the game")
    return parser


def _add(parser: argparse.ArgumentParser, wants: str) -> None:
    for want in wants.split():
        if want.startswith("--"):
            parser.add_argument(want, action="store_true")
            continue
        name = want.strip("#?*")
        many = "*" if "*" in want else "?" if "?" in want else None
        kind = int if "#" in want else str
        parser.add_argument(name + "s" if many == "*" else name, nargs=many, type=kind)
