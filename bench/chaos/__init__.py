"""A proof by force: the service's processes are killed, its database goes away, the far sides fail;
at the end nothing is lost and nothing is wrong."""
