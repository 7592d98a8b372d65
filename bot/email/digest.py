"""The weekly digest as a mail: its page with the chart in it, and the table attached."""

from __future__ import annotations

from importlib import import_module
from threading import Lock

from bot.email.mime import File, Written
from core.messages import Digest
from reports import digest, shown
from reports.values import Figures
from texts.catalog import Texts

_CHART_NAME = "avance-por-componente.png"


class DigestMail:
    """Writes digests. The last one is kept: all who get the digest of a week get the same."""

    def __init__(self, texts: Texts) -> None:
        self._texts = texts
        self._last: tuple[Digest, Written] | None = None
        self._one_at_a_time = Lock()  # digests are rendered in threads; the second takes the first

    def write(self, content: Digest) -> Written:
        """Return subject, text, page, chart and table; a first time costs a second or two."""
        with self._one_at_a_time:
            if self._last is None or self._last[0] != content:
                self._last = (content, self._make(content))
            return self._last[1]

    def _make(self, content: Digest) -> Written:
        # Only who makes a digest pays for these: 0.7 s and 35 MB, mostly for matplotlib.
        charts = import_module("reports.charts")
        export = import_module("reports.export_xlsx")
        figures = Figures.model_validate(content.figures)
        said = digest.texts(figures, self._texts, content.policy_url)
        chart = File(
            _CHART_NAME, "image/png", charts.by_component(figures), content_id=digest.CHART_ID
        )
        table = File(shown.table_name(figures), "/".join(export.MIME_TYPE), export.table(figures))
        return Written(digest.subject(figures), said.txt, said.html, (chart, table))
