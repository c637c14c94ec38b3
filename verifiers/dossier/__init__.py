"""What the papers of one transfer say when they are read together: of people, cards, the shop."""
