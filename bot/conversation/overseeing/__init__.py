"""What is shown and told beyond one's own desk: overviews, history, inquiries, broadcasts."""
