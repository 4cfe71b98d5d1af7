"""What someone's notes state: the equations in a Markdown file, and the verdict on each (`wrt check`)."""
