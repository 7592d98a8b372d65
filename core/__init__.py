"""Words and rules that everybody shares; no input or output."""
