"""The keeper of the record, and the doors through which people and programs come."""
