def open_file():
    return 'open'


def close_file():
    return 'close'


def copy_text():
    return 'copy'


MENU = {
    'file': {'open': open_file, 'close': close_file},
    'edit': {'copy': copy_text},
}
MENU['file']['open']()  #> open_file
MENU['edit']['copy']()  #> copy_text
section = MENU['file']
section['close']()  #> close_file
for name, entries in MENU.items():
    for label, action in entries.items():
        action()  #> close_file copy_text open_file
MENU['help'] = {'about': lambda: open_file()}  #> open_file
MENU['help']['about']()  #> <lambda>
actions = list(MENU['edit'].values())
actions[0]()  #> copy_text
popped = MENU.pop('edit')
popped['copy']()  #> copy_text
