"""Tests: What is recorded of the work, and what is not."""
