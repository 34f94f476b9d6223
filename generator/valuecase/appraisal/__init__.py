"""Money over years: who pays and who gains, what would have happened anyway, what it is worth now, what if it is wrong."""
