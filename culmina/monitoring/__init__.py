"""What tells others that the service lives: a heartbeat, and pages on this machine's loopback."""
