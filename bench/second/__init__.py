"""What is known of people's answers: the sets, learning from them, and the table of readers."""
