"""The HTTP interface, ``/api/v1``: the contract of the command line, with paging, limits and one shape of errors."""
