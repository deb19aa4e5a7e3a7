class Handler:
    def handle(self, request):
        method = getattr(self, request, self.default)
        return method()  #> Handler.default Handler.get Handler.post

    def default(self):
        return None

    def get(self):
        return self.render('get')  #> Handler.render

    def post(self):
        return self.render('post')  #> Handler.render

    def render(self, name):
        return name


handler = Handler()  #> Handler
handler.handle('get')  #> Handler.handle
handler.handle('post')  #> Handler.handle
handler.handle('other')  #> Handler.handle
