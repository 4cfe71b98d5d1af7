"""What a reader asks: text in, and plain data out, of which a page is made where no author and no server is."""

from .service import answered

__all__ = ["answered"]
