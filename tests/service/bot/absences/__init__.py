"""Tests: Who is away, comes back and is stood in for."""
