"""The queue of those who decide: opening and closing tasks, taking them, running out of time."""
