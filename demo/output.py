"""What the demonstration leaves behind: messages, the digest, the table, and a summary."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from core.words import SourceKind
from culmina.passes import week_figures
from demo.cast import Player
from demo.stage import Stage
from models.inbox import Inbound
from models.outbox import REACHED, OutboxItem
from models.progress import ProgressReport, Retraction
from plans.storing.load import LoadResult
from reports.documents import charts
from reports.documents.forms import Form, written


@dataclass(frozen=True, slots=True)
class Summary:
    """The numbers of `summary.json`."""

    plan: dict[str, int]
    reminders: dict[str, int]
    replies: dict[str, int]
    reports: int
    undone: int
    digest: dict[str, int]
    seconds: float

    def to_json(self) -> dict[str, Any]:
        """Return the summary with the fields in the order of its contract."""
        return {
            "plan": self.plan,
            "reminders": self.reminders,
            "replies": self.replies,
            "reports": self.reports,
            "undone": self.undone,
            "digest": self.digest,
            "seconds": self.seconds,
        }


def summarise(session: Session, loaded: LoadResult, seconds: float) -> Summary:
    """Count what happened in the database that the story has written."""
    sent = session.execute(
        select(OutboxItem.kind, OutboxItem.channel, func.count())
        .where(OutboxItem.state.in_(REACHED), OutboxItem.opens)
        .group_by(OutboxItem.kind, OutboxItem.channel)
    )
    by_kind: Counter[tuple[str, str]] = Counter()
    for kind, channel, count in sent:
        by_kind[kind, channel] += count
    outcomes = Counter(session.scalars(select(Inbound.outcome)))
    reports = select(func.count()).select_from(ProgressReport)
    channels = ("telegram", "email")
    return Summary(
        plan={
            "activities": loaded.activities,
            "offices": len(loaded.office_ids),
            "faults": loaded.faults,
        },
        reminders={channel: by_kind["reminder", channel] for channel in channels},
        replies={
            "received": outcomes.total(),
            "recorded": outcomes["recorded"],
            "asked": outcomes["asked"],
        },
        reports=session.scalar(reports.where(ProgressReport.source == SourceKind.MESSAGE)) or 0,
        undone=session.scalar(select(func.count()).select_from(Retraction)) or 0,
        digest={channel: by_kind["digest", channel] for channel in reversed(channels)},
        seconds=round(seconds, 1),
    )


def leave(folder: Path, stage: Stage, players: Iterable[Player]) -> None:
    """Write the messages, the digest and the table into `folder`."""
    messages = folder / "messages"
    messages.mkdir()
    for number, mail in enumerate(stage.smtp.messages, 1):
        to = mail.recipients[0].partition("@")[0]
        (messages / f"{number:03}-{to}.eml").write_bytes(mail.raw)
    for player in players:
        if player.chat:
            lines = [
                f"[{'culmina' if message.from_bot else player.first_name}]\n{message.text}\n"
                for message in stage.telegram.messages(player.chat)
            ]
            (messages / f"telegram-{player.chat}.txt").write_text("\n".join(lines), "utf-8")
    installation = stage.installation
    with installation.database.reading() as session:
        figures = week_figures(session, installation, stage.clock.now())
    named = {
        "digest.html": Form.HTML,
        "digest.txt": Form.TEXT,
        "digest.pdf": Form.PDF,
        "seguimiento.xlsx": Form.XLSX,
    }
    for name, form in named.items():
        (folder / name).write_bytes(written(figures, installation.texts, form))
    (folder / "digest.png").write_bytes(charts.picture(figures, charts.DAY))


def write_summary(folder: Path, summary: Summary) -> None:
    """Write `summary.json`."""
    text = json.dumps(summary.to_json(), ensure_ascii=False, indent=2)
    (folder / "summary.json").write_text(text + "\n", "utf-8")
