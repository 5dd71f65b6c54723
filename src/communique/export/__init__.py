"""Readings given out: the contract's JSON and its schema, a report for the terminal, HTML for notebooks."""
