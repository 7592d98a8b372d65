"""Figures, and the documents made of them."""
