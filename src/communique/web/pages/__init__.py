"""One module a page, or a family of pages: each turns records of the store into one template's context."""
