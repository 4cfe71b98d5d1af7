"""What a formula looks like, made from its sheet."""
