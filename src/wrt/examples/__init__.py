"""What shows a formula at work: worked numbers, pictures, charts."""
