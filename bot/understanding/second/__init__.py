"""A second reader of answers: candidates, features that can be read, weights that are learned."""
