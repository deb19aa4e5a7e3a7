from arena.engine import Engine
from arena.entities import Bat, Hero, spawn
from arena.systems import Combat, Movement, Narrator


def make_engine():
    engine = Engine()  #> arena.engine.Engine.__init__
    engine.systems.extend([Movement(width=6), Combat(), Narrator(print)])  #> arena.systems.Combat arena.systems.Movement.__init__ arena.systems.Narrator.__init__
    hero = spawn(engine, Hero, 'Mira', x=0)  #> arena.entities.spawn
    spawn(engine, Bat, 'bat', x=5)  #> arena.entities.spawn
    spawn(engine, 'slime', 'slime', x=3)  #> arena.entities.spawn
    return engine, hero


def main():
    engine, hero = make_engine()  #> main.make_engine
    while engine.step() < 6 and len(engine.entities) > 1:  #> arena.engine.Engine.step
        pass
    print(engine.clock.now, hero.health, hero.is_alive)  #> arena.components.life.Living.is_alive


main()  #> main.main
