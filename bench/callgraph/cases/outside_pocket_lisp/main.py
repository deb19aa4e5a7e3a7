from env import standard_env
from interp import evaluate, to_string
from reader import read_all

PROGRAM = """
(define sq (lambda (x) (* x x)))
(sq 7)
(map sq '(1 2 3))
(define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
(fact 6)
(let ((a 2) (b 3)) (+ a b 10))
(fold + 0 (cons 5 (cdr '(9 1 1))))
(macro unless (test body) (list 'if test "skipped" body))
(unless (= 1 1) (explode))
(unless (empty? '(1)) (car '(seven)))
(define adder (lambda (n) (lambda (m) (+ n m))))
((adder 4) 5)
(adder 1)
(host 3)
(nope)
"""


def host(n):
    return "python got %d" % n


def repl(source, env, out=print):
    for form in read_all(source):  #> reader.read_all
        try:
            value = evaluate(form, env)  #> interp.evaluate
        except NameError as exc:
            out("unbound:", exc)
            continue
        if value is not None:
            out(to_string(value))  #> interp.to_string


def main():
    env = standard_env()  #> env.standard_env
    env["host"] = host
    repl(PROGRAM, env)  #> main.repl
    lines = []
    repl('(< 1 2) "text"', env, out=lines.append)  #> main.repl
    print(lines)
    try:
        repl("(+ 1", env)  #> main.repl
    except SyntaxError as exc:
        print(exc.msg)


main()  #> main.main
