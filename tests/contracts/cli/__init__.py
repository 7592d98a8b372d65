"""What the commands promise: what they print, where, and with which exit code."""
