"""What the commands and the service itself promise."""
