"""What the digest lists: activities, what its offices owe, what nobody has closed."""
