"""What people said of activities beside their figures: evidence, parts, requests, questions."""
