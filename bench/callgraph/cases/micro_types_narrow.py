class Cat:
    def meow(self): pass
    def eat(self): pass
class Dog:
    def bark(self): pass
    def eat(self): pass
def act(x):
    if isinstance(x, Cat):
        x.meow()  #> Cat.meow
        x.eat()  #> Cat.eat
    elif isinstance(x, Dog):
        x.bark()  #> Dog.bark
        x.eat()  #> Dog.eat
act(Cat())  #> Cat act
act(Dog())  #> Dog act
def maybe(x=None):
    if x is None:
        x = Cat()  #> Cat
    x.eat()  #> Cat.eat Dog.eat
maybe()  #> maybe
maybe(Dog())  #> Dog maybe
def many(x):
    if callable(x):
        x().eat()  #> Cat Cat.eat
    else:
        x.eat()  #> Dog.eat
many(Cat)  #> many
many(Dog())  #> Dog many
def tup(x):
    if type(x) is Cat:
        return x
    return Cat()  #> Cat
tup(Dog()).eat()  #> Cat.eat Dog tup
tup(Cat()).meow()  #> Cat Cat.meow tup
