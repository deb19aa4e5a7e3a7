def squat():
    return "squat"


def plank():
    return "plank"


def lunge():
    return "lunge"


def stretch():
    return "stretch"


plan = [squat, plank]
print(plan[0]())  #> squat
plan.append(lunge)
print(plan[-1]())  #> lunge

for exercise in plan:
    print(exercise())  #> lunge plank squat

plan[0] = stretch
print(plan[0]())  #> stretch

for exercise in plan[1:]:
    print(exercise())  #> lunge plank

plan.insert(0, squat)
finish = plan.pop()
print(finish(), len(plan))  #> lunge

cooldown = [stretch] * 2
for move in cooldown + [plank]:
    print(move())  #> plank stretch
