"""What a machine could not place: what waits, and what a person does about it."""
