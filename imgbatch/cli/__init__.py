"""The terminal: requests in by click, events out as a progress bar, plain lines or JSON lines. Knows no Qt."""
