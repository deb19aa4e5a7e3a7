/** `cpgd export --out PATH`: the whole graph as files, finalized, or a SCIP index. */
import { join } from 'node:path';
import { Option } from 'commander';
import type { TableFormat } from '../../relations/encode.ts';
import type { Finalized, FinalizeStats } from '../../relations/finalize.ts';
import { writeScipIndex } from '../answers/scip-index.ts';
import { writeTable } from '../answers/table-writer.ts';
import { writeFileInPlace, writeFolderAtomically } from '../atomic-output.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode } from '../exit-code.ts';
import { formatCount, formatCounted } from '../render/numbers.ts';
import { renderTable } from '../render/table.ts';
import { withIndexedProject } from '../session.ts';

const EXPORTED_TABLES = ['cpg_nodes', 'cpg_edges', 'cpg_props'] as const;
const EXPORT_FORMATS = ['jsonl', 'arrow'] as const satisfies readonly TableFormat[];
const ERRORS_FILE = 'errors.jsonl';
const STATS_FILE = 'stats.json';

/** Everything an export may have written, by which a folder is known as one. */
const OWN_FILES: ReadonlySet<string> = new Set([
  ...EXPORTED_TABLES.flatMap((table) => EXPORT_FORMATS.map((format) => `${table}.${format}`)),
  ERRORS_FILE,
  STATS_FILE,
]);

interface Options {
  readonly format: (typeof EXPORT_FORMATS)[number] | 'scip';
  readonly out: string;
}

export const exportCommand = defineCommand<[], Options>({
  name: 'export',
  summary: 'write the whole graph to files',
  description:
    'Writes the graph (cpg_nodes, cpg_edges, cpg_props) to a folder, checked against its contracts, in ' +
    `canonical order; rows that fail a check go to ${ERRORS_FILE}, counts to ${STATS_FILE}. The same files ` +
    'give the same bytes. The folder appears whole or not at all; an earlier export in it is replaced. The ' +
    'format scip is one file: a SCIP index of definitions, references and symbols for other tools.',
  examples: [
    { line: 'export --out graph', meaning: 'as JSON lines, to the folder "graph"' },
    { line: 'export --format arrow --out graph', meaning: 'as Arrow IPC files, for data frames' },
    {
      line: 'export --format scip --out index.scip',
      meaning: 'as a SCIP index, for code intelligence tools',
    },
  ],
  declare: (parser) =>
    parser
      .addOption(
        new Option('-f, --format <format>', 'format of the tables, or a SCIP index')
          .choices([...EXPORT_FORMATS, 'scip'])
          .default('jsonl'),
      )
      .requiredOption('-o, --out <path>', 'folder to write; the file to write with --format scip'),
  run: (context, _args, { format, out }) =>
    withIndexedProject(context, async (project) => {
      if (format === 'scip') {
        await writeScipIndex(context, project, context.absolute(out));
        return ExitCode.ok;
      }
      const { TableReader } = await import('../../relations/tables.ts');
      const folder = context.absolute(out);
      const reader = new TableReader(project.snapshot());
      const stats: Record<string, FinalizeStats> = {};
      const isOurs = (entries: readonly string[]) => entries.every((entry) => OWN_FILES.has(entry));
      await writeFolderAtomically(folder, isOurs, async (temporary) => {
        await writeFileInPlace(join(temporary, ERRORS_FILE), async (errors) => {
          for (const table of EXPORTED_TABLES) {
            context.signal.throwIfAborted();
            const finalized = reader.rows(table);
            stats[table] = finalized.stats;
            await writeFileInPlace(join(temporary, `${table}.${format}`), (output) =>
              writeTable(output, finalized, format),
            );
            for (const line of errorLines(finalized)) await errors.writeLine(line);
          }
        });
        await writeFileInPlace(join(temporary, STATS_FILE), (output) =>
          output.writeLine(JSON.stringify({ format, tables: stats }, null, 2)),
        );
      });
      await printSummary(context, folder, stats);
      return ExitCode.ok;
    }),
});

/** Refused rows as JSON lines: table, reason, column, and the row by column names. */
function errorLines({ contract, errors }: Finalized): string[] {
  return errors.map(({ table, reason, column, row }) => {
    const cells = Object.fromEntries(contract.columns.map(({ name }, i) => [name, row[i] ?? null]));
    return JSON.stringify({ table, reason, column, row: cells });
  });
}

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
