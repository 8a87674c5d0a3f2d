"""What stands for lost words by the evidence of both texts."""
