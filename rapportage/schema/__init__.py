"""Reports on time: which the clock makes, who hears of them, and until when they are kept."""
