/** `cpgd references NAME`: every place that mentions a symbol. */

import type { Project, Reference } from '../../daemon/project.ts';
import { formatCertainty, formatDoubt, styleCertainty } from '../answers/certainty.ts';
import { answerSymbolList, type ListOptions } from '../answers/symbol-list.ts';
import { NAME_ARGUMENT_HELP } from '../answers/symbol-lookup.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { answerFormatOption, limitOption, minConfidenceOption } from '../option-values.ts';
import { renderTable, type TableColumn } from '../render/table.ts';
import { printable } from '../render/text.ts';

export const referencesCommand = defineCommand<[name: string], ListOptions>({
  name: 'references',
  summary: 'list every place that mentions a symbol',
  description:
    'Lists every place that mentions a symbol, with what it does there and how sure that is; ' +
    'what reads a parameter in its own function is not listed. ' +
    'A name that may mean several symbols is answered for each of them.',
  examples: [
    { line: 'references helper', meaning: 'everything that mentions a function called "helper"' },
    { line: 'references app.models.User.save --min-confidence 0.8', meaning: 'without the guesses' },
    { line: 'references helper --format json', meaning: 'the same for programs' },
  ],
  declare: (parser) =>
    parser
      .argument('<name>', NAME_ARGUMENT_HELP)
      .addOption(limitOption(1000))
      .addOption(minConfidenceOption())
      .addOption(answerFormatOption()),
  run: (context, [name], options) =>
    answerSymbolList(context, name, options, {
      title: 'references to',
      ask: (project, symbol, query) => project.references(symbol, query),
      print: printReferences,
    }),
});

async function printReferences(
  context: Context,
  project: Project,
  references: readonly Reference[],
): Promise<void> {
  const location = (reference: Reference) => context.location(project.root, reference.location);
  if (!context.out.isTerminal) {
    for (const reference of references) {
      const what = `${reference.roles.join(', ')} in ${reference.container}${formatDoubt(reference)}`;
      await context.out.writeLine(`${location(reference)}: ${what}: ${printable(reference.text)}`);
    }
    return;
  }
  const { colors } = context;
  const columns: TableColumn<Reference>[] = [
    { title: 'Where', cell: location, style: colors.location },
    { title: 'What', cell: ({ roles }) => roles.join(', '), cut: 'end', minWidth: 6 },
    {
      title: 'Certainty',
      cell: formatCertainty,
      style: (text, reference) => styleCertainty(colors, text, reference),
    },
    { title: 'In', cell: ({ container }) => container, cut: 'start', optional: true },
    { title: 'Source', cell: ({ text }) => text, cut: 'end', minWidth: 16, optional: true },
  ];
  await context.out.writeLine(renderTable(columns, references, context.layout));
}
