"""Provinces, prefectures and counties: how addresses begin, and what they cannot begin with."""
