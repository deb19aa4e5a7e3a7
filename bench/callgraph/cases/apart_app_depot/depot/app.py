from .container import Container
from .service import StockService
from .storage.memory import MemoryStockRepository
from .views import StockController


def log_alert(message):
    print('!', message)


def create_app(container=None):
    container = container or Container()  #> depot.container.Container.__init__
    container.register('repository', MemoryStockRepository)  #> depot.container.Container.register
    container.register('service', lambda: StockService(  #> depot.container.Container.register depot.service.StockService.__init__
        repository=container.resolve('repository'),  #> depot.container.Container.resolve
        alert=log_alert,
    ))
    return StockController(container.resolve('service'))  #> depot.container.Container.resolve depot.views.StockController.__init__
