class Animal:
    def __init__(self, name):
        self.name = name
        self.setup()  #> Animal.setup Puppy.setup
    def setup(self): pass
    def speak(self): return self.sound()  #> Dog.sound
    def sound(self): return ''
class Dog(Animal):
    def sound(self): return 'woof'
class Puppy(Dog):
    def setup(self):
        super().setup()  #> Animal.setup
        self.small = True
d = Dog('rex')  #> Animal.__init__
d.speak()  #> Animal.speak
p = Puppy('bit')  #> Animal.__init__
p.sound()  #> Dog.sound
Animal.speak(p)  #> Animal.speak
cls = Dog
cls('x').setup()  #> Animal.__init__ Animal.setup
class Outer:
    class Inner:
        def go(self): return 1
    def make(self): return self.Inner()  #> Outer.Inner
Outer().make().go()  #> Outer Outer.Inner.go Outer.make
