"""Pages to read, compare and search, and an HTTP interface, on one store; nothing leaves the machine."""
