NAME = "Hilltop"
