"""Masks that hide words and show by what both texts have; white space and boxes that hide nothing after all."""
