def counter(on_step):
    n = 0
    def step():
        nonlocal n
        n += 1
        return on_step(n)  #> ring show
    def reset():
        nonlocal n
        n = 0
        return step()  #> counter.step
    return step, reset
def show(n):
    return n
def ring(n):
    return show(n)  #> show
step, reset = counter(show)  #> counter
step()  #> counter.step
reset()  #> counter.reset
other, _ = counter(ring)  #> counter
other()  #> counter.step
def switcher():
    current = first
    def run():
        return current()  #> first second
    def change(new):
        nonlocal current
        current = new
    return run, change
def first():
    return 1
def second():
    return 2
run, change = switcher()  #> switcher
run()  #> switcher.run
change(second)  #> switcher.change
run()  #> switcher.run
def delayed():
    jobs = []
    for fn in (first, second):
        def job(fn=fn):
            return fn()  #> first second
        jobs.append(job)
    return jobs
for j in delayed():  #> delayed
    j()  #> delayed.job
def account():
    def deposit():
        return log('d')  #> account.log
    def log(what):
        return show(what)  #> show
    return {'deposit': deposit, 'log': log}
acc = account()  #> account
acc['deposit']()  #> account.deposit
acc['log']('x')  #> account.log
def recursive():
    def walk(n):
        return show(n) if n == 0 else walk(n - 1)  #> recursive.walk show
    return walk(2)  #> recursive.walk
recursive()  #> recursive
