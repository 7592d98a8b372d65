"""The entities of one installation: their settings files, and all of them opened together."""
