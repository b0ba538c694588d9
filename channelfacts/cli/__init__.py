"""The commands. One module a group of them; this one has the program itself: its version, its exit codes, its errors.

Exit codes: 0 done (a pipe closed by its reader too), 1 nothing could be done or a bug, 2 wrong usage,
3 something was left out under --strict, 130 Ctrl-C.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

from channelfacts import __version__
from channelfacts.cli import (
    evaluation,
    exporting,
    extraction,
    pages,
    reviewing,
    searching,
    showing,
    status,
    stopping,
    tables,
    watching,
)
from channelfacts.cli.reporting import note
from channelfacts.errors import ChannelfactsError, UsageError
from channelfacts.query import VIEWS

COMMAND_LINE_ERROR: Any = typer.BadParameter.__mro__[1]
"""What the parser raises for a wrong option: its class has moved between releases of typer."""

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
"""Errors of a disk that takes no more, where standard output leads to a file."""


class Command(TyperCommand):
    """A command whose help names its arguments without the Python type behind them (`PATH <list[str]>`)."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for parameter in self.params:
            if isinstance(parameter, TyperArgument):
                parameter.__dict__["display_type_rich"] = lambda ctx: ""


class Commands(TyperGroup):
    """The group of all commands, with the errors of all of them in one place."""

    def main(self, *args: Any, **options: Any) -> Any:
        """Run a command line and exit. Our errors are one line; bugs keep their traceback."""
        options["standalone_mode"] = False
        stopping.forget()
        try:
            code = super().main(*args, **options)
        except COMMAND_LINE_ERROR as error:
            command = error.ctx.command_path if error.ctx is not None else "channelfacts"
            note(f"{command}: {error.format_message().rstrip('.')}; see {command} --help")
            code = 2
        except (KeyboardInterrupt, typer.Abort):
            code = stopping.code()
        except Exception:
            if not stopping.heard():
                raise
            code = stopping.code()
        if code in (130, stopping.code()):  # typer makes 130 of every interrupt
            code = stopping.code()
            stopping.tell("stopped")
        sys.exit(code if isinstance(code, int) else 0)

    def invoke(self, context: Any) -> Any:
        try:
            result = super().invoke(context)
            sys.stdout.flush()
        except UsageError as error:
            note(f"channelfacts: {error}")
            raise typer.Exit(2) from error
        except ChannelfactsError as error:
            if stopping.heard():
                raise
            note(f"channelfacts: {error}")
            raise typer.Exit(1) from error
        except BrokenPipeError:
            # The reader has what it wanted.
            _let_go()
            raise typer.Exit(0) from None
        except OSError as error:
            if error.errno not in FULL:
                raise
            _let_go()
            note(f"channelfacts: cannot write: {(error.strerror or '').lower()}")
            raise typer.Exit(1) from error
        return result


def _let_go() -> None:
    """What is left in the buffer of standard output goes nowhere, so that closing it does not fail."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


app = typer.Typer(
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"channelfacts {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def program(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """From a folder of articles about migration across the Channel to tables of facts."""
    if context.invoked_subcommand is None:
        print(context.get_help(), file=sys.stderr)
        raise typer.Exit(2)


app.command(cls=Command)(extraction.extract)
app.command(cls=Command)(watching.watch)
for kind in tables.KINDS:
    app.command(VIEWS[kind], cls=Command)(tables.command(kind))
app.command("money", cls=Command, hidden=True)(tables.command("money"))
for name in pages.KINDS:
    app.command(name, cls=Command)(pages.command(name))
app.command(cls=Command)(status.status)
app.command(cls=Command)(searching.search)
app.command(cls=Command)(showing.show)
app.command(cls=Command)(showing.text)
app.command(cls=Command)(reviewing.review)
app.command(cls=Command)(exporting.export)
app.command(cls=Command)(evaluation.evaluate)
app.command(cls=Command)(exporting.schema)


def main() -> None:
    """The program, from the command line."""
    stopping.listen()
    # Facts by the ten thousand hold no cycles, and would have the collector look through all of them again and again.
    gc.set_threshold(100_000, 20, 20)
    app(prog_name="channelfacts")
