"""`python -m apts_model` is the command line."""

import sys

from apts_model.cli import main

if __name__ == "__main__":
    sys.exit(main())
