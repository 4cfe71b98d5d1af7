"""The Sphinx side of wrt: chapters are executed, checked again and typeset."""
