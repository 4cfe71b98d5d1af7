"""`python -m wrt` is the program `wrt`."""

import sys

from .asking.terminal import main

sys.exit(main())
