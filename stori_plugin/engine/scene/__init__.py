"""What is asked (`Job`) and what is found for it (`Scene`)."""
