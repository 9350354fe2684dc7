"""The example: a small scene at one click, and a tour of three steps through it."""
