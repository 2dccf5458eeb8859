"""`kg query`: named questions with options made from their heads, and any SPARQL query."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.answers import FORMATS, print_answer, read_rows
from kg.cli.completion import completer
from kg.cli.options import build_option, timeout_option
from kg.cli.readouts import print_readouts

if TYPE_CHECKING:
    from kg.store.questions import Parameter, Question

__all__ = ["FORMAT_HELP", "command", "parameter_option"]

#: Questions whose answers are too wide for a table, and what prints them instead.
_BLOCKS = {"readouts": print_readouts}

FORMAT_HELP = "Format of the answer.  [default: table on a terminal, csv in a pipe]"


class Questions(click.Group):
    """One subcommand for each named question; a path, or - for standard input, is a query of the user's own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        from kg.store.questions import load_questions

        return list(load_questions())

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        from kg.store.questions import load_questions

        questions = load_questions()
        if name in questions:
            return _question_command(questions[name])
        if name == "-" or name.endswith((".rq", ".sparql")) or Path(name).is_file():
            return _file_command(name)
        return None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        found = self.get_command(ctx, name)
        if found is None:
            from kg.graph import find_question

            find_question(name)  # raises, with the nearest names
        return name, found, args[1:]

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from kg.store.questions import load_questions

        with formatter.section("Questions (kg query NAME --help shows what each takes)"):
            formatter.write_dl([(name, question.summary) for name, question in load_questions().items()])


@click.group(
    "query",
    cls=Questions,
    invoke_without_command=True,
    subcommand_metavar="[QUESTION | FILE.rq | -] [OPTIONS]",
    epilog="""\b
Examples:
  kg query                                              the named questions
  kg query meetings --between xi-jinping --and vladimir-putin --since 2020
  kg query statements --by 王毅 --format csv            names in any script
  kg query my.rq --format json                          a query of your own, - for standard input
  kg query -e 'SELECT ?e WHERE { ?e a kg:Visit }'       the project's prefixes need no declaration""",
)
@click.option("-e", "--expression", metavar="SPARQL", help="Ask this query.")
@click.option(
    "--all-graphs", is_flag=True, help="Let your own query look into every graph: claims are found like facts."
)
@build_option
@click.option("--format", "form", type=click.Choice(FORMATS), help=FORMAT_HELP)
@timeout_option
@click.pass_context
def command(ctx: click.Context, /, expression: str | None, **_: Any) -> None:
    """Ask a named question, or any SPARQL 1.1 query, of a build.

    Without a question, the named ones are listed. Actors are given by id, ISO code, or name in any script; dates as
    2020, 2020-05 or 2020-05-07. Exit 2 for an unknown question or name, or a query that is no SPARQL.
    """
    if expression is not None and ctx.invoked_subcommand is not None:
        raise click.UsageError(f"give either -e or {ctx.invoked_subcommand}, not both")
    if expression is not None:
        _ask(ctx, expression)
    elif ctx.invoked_subcommand is None:
        from kg.store.questions import load_questions

        questions = load_questions()
        width = max(map(len, questions))
        for name, question in questions.items():
            click.echo(f"{name:<{width}}  {question.summary}")
        click.echo("\nkg query NAME --help shows what a question takes and gives.", err=True)


def _question_command(question: Question) -> click.Command:
    """The subcommand of a named question."""

    def run(**values: Any) -> None:
        import kg

        ctx = click.get_current_context()
        given = {p.variable: values[p.variable] for p in question.parameters if values[p.variable] not in (None, ())}
        graph = kg.open(_setting(ctx, "build"))
        found = _print(ctx, graph, graph.prepare(question.name, given))
        if not found and any(p.name == "include-reported" and p.variable not in given for p in question.parameters):
            click.echo("nothing found; --include-reported also looks at what is planned, denied or claimed", err=True)
        elif not found:
            click.echo("nothing found", err=True)

    columns = "\n".join(f"  {name:<12} {meaning}" for name, meaning in question.columns)
    text = f"{question.summary}\n\n\b\nColumns:\n{columns}\n\n\b\nExample:\n  {question.example}"
    options = [parameter_option(parameter) for parameter in question.parameters]
    return click.Command(question.name, params=[*options, *_shared()], callback=run, help=text)


def parameter_option(parameter: Parameter) -> click.Option:
    """The option for a parameter of a question."""
    from kg.store.questions import Kind

    names = [f"--{parameter.name}", parameter.variable]
    if parameter.kind is Kind.FLAG:
        return click.Option(names, is_flag=True, default=None, help=parameter.meaning)
    default = f"  [default: {parameter.default}]" if parameter.default else ""
    repeatable = parameter.kind not in (Kind.START, Kind.END, Kind.INTEGER)
    choices = f" One of {', '.join(parameter.choices)}." if parameter.choices else ""
    return click.Option(
        names,
        multiple=repeatable,
        required=parameter.required,
        metavar={Kind.START: "DATE", Kind.END: "DATE"}.get(parameter.kind, parameter.kind.value.upper()),
        help=parameter.meaning + choices + (" Repeatable: any of them." if repeatable else "") + default,
        shell_complete=completer(parameter),
    )


def _file_command(name: str) -> click.Command:
    """The subcommand that asks the query in a file."""

    def run(**_: Any) -> None:
        _ask(click.get_current_context(), _read(name))

    return click.Command(name, params=_shared(), callback=run, help=f"Ask the query in {name}.")


def _shared() -> list[click.Parameter]:
    """The group's options once more, so that they may stand behind the question too."""
    return [
        click.Option(["--build"], type=click.Path(path_type=Path, file_okay=False), help="Build to read."),
        click.Option(["--format", "form"], type=click.Choice(FORMATS), help=FORMAT_HELP),
        click.Option(["--timeout"], type=click.FloatRange(min=0), metavar="SECONDS", help="Give up after this time."),
        click.Option(["--all-graphs"], is_flag=True, default=None, hidden=True),
    ]


def _setting(ctx: click.Context, name: str) -> Any:
    """The value of a shared option: the one behind the question, else the one before it."""
    value = ctx.params.get(name)
    return value if value is not None or ctx.parent is None else ctx.parent.params.get(name)


def _read(name: str) -> str:
    from kg.errors import QueryError

    try:
        return sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(name, f"cannot be read: {error}", "give a SPARQL file in UTF-8") from error


def _ask(ctx: click.Context, sparql: str) -> None:
    import kg

    if not _print(ctx, kg.open(_setting(ctx, "build")), sparql):
        click.echo("nothing found", err=True)


def _print(ctx: click.Context, graph: Any, sparql: str) -> bool:
    answer = graph.ask(sparql, timeout=_setting(ctx, "timeout") or None, all_graphs=bool(_setting(ctx, "all_graphs")))
    form = _setting(ctx, "form") or ("table" if sys.stdout.isatty() else "csv")
    if form != "table" or ctx.info_name not in _BLOCKS:
        return print_answer(answer, form)
    rows = read_rows(answer)
    _BLOCKS[ctx.info_name](rows)
    return bool(rows)
