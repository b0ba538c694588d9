"""What the text says about a fact: who says it, planned or done, denied."""
