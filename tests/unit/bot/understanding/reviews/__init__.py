"""Tests: verdicts of control on reports."""
