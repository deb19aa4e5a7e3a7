from server.http import Response


def home(request):
    return Response(200, "home")  #> server.http.Response.__init__


def user(request):
    name = request.query("name")  #> server.http.Request.query
    return render("user {}", name)  #> views.render


def render(template, *args):
    return Response(200, template.format(*args))  #> server.http.Response.__init__


class Broken:
    def __call__(self, request):
        self.explode()  #> views.Broken.explode

    def explode(self):
        raise ValueError("broken")
