def make_counter(start, on_limit):
    count = start

    def step():
        nonlocal count
        count += 1
        if count >= 3:
            on_limit(reset)  #> ignore ring
        return count

    def reset():
        nonlocal count
        count = start

    return step, reset


def ring(restart):
    print("limit!")
    restart()  #> make_counter.reset


def ignore(_):
    pass


tick, clear = make_counter(0, ring)  #> make_counter
print([tick() for _ in range(4)])  #> make_counter.step
clear()  #> make_counter.reset

pair = make_counter(10, ignore)  #> make_counter
print(pair[0]())  #> make_counter.step
pair[1]()  #> make_counter.reset
