"""Tests: channels."""
