"""Finds in a parsed text, one file a question: names, marks, quotes, verses, contacts, sources, silences, voice."""
