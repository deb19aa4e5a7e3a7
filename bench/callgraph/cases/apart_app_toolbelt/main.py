import toolbelt.commands
from toolbelt.cli import run


def main(lines):
    for line in lines:
        status = run(line.split())  #> toolbelt.cli.run
        if status:
            print('exit', status)


if __name__ == '__main__':
    main([  #> main.main
        'convert 12 --to hex',
        'convert 0x1f',
        'count the cat and the dog --top 1',
        'fib 30',
        'checksum hello',
        'checksum hello --algorithm xor',
        'convert twelve',
        'count words --top 0',
    ])
