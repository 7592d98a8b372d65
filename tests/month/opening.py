"""How a game begins: its folder, its papers and, unless a technician plays, the installation."""

from __future__ import annotations

import re
from pathlib import Path

from demo.post import PDF
from demo.telephones import PHOTO
from tests.month.game import Game
from tests.month.plan import write_plan
from tests.month.town import (
    AUTHSERV_ID,
    ENTITY,
    MAILBOX,
    POLICY,
    Sections,
    filled_in,
    people_file,
)

AGREES = "Sí, autorizo"
_INVITED = re.compile(
    r"(https://t\.me/\S{1,200})\nSirve [^,]{1,60},[^,]{1,60},\s+para (.{1,200}?)\.\s+Los\s+enlaces",
    re.DOTALL,
)


def lay_out(folder: Path, sections: Sections, *, corrected: bool) -> None:
    """Put into the folder what the entity has before culmina comes; corrected: without faults."""
    write_plan(folder / "plan.xlsx")
    (folder / "people.csv").write_text(people_file(corrected=corrected), encoding="utf-8")
    (folder / "foto.jpg").write_bytes(PHOTO)
    (folder / "acta.pdf").write_bytes(PDF)
    lines = [f"What the servers of {ENTITY} want to be written into config.toml:", ""]
    for section, values in sections.items():
        lines += [f"[{section}]", *(f"{key} = {value!r}" for key, value in values.items()), ""]
    (folder / "servers.txt").write_text("\n".join(lines).replace("'", '"'), encoding="utf-8")


def sections(game: Game, smtp_port: int, door: int) -> Sections:
    """Return the settings that reach the servers of the world."""
    return {
        "telegram": {
            "token": game.telegram.token,
            "username": game.telegram.username,
            "base_url": game.telegram.base_url,
            "base_file_url": game.telegram.base_file_url,
        },
        "smtp": {
            "host": "127.0.0.1",
            "port": smtp_port,
            "security": "none",
            "sender": MAILBOX,
            "reply_to": MAILBOX,
        },
        "mail": {"authserv_id": AUTHSERV_ID},
        "lmtp": {"listen": f"127.0.0.1:{door}"},
        "privacy": {"policy_url": POLICY},
    }


def links_of(invited: str) -> dict[str, str]:
    """Return the link of each person that `person invite` has printed, by her name."""
    return {" ".join(name.split()): link for link, name in _INVITED.findall(invited)}


def install(game: Game, values: Sections, but: str | None) -> str:
    """Install culmina as the guide says, go live, and let everybody agree on Telegram.

    Not `but`: she does it herself.
    """
    run = game.product.run
    run("init", "--name", ENTITY)
    config = game.folder / "config.toml"
    config.write_text(filled_in(config.read_text("utf-8"), values), encoding="utf-8")
    run("plan", "import", "plan.xlsx")
    run("person", "import", "people.csv")
    invited = run("person", "invite", "--all")
    run("live", "--yes")
    game.up_and_quiet()
    links = links_of(invited)
    chatting = [one for one in game.citizens.values() if one.chat and one.key != but]
    for citizen in chatting:
        game.phones.of(citizen.key).follows(links[citizen.name])
    game.wait()
    for citizen in chatting:
        game.phones.press(citizen.key, AGREES, None)
    game.wait()
    hers = f"; {but}'s link: {links[game.citizens[but].name]}" if but else ""
    return f"installed and live; who has Telegram has agreed to it{hers}"
