"""The run of a batch: which unit goes to a worker when, what its end means, and how people stop it."""
