"""Work that a lead gives to a colleague of her office, and that comes back to her."""
