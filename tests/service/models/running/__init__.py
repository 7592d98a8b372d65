"""How processes hold what they have in hand."""
