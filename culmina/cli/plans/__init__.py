"""Commands about plans, their activities and what proves them."""
