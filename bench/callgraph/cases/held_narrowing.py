class Cat:
    def meow(self):
        pass

    def eat(self):
        pass

class Dog:
    def bark(self):
        pass

    def eat(self):
        pass

class Puppy(Dog):
    def eat(self):
        pass

def pet(animal):
    if isinstance(animal, Cat):
        animal.meow()  #> Cat.meow
        animal.eat()  #> Cat.eat
    elif isinstance(animal, Puppy):
        animal.eat()  #> Puppy.eat
    else:
        animal.eat()  #> Dog.eat
        animal.bark()  #> Dog.bark

def guard(animal):
    if not isinstance(animal, Dog):
        return animal.eat()  #> Cat.eat
    return animal.eat()  #> Dog.eat Puppy.eat

def optional(animal=None):
    if animal is None:
        animal = Cat()  #> Cat
    animal.eat()  #> Cat.eat Dog.eat

def match_it(animal):
    match animal:
        case Cat():
            animal.eat()  #> Cat.eat
        case Dog() as d:
            d.eat()  #> Dog.eat

def asserted(animal):
    assert isinstance(animal, Cat)
    animal.eat()  #> Cat.eat

def either(animal):
    x = animal if isinstance(animal, Cat) else Cat()  #> Cat
    x.eat()  #> Cat.eat

def walrus(animals):
    while (a := animals.pop() if animals else None):
        a.eat()  #> Dog.eat

def cb_or_value(v):
    if callable(v):
        return v()  #> Cat
    return v.eat()  #> Dog.eat

for a in (Cat(), Dog(), Puppy()):  #> Cat Dog Puppy
    pet(a)  #> pet
    guard(a)  #> guard
optional()  #> optional
optional(Dog())  #> Dog optional
match_it(Cat())  #> Cat match_it
match_it(Dog())  #> Dog match_it
asserted(Cat())  #> Cat asserted
either(Dog())  #> Dog either
walrus([Dog()])  #> Dog walrus
cb_or_value(Cat)  #> cb_or_value
cb_or_value(Dog())  #> Dog cb_or_value

def typed(x: 'Cat | None'):
    if x:
        x.eat()  #> Cat.eat
    if x is not None and x.eat():  #> Cat.eat
        x.meow()  #> Cat.meow

typed(Cat())  #> Cat typed
