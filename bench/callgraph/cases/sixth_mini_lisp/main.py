import sys
from lisp.reader import read_all
from lisp.core import standard_env, evaluate
from lisp.types import LispError, to_text

SRC = """
(define square (lambda (x) (* x x)))
(define compose (lambda (f g) (lambda (x) (f (g x)))))
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(square 7)
((compose square fact) 3)
(map square (list 1 2 3))
(let ((a 3) (b 4)) (+ a b))
(undefined-thing 1)
"""


def repl(src, out):
    env = standard_env()  #> lisp.core.standard_env
    for form in read_all(src):  #> lisp.reader.read_all
        try:
            value = evaluate(form, env)  #> lisp.core.evaluate
        except LispError as err:
            value = err
        if value is not None:
            out(to_text(value))  #> lisp.types.to_text main.<lambda>


repl(SRC, lambda s: sys.stdout.write(s + "\n"))  #> main.repl
