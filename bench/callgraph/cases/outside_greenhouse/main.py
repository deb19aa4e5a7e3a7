from sensors import *
import rules as r

LOG = []


def open_window(sensor, value):
    LOG.append("window open at " + to_text(value))  #> sensors.units.fahrenheit


def water(sensor, value):
    LOG.append("watering: %s %d" % (sensor.kind, value))


@r.between(15, 25)  #> rules.between rules.between.decorate
def comfortable(sensor, value):
    LOG.append("fine")


def main():
    heat = build("heat:18,86F,40")  #> sensors.build
    soil = calibrate(build("soil:30,12"))  #> sensors.build sensors.kinds._calibrate
    heat.watch(r.above(28, open_window))  #> rules.above sensors.base.Sensor.watch
    heat.watch(comfortable)  #> sensors.base.Sensor.watch
    soil.watch(r.below(20, water))  #> rules.below sensors.base.Sensor.watch

    @soil.watch  #> sensors.base.Sensor.watch
    def remember(sensor, value):
        LOG.append(value)

    for _ in range(4):
        print(heat.poll(), soil.poll())  #> sensors.base.Sensor.poll
    print(LOG)
    print(isinstance(soil, Sensor), "hidden" in globals())


if __name__ == "__main__":
    main()  #> main.main
