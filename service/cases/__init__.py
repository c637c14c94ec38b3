"""Use cases: functions of a transaction and an actor. They know no web framework."""
