"""The email channel against a mail server over real sockets."""
