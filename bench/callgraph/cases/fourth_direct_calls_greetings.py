def greeter(language):
    def danish(name):
        return polish_up(f"hej {name}")  #> polish_up

    def english(name):
        return polish_up(f"hello {name}")  #> polish_up

    if language == "da":
        return danish
    return english


def polish_up(text):
    return text.capitalize() + punctuation()  #> punctuation


def punctuation():
    return "!"


def get_greeter():
    return greeter


print(greeter("da")("Mads"))  #> greeter greeter.danish
print(get_greeter()("en")("Mary"))  #> get_greeter greeter greeter.english
