"""What stands above, below and beside a table and is none of its rows."""
