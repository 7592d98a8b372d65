"""Who takes a message before it is heard: the orders, and the choices among options."""
