"""The reader page: which stretches of a text are marked, what the margin says of them, how both are laid out."""
