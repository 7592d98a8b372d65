"""The rules that everybody shares, as tables."""
