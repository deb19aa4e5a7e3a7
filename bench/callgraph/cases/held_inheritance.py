class Handler:
    def handle(self, req):
        self.prepare()  #> Handler.prepare PostHandler.prepare
        return self.process(req)  #> GetHandler.process PostHandler.process

    def prepare(self):
        pass

    def process(self, req):
        raise NotImplementedError

class GetHandler(Handler):
    def process(self, req):
        return req.path()  #> Request.path

class PostHandler(Handler):
    def prepare(self):
        super().prepare()  #> Handler.prepare

    def process(self, req):
        return self.save(req)  #> PostHandler.save

    def save(self, req):
        return req.body()  #> Request.body

class Request:
    def path(self):
        pass

    def body(self):
        pass

class App:
    handlers = {'get': GetHandler, 'post': PostHandler}

    def serve(self, method, req):
        handler = self.handlers[method]()  #> GetHandler PostHandler
        return handler.handle(req)  #> Handler.handle

    def get_only(self, req):
        return self.handlers['get']().process(req)  #> GetHandler GetHandler.process

app = App()  #> App
app.serve('get', Request())  #> App.serve Request
app.serve('post', Request())  #> App.serve Request
app.get_only(Request())  #> App.get_only Request
h = GetHandler()  #> GetHandler
h.handle(Request())  #> Handler.handle Request

class Animal:
    sound = None

    def speak(self):
        return self.sound()  #> meow

    def __str__(self):
        return self.name()  #> Animal.name Cat.name

    def name(self):
        return 'animal'

def meow():
    return 'meow'

class Cat(Animal):
    sound = staticmethod(meow)

    def name(self):
        return 'cat'

Cat().speak()  #> Animal.speak Cat
str(Cat())  #> Animal.__str__ Cat
print(Cat())  #> Animal.__str__ Cat
f'{Animal()}'  #> Animal Animal.__str__
Animal.name(Cat())  #> Animal.name Cat
for cls in (Cat, Animal):
    cls().name()  #> Animal Animal.name Cat Cat.name
