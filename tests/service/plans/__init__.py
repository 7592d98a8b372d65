"""Plans and tables of people, stored on both databases."""
