"""`python -m channelfacts` is `channelfacts`."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point `channelfacts`. Ctrl-C while the program is still being loaded is no error either."""
    try:
        from channelfacts import cli
    except KeyboardInterrupt:
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
