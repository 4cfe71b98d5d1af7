"""`python -m wrt` is the program `wrt`."""

import sys

from .terminal import main

sys.exit(main())
