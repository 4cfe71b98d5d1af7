"""What is shown of a value: its sheet, from which a page is made, and what a notebook shows."""

from . import notebook as notebook  # to register it
