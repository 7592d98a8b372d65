"""Plans and faults given back: the entity's own workbook filled in, or a new table."""
