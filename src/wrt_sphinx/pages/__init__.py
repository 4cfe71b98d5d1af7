"""Pages: what an author writes, what is refused, and how it is typeset."""
