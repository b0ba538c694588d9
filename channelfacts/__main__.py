"""`python -m channelfacts` is `channelfacts`."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """The entry point `channelfacts`. Ctrl-C while the program is still being loaded is no error either."""
    # numpy's matrices here are small: its threads wait for each other, and on a busy machine burn eight times the time
    # (150 short texts: 16 s of CPU instead of 2). The facts are the same. Whoever wants them sets the variable.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    try:
        from channelfacts import cli
    except KeyboardInterrupt:
        sys.exit(130)
    cli.main()


if __name__ == "__main__":
    main()
