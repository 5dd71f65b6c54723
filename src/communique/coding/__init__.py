"""Contacts in the terms of event ontologies."""
