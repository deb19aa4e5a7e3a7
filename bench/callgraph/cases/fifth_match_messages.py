"""match on mappings and sequences whose captured parts are functions that get called."""


def on_ready(name):
    return f"ready {name}"


def on_error(code):
    return f"error {code}"


def severe(code):
    return code >= 500


class Level:
    LOW = "low"


def handle(message):
    match message:
        case {"type": "call", "fn": func, **rest}:
            return func(rest.get("arg", "?"))  #> on_ready
        case [first, *others] if callable(first):
            return first(others[0])  #> on_error
        case ("error", int(code)) if severe(code):  #> severe
            return on_error(code)  #> on_error
        case "ping" | "status":
            return on_ready(message)  #> on_ready
        case (Level.LOW, (str() | None) as who):
            return on_ready(who or "nobody")  #> on_ready
        case _:
            return severe(0)  #> severe


for message in ({"type": "call", "fn": on_ready, "x": 1}, [on_error, 1], ("error", 503),
                "ping", ("low", None), ("low", "ed"), ("error", 1)):
    print(handle(message))  #> handle
