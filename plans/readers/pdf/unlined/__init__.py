"""Tables without lines: which rows are certain, which are left out, what is none of them."""
