"""Drawings made on the server: from rows to SVG, the same for a page and for a file."""
