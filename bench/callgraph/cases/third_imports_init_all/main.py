from pkg import *
from pkg.deep import thing

run()  #> pkg.runner.run
build('x').go()  #> pkg.deep.thing.Thing.go pkg.factory.build
thing.act()  #> pkg.deep.thing.act
