/** `cpgd symbol NAME`: what a name means. */
import type { Project, SymbolInfo } from '../../daemon/project.ts';
import { lookUp, NAME_ARGUMENT_HELP, noSuchSymbol } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption } from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { renderTable } from '../render/table.ts';
import { printable, wrapWords } from '../render/text.ts';
import { withIndexedProject } from '../session.ts';

export const symbolCommand = defineCommand<[name: string], { format: AnswerFormat }>({
  name: 'symbol',
  summary: 'say what a name means and where it is defined',
  description:
    'Says what a name means: its kind, signature, definition and documentation. ' +
    'A name that may mean several things gives the list of them.',
  examples: [
    { line: 'symbol app.models.User', meaning: 'by its dotted name' },
    { line: 'symbol save', meaning: 'by its last part; all that fit are listed' },
    { line: 'symbol app/views.py:8:12', meaning: 'by a place: line 8, column 12, counted from 1' },
  ],
  declare: (parser) => parser.argument('<name>', NAME_ARGUMENT_HELP).addOption(answerFormatOption()),
  run: (context, [name], { format }) =>
    withIndexedProject(context, async (project) => {
      const ref = lookUp(context, project, name);
      if (format === 'json') await context.writeJson({ ...ref, freshness: project.status().freshness });
      if (ref.status === 'unresolved') throw noSuchSymbol(context, project, ref);
      if (format === 'json') return ExitCode.ok;
      if (ref.resolved) await printSymbol(context, project, ref.resolved);
      else await printCandidates(context, project, name, ref.candidates);
      return ExitCode.ok;
    }),
});

async function printSymbol(context: Context, project: Project, symbol: SymbolInfo): Promise<void> {
  const { colors, out } = context;
  await out.writeLine(`${colors.name(printable(symbol.name))}  ${colors.muted(symbol.kind)}`);
  if (symbol.signature) await out.writeLine(`  ${printable(declaration(symbol.name, symbol.signature))}`);
  for (const definition of symbol.definitions)
    await out.writeLine(`  ${colors.location(context.location(project.root, definition))}`);
  if (symbol.definitions.length === 0)
    await out.writeLine(`  ${colors.muted('external: defined outside this project')}`);
  await out.writeLine(`  ${colors.muted(printable(symbol.symbol))}`);
  const summary = firstParagraph(symbol.documentation);
  if (summary === '') return;
  await out.writeLine();
  const width = out.isTerminal ? out.columns - 2 : Number.POSITIVE_INFINITY;
  for (const line of wrapWords(printable(summary), width)) await out.writeLine(`  ${line}`);
}

/** A signature with its name: `helper(text: str) -> str`. */
function declaration(name: string, signature: string): string {
  return signature.startsWith('(') ? name.slice(name.lastIndexOf('.') + 1) + signature : signature;
}

/** The part of a docstring that says what it is about (PEP 257: a summary, then a blank line), on one line. */
function firstParagraph(documentation: string | null): string {
  const [paragraph = ''] = (documentation ?? '').trim().split(/\n\s*\n/, 1);
  return paragraph.replace(/\s+/g, ' ').trim();
}

async function printCandidates(
  context: Context,
  project: Project,
  name: string,
  candidates: readonly SymbolInfo[],
): Promise<void> {
  const { colors } = context;
  const count = formatCount(candidates.length);
  await context.note(context.errColors.doubtful(`"${name}" is ambiguous: ${count} symbols it may mean.`));
  const columns = [
    {
      title: 'Where',
      cell: ({ definitions: [first] }: SymbolInfo) =>
        first ? context.location(project.root, first) : 'external',
      style: colors.location,
    },
    { title: 'Kind', cell: ({ kind }: SymbolInfo) => kind, optional: true },
    {
      title: 'Name',
      cell: (symbol: SymbolInfo) => symbol.name,
      cut: 'start' as const,
      minWidth: 16,
      style: colors.name,
    },
  ];
  await context.out.writeLine(renderTable(columns, candidates, context.layout));
}
