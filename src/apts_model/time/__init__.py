"""What can be known of a day, and of how long something held. Knows nothing of unions."""
