def has_name(form):
    return bool(form.get("name"))


def has_age(form):
    return str(form.get("age", "")).isdigit()


def adult(form):
    return has_age(form) and int(form["age"]) >= 18  #> has_age


CHECKS = {check.__name__: check for check in (has_name, has_age)}
STRICT = {**CHECKS, "adult": adult}


def problems(form, checks):
    return [name for name, check in checks.items() if not check(form)]  #> adult has_age has_name


def first_failure(form, checks):
    for name in checks:
        if not checks[name](form):  #> has_age has_name
            return name
    return None


bo = {"name": "Bo", "age": "12"}
print(problems(bo, CHECKS))  #> problems
print(problems(bo, STRICT))  #> problems
print(first_failure({}, CHECKS))  #> first_failure
print(any(check(bo) for check in STRICT.values()))  #> adult has_age has_name
