"""What the cases of a project hold beside one another. Invented examples are counted in nothing."""
