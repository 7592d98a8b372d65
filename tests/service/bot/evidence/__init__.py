"""Tests: Files, links, voice notes and the spreadsheet of one's own."""
