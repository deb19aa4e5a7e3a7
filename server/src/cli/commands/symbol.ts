/** `cpgd symbol NAME`: what a name means. */
import { Option } from 'commander';
import type { ExplainedPlace, Project, SymbolInfo } from '../../daemon/project.ts';
import { DEFAULT_EXPLAINED_DEPTH, printExplanation } from '../answers/explanation.ts';
import {
  asProjectQuery,
  isPlace,
  lookUp,
  NAME_ARGUMENT_HELP,
  noSuchSymbol,
  nothingAt,
} from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, NoAnswer } from '../exit-code.ts';
import { type AnswerFormat, answerFormatOption, wholeNumber } from '../option-values.ts';
import { formatCount } from '../render/numbers.ts';
import { renderTable } from '../render/table.ts';
import { printable, wrapWords } from '../render/text.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly format: AnswerFormat;
  readonly explain?: true;
  readonly depth: number;
}

export const symbolCommand = defineCommand<[name: string], Options>({
  name: 'symbol',
  summary: 'say what a name means and where it is defined',
  description:
    'Says what a name means: its kind, signature, definition and documentation. ' +
    'A name that may mean several things gives the list of them. The exit code is 1 when it means nothing that is known; ' +
    'with --explain, too, though the steps that led nowhere are shown.',
  examples: [
    { line: 'symbol app.models.User', meaning: 'by its dotted name' },
    { line: 'symbol save', meaning: 'by its last part; all that fit are listed' },
    { line: 'symbol app/views.py:8:12', meaning: 'by a place: line 8, column 12, counted from 1' },
    {
      line: 'symbol --explain app/views.py:8:12',
      meaning: 'how the name, import or operator there was resolved',
    },
  ],
  declare: (parser) =>
    parser
      .argument('<name>', NAME_ARGUMENT_HELP)
      .option('--explain', 'show step by step how what stands at a place was resolved, or what was missing')
      .addOption(
        new Option('-d, --depth <levels>', 'with --explain: how deep to show what steps rest on')
          .argParser(wholeNumber(0))
          .default(DEFAULT_EXPLAINED_DEPTH),
      )
      .addOption(answerFormatOption()),
  run: (context, [name], { format, depth, explain = false }) =>
    withIndexedProject(context, async (project) => {
      if (explain) return await explainName(context, project, name, { format, depth });
      const ref = lookUp(context, project, name);
      if (format === 'json') await context.writeJson({ ...ref, freshness: project.status().freshness });
      if (ref.status === 'unresolved') throw noSuchSymbol(context, project, ref);
      if (format === 'json') return ExitCode.ok;
      if (ref.resolved) await printSymbol(context, project, ref.resolved);
      else await printCandidates(context, project, name, ref.candidates);
      return ExitCode.ok;
    }),
});

async function explainName(
  context: Context,
  project: Project,
  name: string,
  { format, depth }: Pick<Options, 'format' | 'depth'>,
): Promise<ExitCode> {
  const query = asProjectQuery(context, project, name);
  const explained = await project.explain(query);
  const isKnown = explained?.links.some(({ relation }) => !/_(unresolved|qname)$/.test(relation)) ?? false;
  const { freshness } = project.status();
  if (format === 'json')
    await context.writeJson({ found: explained !== null, ...(explained ?? NOTHING), freshness });
  else if (explained) await printExplanation(context, project.root, explained, depth);
  else if (isPlace(query)) throw nothingAt(query);
  else
    throw new NoAnswer(
      `"${name}" is no place: --explain tells how what stands at one place was resolved.`,
      'Give it as FILE:LINE:COLUMN, for instance app/views.py:8:12.',
    );
  return isKnown ? ExitCode.ok : ExitCode.no;
}

const NOTHING = { links: [], steps: [], isTruncated: false } as const satisfies ExplainedPlace;

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
