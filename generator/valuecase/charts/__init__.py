"""Pictures of figures: which charts a case has, as plain data and words, and how they are drawn."""
