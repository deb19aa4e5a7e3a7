from gateway import NotFound, Response, Router

router = Router()  #> gateway.routing.Router.__init__
_books = {}


@router.get('/')  #> gateway.routing.Router.get gateway.routing.Router.route.decorate
def index(request):
    return sorted(_books.values())


@router.route('POST', '/')  #> gateway.routing.Router.route gateway.routing.Router.route.decorate
def create(request):
    number = len(_books) + 1
    _books[number] = request.body
    return Response(number, status=201)  #> gateway.http.Response.__init__


@router.get('/<int:number>')  #> gateway.routing.Router.get gateway.routing.Router.route.decorate
def show(request, number):
    return find(number)  #> handlers.books.find


@router.route('DELETE', '/<int:number>')  #> gateway.routing.Router.route gateway.routing.Router.route.decorate
def remove(request, number):
    title = find(number)  #> handlers.books.find
    del _books[number]
    return f'{title} is gone'


def find(number):
    if number not in _books:
        raise NotFound(f'no book {number}')  #> gateway.http.NotFound
    return _books[number]
