"""The embedded store: readings in one SQLite file, added once, searched, listed and given back.

:class:`communique.store.store.Store` is the way in. Nothing is imported here, so that what needs no store stays fast.
"""
