"""What a person decides of faults, fields and doubtful offices, and its effect."""
