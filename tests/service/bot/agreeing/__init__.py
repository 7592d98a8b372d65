"""Tests: Joining: the welcome and what is agreed to, consent, telephones."""
