"""What stands beside the chapters: citations, permanent pages, files for machines."""
