"""Pictures of what people see, of the demonstration: `make demo`, then `make pictures`.

It needs chromium, libreoffice, pdftoppm and pngquant, which the project does not install.
"""

from __future__ import annotations

import base64
import html
import json
import sqlite3
import subprocess
import sys
from datetime import date
from email import message_from_bytes, policy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

from bot.telegram.render import render
from core.channels import Envelope
from core.messages import load_content
from texts.catalog import Texts

OUT = Path("docs/pictures")
LEAD, ENTITY = "1001", "Alcaldía de Puerto Esperanza"
_CHAT = (
    "<body style='margin:0;padding:14px;background:#d6e4d0;font:15px/1.35 Arial,sans-serif'>"
    "<div style='max-width:330px'><div style='background:#fff;border-radius:10px;padding:9px 12px;"
    "white-space:pre-wrap'>{text}</div>{rows}</div></body>"
)
_ROW = "<div style='display:flex;gap:4px;margin-top:4px'>{}</div>"
_KEY = (
    "<div style='flex:1;background:#7d9e78;color:#fff;font-weight:bold;border-radius:8px;"
    "padding:11px 6px;text-align:center'>{}</div>"
)


def main(demo: Path) -> None:
    """Draw the pictures anew from what a demonstration left."""
    OUT.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder:
        at = Path(folder)
        reminder, digest = _mail(demo, "Mañana vence"), _mail(demo, "PTEP")
        for scheme in ("light", "dark"):
            _shoot(at, reminder, f"reminder-360-{scheme}", 360, 1330, scheme)
            _shoot(at, digest, f"digest-360-{scheme}", 360, 1900, scheme)
            _shoot(at, digest, f"digest-700-{scheme}", 700, 1620, scheme)
        _shoot(at, _chat(demo), "reminder-telegram", 360, 520, "light")
        _workbook(at, demo / "seguimiento.xlsx")


def _mail(demo: Path, subject: str) -> str:
    """Return the page of the last mail whose subject begins so, with its pictures in it."""
    for file in sorted((demo / "messages").glob("*.eml"), reverse=True):
        mail = message_from_bytes(file.read_bytes(), policy=policy.default)
        if str(mail["Subject"]).startswith(subject):
            break
    page = next(one.get_content() for one in mail.walk() if one.get_content_type() == "text/html")
    for part in mail.walk():
        if part["Content-ID"]:
            data = base64.b64encode(cast(bytes, part.get_payload(decode=True))).decode()
            name = str(part["Content-ID"]).strip("<>")
            page = page.replace(f'"cid:{name}"', f'"data:image/png;base64,{data}"')
    return cast(str, page)


def _chat(demo: Path) -> str:
    """Return a reminder as a chat shows it, with its buttons."""
    with sqlite3.connect(demo / "culmina.db") as database:
        rows = database.execute(
            "SELECT content, created_at FROM outbox WHERE recipient = ? AND kind = 'reminder'"
            " ORDER BY id",
            (LEAD,),
        ).fetchall()
    content, created = rows[1]
    envelope = Envelope("picture", ENTITY, LEAD, "Marta Ruiz", date.fromisoformat(created[:10]))
    (part,) = render(load_content(json.loads(content)), envelope, Texts())
    keys = json.loads(part.body)["reply_markup"]["inline_keyboard"]
    lines = [
        _ROW.format("".join(_KEY.format(html.escape(one["text"])) for one in row)) for row in keys
    ]
    return _CHAT.format(text=part.text, rows="".join(lines))


def _shoot(at: Path, page: str, name: str, width: int, height: int, scheme: str) -> None:
    """Draw a page in a frame of this width: a window of chromium is never so narrow."""
    (at / "page.html").write_text(page, "utf-8")
    frame = f"<iframe src=page.html style='border:0;width:{width}px;height:{height}px'></iframe>"
    (at / "frame.html").write_text(f"<body style='margin:0'>{frame}</body>", "utf-8")
    _run(
        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        f"--user-data-dir={at / 'profile'}",
        "--virtual-time-budget=2000",
        f"--blink-settings=preferredColorScheme={int(scheme == 'light')}",
        f"--window-size={width},{height}", f"--screenshot={at / 'page.png'}",
        (at / "frame.html").as_uri(),
    )  # fmt: skip
    _keep(at / "page.png", name)


def _workbook(at: Path, book: Path) -> None:
    """Draw the first sheet as it is printed."""
    _run("soffice", "--headless", "--convert-to", "pdf", "--outdir", str(at), str(book))
    paper = at / book.with_suffix(".pdf").name
    _run("pdftoppm", "-r", "80", "-singlefile", "-png", str(paper), str(at / "book"))
    _keep(at / "book.png", "workbook")


def _keep(picture: Path, name: str) -> None:
    _run("pngquant", "--force", "--output", str(OUT / f"{name}.png"), "32", str(picture))


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=120)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "demo-output"))
