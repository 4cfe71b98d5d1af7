"""Running a chapter, confined, and reading back what it made."""
