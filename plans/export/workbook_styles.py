"""The looks of a workbook's cells: known by number, and copied where a cell needs another one."""

from __future__ import annotations

from plans.export.workbook_xml import Element, Splice, spliced, start_tag, walk

# The formats "0%" and "0.00%" have these numbers in every workbook.
WHOLE_PERCENT, PERCENT = 9, 10

_KEPT = frozenset({"cellXfs", "xf", "numFmts", "numFmt"})


class Styles:
    """The styles part of a workbook."""

    def __init__(self, xml: bytes, source: str) -> None:
        self._xml = xml
        top = walk(xml, source, _KEPT.__contains__)
        self._list = next((one for one in top if one.local == "cellXfs"), None)
        self._looks = self._list.children if self._list else []
        codes = (one for group in top if group.local == "numFmts" for one in group.children)
        self._codes = {
            one.attributes.get("numFmtId", ""): one.attributes.get("formatCode", "")
            for one in codes
        }
        self._new: dict[tuple[int, int | None, bool], bytes] = {}

    def is_percent(self, look: int) -> bool:
        """Tell whether numbers are shown as percentages under a look."""
        if look >= len(self._looks):
            return False
        number = self._looks[look].attributes.get("numFmtId", "0")
        return number in {str(WHOLE_PERCENT), str(PERCENT)} or "%" in self._codes.get(number, "")

    def variant(self, look: int, *, form: int | None = None, text: bool = False) -> int:
        """Return the number of a look with another number format, or for text that stays text."""
        if (form is None and not text) or look >= len(self._looks):
            return look
        key = look, form, text
        if key not in self._new:
            self._new[key] = self._copy(self._looks[look], form, text=text)
        return len(self._looks) + list(self._new).index(key)

    def changed(self) -> bytes:
        """Return the part with the looks that were added."""
        if self._list is None or not self._new:
            return self._xml
        count = str(len(self._looks) + len(self._new))
        tag = start_tag(
            self._list.name, self._list.attributes | {"count": count}, empty=self._list.empty
        )
        return spliced(
            self._xml,
            [
                Splice(self._list.start, self._list.tag_end, tag),
                Splice(self._list.inside, self._list.inside, b"".join(self._new.values())),
            ],
        )

    def _copy(self, look: Element, form: int | None, *, text: bool) -> bytes:
        attributes = dict(look.attributes)
        if form is not None:
            attributes |= {"numFmtId": str(form), "applyNumberFormat": "1"}
        if text:
            attributes["quotePrefix"] = "1"
        tag = start_tag(look.name, attributes, empty=look.empty)
        return tag + self._xml[look.tag_end : look.end]
