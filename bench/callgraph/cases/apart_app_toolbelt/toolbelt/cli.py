import argparse

from .errors import ToolError
from .registry import COMMANDS


def make_parser():
    parser = argparse.ArgumentParser(prog='toolbelt')
    commands = parser.add_subparsers(required=True)
    for name, command in sorted(COMMANDS.items()):
        command.configure(commands.add_parser(name, help=command.help))  #> toolbelt.registry.Command.configure
    return parser


def run(argv):
    args = make_parser().parse_args(argv)  #> toolbelt.cli.make_parser toolbelt.commands.words.algorithm
    try:
        return args.command(args)  #> toolbelt.registry.Command.__call__
    except ToolError as error:
        print(error.message)  #> toolbelt.errors.ToolError.message
        return error.status
