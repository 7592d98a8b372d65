"""Decisions on requests: which one is meant, who may decide, what is carried out and changed after.

What the words of who decides mean is read in `bot.understanding.rulings`.
"""
