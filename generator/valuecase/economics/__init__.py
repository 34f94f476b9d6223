"""What money was worth when: pure functions over dated public tables."""
