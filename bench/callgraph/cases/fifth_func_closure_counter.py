"""Closures sharing state, a recursive inner function and a trampoline."""


def make_account(balance, on_change):
    def change(amount):
        nonlocal balance
        balance += amount
        on_change(balance)  #> <lambda>
        return balance

    def withdraw(amount):
        return change(-amount)  #> make_account.change

    return change, withdraw


def trampoline(step):
    while callable(step):
        step = step()  #> is_even.<lambda> is_odd.<lambda>
    return step


def is_even(n):
    return True if n == 0 else lambda: is_odd(n - 1)  #> is_odd


def is_odd(n):
    return False if n == 0 else lambda: is_even(n - 1)  #> is_even


history = []
deposit, withdraw = make_account(10, history.append)  #> make_account
alarm_deposit, _ = make_account(0, lambda b: history.append(("alarm", b)))  #> make_account
print(deposit(5), withdraw(3), alarm_deposit(1), history)  #> make_account.change make_account.withdraw
print(trampoline(is_even(5)), trampoline(is_odd(3)))  #> is_even is_odd trampoline
