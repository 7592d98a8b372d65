"""The email channel: pure parts."""
