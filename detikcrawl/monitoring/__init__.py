"""What a run says about itself: its progress while it goes on, its summary and the verdict on it when it has ended."""
