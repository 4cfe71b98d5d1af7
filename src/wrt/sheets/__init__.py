"""What is shown of a value: its sheet, from which a page is made."""
