"""Commands about what people answered: the tray, requests, reviews, and how words are read."""
