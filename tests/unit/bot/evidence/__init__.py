"""Tests: what is kept of what people send."""
