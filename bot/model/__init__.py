"""A language model as a third reader of answers, for entities that have one."""
