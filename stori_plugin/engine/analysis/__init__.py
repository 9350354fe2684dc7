"""What is done with a series before and after it is reconstructed: look, sample, analyse."""
