import unittest
from unittest.mock import MagicMock, patch

import stock
from stock.suppliers import LoyalSupplier


class FakeClock:
    def __init__(self):
        self.t = 0

    def __call__(self):
        self.t += 1
        return self.t


class RecordingSupplier(stock.Supplier):
    def __init__(self):
        self.sent = []

    def send(self, order):
        self.sent.append(order)
        return order["qty"]


class WarehouseCase(unittest.TestCase):
    supplier_factory = RecordingSupplier

    def setUp(self):
        self.events = []
        self.supplier = self.supplier_factory()  #> checks.OrderTests.supplier_factory checks.RecordingSupplier.__init__
        self.wh = stock.Warehouse(self.supplier, FakeClock())  #> checks.FakeClock.__init__ stock.warehouse.Warehouse.__init__
        self.wh.listeners.append(lambda *e: self.events.append(e))
        self.wh.receive("nut", 5)  #> stock.warehouse.Warehouse.receive

    def assertStock(self, item, n):
        self.assertEqual(self.wh.items[item], n, msg=item)


class TakeTests(WarehouseCase):
    def test_take(self):
        self.assertEqual(self.wh.take("nut", 2), 2)  #> stock.warehouse.Warehouse.take
        self.assertStock("nut", 3)  #> checks.WarehouseCase.assertStock
        self.assertEqual(self.events, [(1, "received", "nut"), (2, "taken", "nut")])

    def test_unknown(self):
        with self.assertRaisesRegex(KeyError, "unknown gear"):  #> stock.errors.StockError.__str__
            self.wh.take("gear")  #> stock.warehouse.Warehouse.take

    def test_short(self):
        with self.assertRaises(stock.OutOfStock) as caught:
            self.wh.take("nut", 8)  #> stock.warehouse.Warehouse.take
        self.assertEqual((caught.exception.missing, str(caught.exception)), (3, "nut short by 3"))  #> stock.errors.OutOfStock.missing stock.errors.StockError.__str__


class OrderTests(WarehouseCase):
    @staticmethod
    def supplier_factory():
        return LoyalSupplier()  #> stock.suppliers.LoyalSupplier

    def test_order(self):
        self.wh.take_or_order("nut", 17)  #> stock.warehouse.Warehouse.take_or_order
        self.assertStock("nut", 8)  #> checks.WarehouseCase.assertStock

    @patch.object(LoyalSupplier, "round_up", lambda self, qty: qty)
    def test_exact(self):
        self.wh.take_or_order("nut", 17)  #> stock.warehouse.Warehouse.take_or_order
        self.assertStock("nut", 0)  #> checks.WarehouseCase.assertStock

    def test_mock_supplier(self):
        self.wh.supplier = MagicMock()
        self.wh.supplier.order.side_effect = lambda item, qty: qty + 1
        self.wh.take_or_order("nut", 9)  #> stock.warehouse.Warehouse.take_or_order
        self.wh.supplier.order.assert_called_once_with("nut", 4)


class RecordedTests(WarehouseCase):
    def runTest(self):
        self.wh.take_or_order("nut", 6)  #> stock.warehouse.Warehouse.take_or_order
        self.assertEqual(self.supplier.sent, [{"item": "nut", "qty": 10}])


class OfflineTests(unittest.TestCase):
    def test_base_supplier(self):
        wh = stock.Warehouse(stock.Supplier())  #> stock.suppliers.Supplier stock.warehouse.Warehouse.__init__
        wh.receive("x")  #> stock.warehouse.Warehouse.receive
        self.assertRaises(ConnectionError, wh.take_or_order, "x", 2)  #> stock.warehouse.Warehouse.take_or_order

    @unittest.expectedFailure
    def test_default(self):
        wh = stock.Warehouse()  #> stock.warehouse.Warehouse.__init__
        wh.receive("y")  #> stock.warehouse.Warehouse.receive
        self.assertEqual(wh.take_or_order("y", 2), 99)  #> stock.warehouse.Warehouse.take_or_order
