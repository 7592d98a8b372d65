"""No process of one entity reads, changes or sends anything of another in the same database."""
