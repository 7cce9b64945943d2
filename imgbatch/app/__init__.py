"""The only composer: joins planning, engine, executors and run into one `Batch` for every door."""
