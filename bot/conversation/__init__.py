"""The dialogue with one person, on whatever channel.

Its way, the order in which a message may be taken, and the rooms are in docs/developer.md.
"""
