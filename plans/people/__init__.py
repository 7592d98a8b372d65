"""People of a CSV file, registered."""
