"""Templates per language for everything that a person of the entity reads."""
