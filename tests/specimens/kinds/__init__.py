"""Kinds of document drawn by one file of their own, which offers a `Drawer` as ``DRAWER``."""
