RESULTS = ["Ada 3:05", "Bo 2:58", "Cy 4:40", "Di dnf"]


def parse(line):
    name, time = line.split()
    return name, to_minutes(time)  #> to_minutes


def to_minutes(time):
    if time == "dnf":
        return None
    hours, minutes = time.split(":")
    return int(hours) * 60 + int(minutes)


def finished(runner):
    return runner[1] is not None


def minutes_of(runner):
    return runner[1]


def medal(place, runner):
    return f"{place}. {runner[0]}"


runners = list(filter(finished, map(parse, RESULTS)))  #> finished parse
ranking = sorted(runners, key=minutes_of)  #> minutes_of
for line in map(medal, range(1, 4), ranking):  #> medal
    print(line)

winner = min(runners, key=minutes_of)  #> minutes_of
assert winner == ranking[0]
print(sum(map(minutes_of, runners)) / len(runners))  #> minutes_of
