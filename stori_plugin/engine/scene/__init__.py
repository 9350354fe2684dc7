"""What is asked (`Job`), what is found for it (`Scene`), what is learned (`LearnedScene`)."""
