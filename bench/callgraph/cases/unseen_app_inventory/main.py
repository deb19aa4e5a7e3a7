import shop
from shop import Cart, load

products = load([['pen', '1.5', 'sale'], ['song', '0.99', 'virtual']])  #> shop.catalog.load
cart = Cart()  #> shop.cart.Cart.__init__
cart.add(products['pen'], 2).add(products['song'])  #> shop.cart.Cart.add
cart += products['pen']  #> shop.cart.Cart.add
cart.total()  #> shop.cart.Cart.total
shop.apply_discount(cart, 10)  #> shop.pricing.discount
[p.tagged('x') for p in products.values()]  #> shop.catalog.Product.tagged shop.catalog.Virtual.tagged
