"""Tests: decisions on requests."""
