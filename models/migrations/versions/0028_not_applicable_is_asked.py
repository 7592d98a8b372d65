"""That an activity does not apply is asked for and decided; requests can be withdrawn."""

from __future__ import annotations

from alembic import op

from models.migrations.columns import add_reference

revision = "0028"
down_revision = "0027"

_OF_MESSAGES = (
    "(source = 'message' AND inbound_id IS NOT NULL AND words IS NOT NULL"
    " AND person_id IS NOT NULL)"
)
_OF_FILES = "(source = 'file' AND file_name IS NOT NULL AND file_cell IS NOT NULL)"
_OF_DECISIONS = "(source = 'decision' AND request_id IS NOT NULL)"

_KINDS = ("extension", "reassign", "snooze")
_STATES = ("open", "granted", "denied")
_SOURCES = ("message", "file")


def upgrade() -> None:
    """Admit the new words, and a report whose source is a decision."""
    add_reference("progress_report", "request_id", "request")
    _admit((*_KINDS, "not_applicable"), (*_STATES, "withdrawn"))
    _admit_sources((*_SOURCES, "decision"), f"{_OF_MESSAGES} OR {_OF_FILES} OR {_OF_DECISIONS}")


def downgrade() -> None:
    """Take them away: what was withdrawn counts as denied, what does not apply is open again."""
    op.execute("UPDATE request SET state = 'denied' WHERE state = 'withdrawn'")
    op.execute("DELETE FROM progress_report WHERE source = 'decision'")
    op.execute("DELETE FROM request WHERE kind = 'not_applicable'")
    op.drop_index(op.f("ix_progress_report_request_id"), "progress_report")
    _admit_sources(_SOURCES, f"{_OF_MESSAGES} OR {_OF_FILES}")
    with op.batch_alter_table("progress_report") as report:
        report.drop_column("request_id")
    _admit(_KINDS, _STATES)


def _admit(kinds: tuple[str, ...], states: tuple[str, ...]) -> None:
    _replace_checks(
        "request",
        {"requestkind": _one_of("kind", kinds), "requeststate": _one_of("state", states)},
    )


def _admit_sources(sources: tuple[str, ...], has_a_source: str) -> None:
    _replace_checks(
        "progress_report",
        {"sourcekind": _one_of("source", sources), "every_report_has_a_source": has_a_source},
    )


def _replace_checks(table: str, new: dict[str, str]) -> None:
    with op.batch_alter_table(table) as batch:
        for one, rule in new.items():
            batch.drop_constraint(_called(table, one), type_="check")
            batch.create_check_constraint(_called(table, one), rule)


def _called(table: str, name: str) -> str:
    return op.f(f"ck_{table}_{name}")


def _one_of(column: str, words: tuple[str, ...]) -> str:
    said = ", ".join(f"'{word}'" for word in words)
    return f"{column} IN ({said})"
