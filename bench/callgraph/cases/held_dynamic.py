import sys

def handle_get():
    pass

def handle_post():
    pass

class View:
    def get(self):
        return 'get'

    def post(self):
        return 'post'

    def dispatch(self, method):
        handler = getattr(self, method, self.fallback)
        return handler()  #> View.get View.post

    def fallback(self):
        pass

    def __getattr__(self, name):
        return handle_get

v = View()  #> View
getattr(v, 'get')()  #> View.get
getattr(v, 'po' + 'st')()  #> View.post
v.dispatch('get')  #> View.dispatch
v.dispatch('post')  #> View.dispatch
v.unknown()  #> View.__getattr__ handle_get
globals()['handle_get']()  #> handle_get
getattr(sys.modules[__name__], 'handle_post')()  #> handle_post
setattr(v, 'extra', handle_post)
v.extra()  #> handle_post
View.later = lambda self: handle_get()  #> handle_get
v.later()  #> <lambda>
name = 'handle_post'
globals()[name]()  #> handle_post
Dyn = type('Dyn', (View,), {'run': lambda self: self.get()})  #> View.get
Dyn().get()  #> View.get
Dyn().run()  #> <lambda>+1
eval('handle_get')()  #> handle_get
vars(View)['get'](v)  #> View.get
View.__dict__['post'](v)  #> View.post
method = 'get'
getattr(v, method)()  #> View.get
