"""What is said of people: who is away, back, leaving, standing in, or is given work."""
