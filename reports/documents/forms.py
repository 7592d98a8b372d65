"""A digest in the form that somebody asks for: a page, plain text, figures, a workbook, paper."""

from __future__ import annotations

import base64
from enum import StrEnum
from importlib import import_module

from reports import digest
from reports.documents import attached
from reports.values import Figures
from texts.catalog import Texts


class Form(StrEnum):
    """In which form a digest is written."""

    TEXT = "text"
    HTML = "html"
    JSON = "json"
    XLSX = "xlsx"
    PDF = "pdf"


TYPED = frozenset({Form.TEXT, Form.HTML, Form.JSON})  # what a terminal can show


def written(figures: Figures, texts: Texts, form: Form) -> bytes:
    """Return a digest in a form; the figures are the same in each."""
    match form:
        case Form.TEXT:
            said = digest.texts(figures, texts).txt
            return f"{said}\n".encode()
        case Form.HTML:
            return digest.texts(figures, texts, pictures=_inside(figures, texts)).html.encode()
        case Form.JSON:
            return f"{figures.model_dump_json(indent=2)}\n".encode()
        case Form.XLSX:
            made: bytes = import_module("reports.documents.export_xlsx").table(figures, texts)
            return made
        case Form.PDF:
            paper: bytes = import_module("reports.documents.paper").pages(figures, texts)
            return paper


def _inside(figures: Figures, texts: Texts) -> tuple[str, str] | None:
    """Return the addresses of pictures that stand in the page itself."""
    made = attached.make(figures, texts)
    if made.day is None or made.night is None:
        return None
    return _address(made.day), _address(made.night)


def _address(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"
