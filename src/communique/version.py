"""The version, in this one place."""

VERSION = "0.1.0"
"""Version of the package and of every reading's ``made_by``."""
