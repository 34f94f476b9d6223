"""Earlier states of a project: read from git, with names and figures of the older as the newer calls them."""
