"""Conversations with people, whatever the channel."""
