"""Convert a week of station readings and print a small summary."""

READINGS_F = [71.2, 68.0, 75.4, 80.1, 79.9, 66.3, 70.0]


def f_to_c(f):
    return (f - 32) * 5 / 9


def c_to_k(c):
    return c + 273.15


def mean(values):
    total = 0
    for v in values:
        total += v
    return total / len(values)


def f_to_k(f):
    return c_to_k(f_to_c(f))  #> c_to_k f_to_c


def c_to_f(c):
    return c * 9 / 5 + 32


convert = f_to_c
if len(READINGS_F) > 10:
    convert = f_to_k

unused_alias = c_to_f


def fmt(x, places=2):
    return f"{round(x, places)}"


def summary(readings):
    celsius = [convert(r) for r in readings]  #> f_to_c
    avg = mean(celsius)  #> mean
    hottest = max(celsius)
    return "avg=" + fmt(avg) + " max=" + fmt(hottest, 1)  #> fmt


def main():
    print(summary(READINGS_F))  #> summary
    show = print_kelvin = lambda v: print("K:", fmt(f_to_k(v)))  #> f_to_k fmt
    show(READINGS_F[0])  #> main.<lambda>
    print_kelvin(READINGS_F[1])  #> main.<lambda>


main()  #> main
