"""What a change of the cases changes in what is published, and why."""
