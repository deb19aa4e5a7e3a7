class Cat:
    def speak(self):
        return 'meow'


class Dog:
    def speak(self):
        return 'woof'

    def fetch(self):
        return 'ball'


def interact(animal):
    if isinstance(animal, Dog):
        animal.fetch()  #> Dog.fetch
    return animal.speak()  #> Cat.speak Dog.speak


def process(value):
    if callable(value):
        return value()  #> <lambda> Dog
    if isinstance(value, str):
        return parse(value)  #> parse
    return value


def parse(text):
    return {'dog': Dog, 'cat': Cat}[text]()  #> Cat Dog


interact(Dog())  #> Dog interact
interact(Cat())  #> Cat interact
process(Dog)  #> process
process('cat').speak()  #> Cat.speak process
process(lambda: parse('dog'))  #> parse process
for kind in (Cat, Dog):
    interact(kind())  #> Cat Dog interact
