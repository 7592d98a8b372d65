"""Life events, lived for weeks over the real channels and asked about at the end."""
