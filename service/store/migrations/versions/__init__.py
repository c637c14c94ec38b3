"""One file a revision; a published revision is never edited."""
