from station.report import daily
from station.sensors.wind import read as read_wind
import station.sensors.rain as rain

print(daily())  #> station.report.daily
print(read_wind(), rain.read())  #> station.sensors.rain.read station.sensors.wind.read
rain.reset()  #> station.sensors.rain.reset


def tomorrow():
    from station import forecast

    return forecast.guess(rain.read())  #> station.forecast.guess station.sensors.rain.read


print(tomorrow())  #> main.tomorrow
