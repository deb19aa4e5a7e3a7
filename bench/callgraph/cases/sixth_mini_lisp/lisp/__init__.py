"""A lisp in a teacup."""
