"""Finds in a parsed text, one file a question: who is named, who said what, what contact, on whose word, whose voice."""
