"""Accounts of one contact: which belong together, what each says, where they agree, and who has it from whom."""
