"""The kit that knows no node: sizes, trees, shapes, printing, source, and what is written out and read back."""
