"""The STORI network on GP fusion: a recurrent network that reads SAR and corrects the baseline."""
