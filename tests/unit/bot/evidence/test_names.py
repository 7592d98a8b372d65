"""Names of files: one plain name that ends in what the file is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.evidence.names import LONGEST, safe_name


@pytest.mark.parametrize(
    ("given_name", "safe"),
    [
        ("Acta de reunión.pdf", "Acta de reunión.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\marta\\acta.docx", "acta.pdf"),
        ("factura.pdf.exe", "factura.pdf.pdf"),
        ("", "documento.pdf"),
        ("...", "documento.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("con.pdf", "documento con.pdf"),
        ("acta\u202efdp.exe", "acta fdp.pdf"),
        ("una\nlínea\x00más.pdf", "una línea más.pdf"),
        ("=cmd|calc.pdf", "cmd calc.pdf"),
        ("-rf.pdf", "rf.pdf"),
    ],
)
def test_a_name_is_made_safe(given_name: str, safe: str) -> None:
    assert safe_name(given_name, "pdf", "documento") == safe


@given(st.text(max_size=300))
def test_whatever_it_is_called_it_is_one_short_plain_name(name: str) -> None:
    safe = safe_name(name, "pdf", "documento")

    assert safe.endswith(".pdf")
    assert safe not in {".pdf", "..pdf"}
    assert len(safe) <= LONGEST + len("documento .pdf")
    assert not set('/\\:*?"<>|\x00\n') & set(safe)
    assert safe[0] not in ".-=+@~$ "
