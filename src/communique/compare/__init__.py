"""Accounts of one contact, and texts that are copies of one another: how they are found and compared."""
