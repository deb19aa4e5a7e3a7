def _summer():
    return 1.5


def _winter():
    return 0.8


def _spring():
    return 1.0


SEASONS = {"summer": _summer, "winter": _winter, "spring": _spring}


def season_factor(season):
    return SEASONS[season]()  #> seasons._spring seasons._summer seasons._winter


def holiday(season):
    return season_factor(season) * 2  #> seasons.season_factor
