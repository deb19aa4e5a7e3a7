from depot.app import create_app
from depot.container import Container
from depot.storage.memory import MemoryStockRepository


class LoudRepository(MemoryStockRepository):
    def save(self, item):
        print('saving', item.sku)
        super().save(item)  #> depot.storage.memory.MemoryStockRepository.save


def run(app):
    print(app.post('receive', sku='bolt', amount=40))  #> depot.views.StockController.post
    print(app.post('receive', sku='nut', amount=5))  #> depot.views.StockController.post
    print(app.post('ship', sku='bolt', amount=15))  #> depot.views.StockController.post
    print(app.post('ship', sku='nut', amount=9))  #> depot.views.StockController.post
    print(app.post('paint', sku='nut', amount=9))  #> depot.views.StockController.post
    print(app.get_low())  #> depot.views.StockController.get_low


def main():
    run(create_app())  #> depot.app.create_app main.run

    container = Container()  #> depot.container.Container.__init__
    container.register('repository', LoudRepository)  #> depot.container.Container.register
    run(create_app(container))  #> depot.app.create_app main.run


main()  #> main.main
