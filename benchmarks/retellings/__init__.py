"""A simulator of retellings: invented reports, edited as they are passed on, with the true graph recorded beside them."""
