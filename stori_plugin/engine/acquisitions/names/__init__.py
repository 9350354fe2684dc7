"""What names and metadata say: bands, sensors, products, dates, orbits. No file is opened here."""
