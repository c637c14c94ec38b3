"""What may be a name, and the looks of the first reader at those of which it is not sure."""
