/** `cpgd export --out PATH`: the whole graph as files, finalized, or a SCIP index. */
import { Option } from 'commander';
import { ERRORS_FILE, EXPORT_FORMATS, isExport, STATS_FILE } from '../../daemon/export/export-folder.ts';
import type { FinalizeStats } from '../../relations/finalize.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import { writeDrawing, writeGraphml } from '../answers/graph-files.ts';
import { bytecodeSource, onDemandSources } from '../answers/on-demand.ts';
import { writeScipIndex } from '../answers/scip-index.ts';
import { writeFolderAtomically } from '../atomic-output.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { includeOption, trustOption } from '../option-values.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';
import { renderTable } from '../render/table.ts';
import { withIndexedProject } from '../session.ts';

/** Formats that are one file. */
const FILE_FORMATS = ['graphml', 'dot', 'scip'] as const;

interface Options {
  readonly format: (typeof EXPORT_FORMATS)[number] | (typeof FILE_FORMATS)[number];
  readonly out: string;
  readonly include: readonly OnDemandPart[];
  readonly trust?: true;
  readonly unit?: string;
  readonly uncaught?: true;
}

export const exportCommand = defineCommand<[], Options>({
  name: 'export',
  summary: 'write the graph to files, or draw the control flow of a function',
  description:
    'Writes the graph (cpg_nodes, cpg_edges, cpg_props) to a folder, checked against its contracts, in ' +
    `canonical order; rows that fail a check go to ${ERRORS_FILE}, counts to ${STATS_FILE}. The same files ` +
    'give the same bytes. The folder appears whole or not at all; an earlier export in it is replaced. The ' +
    'other formats are one file: graphml is the whole graph, scip a SCIP index of definitions, references and ' +
    'symbols for other tools. With --unit, dot and graphml are the control flow of one function.',
  examples: [
    { line: 'export --out graph', meaning: 'as JSON lines, to the folder "graph"' },
    { line: 'export --format arrow --out graph', meaning: 'as Arrow IPC files, for data frames' },
    {
      line: 'export --format parquet --out graph',
      meaning: 'as Parquet files, for DuckDB, Spark and pandas',
    },
    {
      line: 'export --format scip --out index.scip',
      meaning: 'as a SCIP index, for code intelligence tools',
    },
    {
      line: 'export --format dot --unit app.util.helper --out helper.dot',
      meaning: 'the control flow of a function, for Graphviz: dot -Tsvg helper.dot',
    },
    { line: 'export --format graphml --out graph.graphml', meaning: 'the graph, for yEd, Gephi or networkx' },
  ],
  declare: (parser) =>
    parser
      .addOption(
        new Option('-f, --format <format>', 'format of the tables or of the one file')
          .choices([...EXPORT_FORMATS, ...FILE_FORMATS])
          .default('jsonl'),
      )
      .requiredOption('-o, --out <path>', `folder to write; the file with ${FILE_FORMATS.join(', ')}`)
      .addOption(includeOption())
      .addOption(trustOption())
      .option('--unit <name>', 'with dot and graphml: the control flow of this function, class or module')
      .option('--uncaught', 'with --unit: draw the ways of exceptions that leave it, too'),
  run: (context, _args, { format, out, include, trust, unit, uncaught = false }) =>
    withIndexedProject(context, async (project) => {
      const file = context.absolute(out);
      if (unit !== undefined || format === 'dot') {
        await writeDrawing(context, project, file, { format, unit, withUncaught: uncaught });
        return ExitCode.ok;
      }
      if (format === 'scip') {
        await writeScipIndex(context, project, file);
        return ExitCode.ok;
      }
      const sources = {
        ...(include.length > 0 ? await onDemandSources() : {}),
        ...(await bytecodeSource(context, project, null, { include, trust })),
      };
      const { TableReader } = await import('../../relations/tables.ts');
      const folder = context.absolute(out);
      const reader = new TableReader(project.passThrough(), { ...sources, include });
      if (format === 'graphml') {
        await writeGraphml(context, reader, file);
        return ExitCode.ok;
      }
      const { writeTables } = await import('../../daemon/export/write-tables.ts');
      let stats: Readonly<Record<string, FinalizeStats>> = {};
      await writeFolderAtomically(folder, isExport, async (temporary) => {
        stats = await writeTables(reader, temporary, format, context.signal);
      });
      await printSummary(context, folder, stats);
      return ExitCode.ok;
    }),
});

async function printSummary(
  context: Context,
  folder: string,
  stats: Readonly<Record<string, FinalizeStats>>,
): Promise<void> {
  const columns = [
    { title: 'Table', cell: ([table]: [string, FinalizeStats]) => table, style: context.colors.name },
    {
      title: 'Rows',
      cell: ([, { out }]: [string, FinalizeStats]) => formatCount(out),
      align: 'right' as const,
    },
    {
      title: 'Duplicates',
      cell: ([, { deduped }]: [string, FinalizeStats]) => formatCount(deduped),
      align: 'right' as const,
      optional: true,
    },
    {
      title: 'Refused',
      cell: ([, { errors }]: [string, FinalizeStats]) => formatCount(errors),
      align: 'right' as const,
    },
  ];
  await context.out.writeLine(renderTable(columns, Object.entries(stats), context.layout));
  await context.note(`Written to ${context.path(folder, '.')}.`);
  const refused = Object.values(stats).reduce((sum, { errors }) => sum + errors, 0);
  if (refused > 0)
    await context.note(
      context.errColors.bad(`${formatCounted(refused, 'row')} broke their contract: see ${ERRORS_FILE}.`),
    );
}
