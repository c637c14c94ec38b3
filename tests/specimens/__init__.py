"""Drawn documents of invented people, for tests and benchmarks, each marked 样本 SPECIMEN."""
