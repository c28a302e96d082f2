"""The desktop without arguments, the command line with."""

import sys

from vmdesk.cli import main

if __name__ == "__main__":
    sys.exit(main())
