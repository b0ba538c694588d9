"""`python -m channelfacts` is `channelfacts`."""

from channelfacts.cli import main

main()
