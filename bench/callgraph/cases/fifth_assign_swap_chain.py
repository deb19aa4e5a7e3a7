"""Chained assignment, tuple swap and alternating roles in a loop."""


def ping(n):
    return f"ping{n}"


def pong(n):
    return f"pong{n}"


def rally(rounds):
    server, receiver = ping, pong
    log = []
    for n in range(rounds):
        log.append(server(n))  #> ping pong
        server, receiver = receiver, server
    log.append(receiver(99))  #> ping
    return log


def silence(n):
    return "-"


first = second = third = silence
print(first(1), second(2))  #> silence
third = ping
(a, (b, c)) = third, (second, pong)
print(a(3), b(4), c(5))  #> ping pong silence
print(rally(3))  #> rally
