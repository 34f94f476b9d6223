"""`python -m valuecase` is the command `valuecase`."""

import sys

from valuecase.cli import main

if __name__ == "__main__":
    sys.exit(main())
