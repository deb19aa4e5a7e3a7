def make_counter(start):
    count = start

    def increment(by=1):
        nonlocal count
        count += by
        return peek()  #> make_counter.peek

    def peek():
        return count

    def reset():
        nonlocal count
        count = start
    return increment, peek, reset


increment, peek, reset = make_counter(3)  #> make_counter
increment()  #> make_counter.increment
peek()  #> make_counter.peek
reset()  #> make_counter.reset
again = make_counter(0)  #> make_counter
again[0]()  #> make_counter.increment
again[2]()  #> make_counter.reset


def make_account(balance):
    def deposit(x):
        return balance + x

    def withdraw(x):
        return balance - x
    return {'deposit': deposit, 'withdraw': withdraw}


account = make_account(1)  #> make_account
account['deposit'](3)  #> make_account.deposit
account['withdraw'](2)  #> make_account.withdraw
