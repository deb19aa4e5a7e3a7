/** `cpgd dump TABLE`: the rows of a contract table, and `--list`: the tables there are. */
import { Option } from 'commander';
import { BINARY_FORMATS, TABLE_FORMATS, type TableFormat } from '../../relations/encode/formats.ts';
import type { OnDemandPart } from '../../relations/on-demand/parts.ts';
import { didYouMean } from '../../text/suggest.ts';
import { bytecodeSource, onDemandSources } from '../answers/on-demand.ts';
import { selectPaths } from '../answers/selected-files.ts';
import { writeJsonDocument, writeTable } from '../answers/table-writer.ts';
import { writeFileAtomically } from '../atomic-output.ts';
import { defineCommand } from '../command.ts';
import type { Context } from '../context.ts';
import { ExitCode, UsageError } from '../exit-code.ts';
import { includeOption, trustOption } from '../option-values.ts';
import type { Output } from '../output.ts';
import { formatCounted } from '../render/numbers.ts';
import { renderTable } from '../render/table.ts';
import { withIndexedProject } from '../session.ts';

interface Options {
  readonly list?: boolean;
  readonly format?: TableFormat | 'json';
  readonly out?: string;
  readonly include: readonly OnDemandPart[];
  readonly trust?: true;
}

export const dumpCommand = defineCommand<[table: string | undefined, paths: string[]], Options>({
  name: 'dump',
  summary: 'print the rows of a table, or list the tables',
  description:
    'Prints all rows of a table in canonical order, spans as UTF-8 byte offsets, by default as one JSON ' +
    'object a line. Paths narrow it to files and folders. With --list, prints the tables there are.',
  examples: [
    { line: 'dump --list', meaning: 'all tables with their columns; --format json for programs' },
    { line: 'dump cst_defs app/models.py', meaning: 'the definitions of one file' },
    { line: 'dump cpg_edges --format parquet --out edges.parquet', meaning: 'all edges, for data frames' },
    {
      line: 'dump cpg_edges app/models.py --include flow',
      meaning: 'with the edges of control and data flow',
    },
  ],
  declare: (parser) =>
    parser
      .argument('[table]', 'name of the table')
      .argument('[paths...]', 'files or folders whose rows to print (default: all)')
      .option('-l, --list', 'list the tables instead')
      .addOption(
        new Option('-f, --format <format>', 'how to print rows (default: jsonl); --list takes json').choices([
          ...TABLE_FORMATS,
          'json',
        ]),
      )
      .option('-o, --out <file>', 'write to a file instead of standard output')
      .addOption(includeOption())
      .addOption(trustOption()),
  run: async (context, [table, paths], options) => {
    if (options.list) await printList(context, table, options);
    else await printTable(context, table, paths, options);
    return ExitCode.ok;
  },
});

async function printList(context: Context, table: string | undefined, options: Options): Promise<void> {
  if (table !== undefined)
    throw new UsageError(`--list lists all tables and takes no table.`, `Leave out "${table}" or --list.`);
  if (options.format !== undefined && options.format !== 'json')
    throw new UsageError(
      `--list cannot be printed as ${options.format}.`,
      'Leave out --format, or give json.',
    );
  const { listTables, tableContract } = await import('../../relations/tables.ts');
  const tables = listTables();
  const print = async (output: Output) => {
    if (options.format === 'json') {
      await output.writeLine(JSON.stringify(tables, null, 2));
      return;
    }
    const columns = [
      { title: 'Table', cell: ({ name }: (typeof tables)[number]) => name, style: context.colors.name },
      {
        title: 'Meaning',
        cell: ({ name }: (typeof tables)[number]) => tableContract(name).meaning,
        cut: 'end' as const,
        minWidth: 24,
        optional: true,
      },
      {
        title: 'Key',
        cell: ({ key }: (typeof tables)[number]) => key.join(', '),
        cut: 'end' as const,
        optional: true,
      },
      {
        title: 'Columns',
        cell: (table: (typeof tables)[number]) => table.columns.join(', '),
        cut: 'end' as const,
        optional: true,
      },
    ];
    await output.writeLine(renderTable(columns, tables, context.layout));
  };
  await toDestination(context, options, print);
}

async function printTable(
  context: Context,
  table: string | undefined,
  paths: readonly string[],
  options: Options,
): Promise<void> {
  const { tableContract, tableNames, tableRows } = await import('../../relations/tables.ts');
  if (table === undefined)
    throw new UsageError('Which table?', 'Name one, or see them all with "cpgd dump --list".');
  if (!tableNames().includes(table))
    throw new UsageError(
      `There is no table "${table}".`,
      didYouMean(table, tableNames()) ?? 'See them all with "cpgd dump --list".',
    );
  const { format = 'jsonl', include } = options;
  if (BINARY_FORMATS.has(format) && options.out === undefined && context.out.isTerminal)
    throw new UsageError(`${format} is binary and not for a terminal.`, 'Use --out FILE, or a pipe.');
  const contract = tableContract(table);
  await withIndexedProject(context, async (project) => {
    const snapshot = project.passThrough();
    const selected = selectPaths(snapshot, project.root, context.host.cwd, paths);
    const finalized = tableRows(snapshot, table, {
      ...(paths.length > 0 ? { paths: selected } : {}),
      ...(contract.onDemand || include.length > 0 ? await onDemandSources() : {}),
      ...(await bytecodeSource(context, project, selected, options, contract.lens === 'cpython')),
      include,
    });
    await toDestination(context, options, (output) =>
      format === 'json'
        ? writeJsonDocument(output, finalized, project.status().freshness)
        : writeTable(output, finalized, format),
    );
    if (options.out !== undefined)
      await context.note(
        `Wrote ${formatCounted(finalized.rows.length, 'row')} to ${context.path(context.host.cwd, options.out)}.`,
      );
    if (finalized.errors.length > 0) {
      const [first] = finalized.errors;
      const rows = formatCounted(finalized.errors.length, 'row');
      const why = `${first!.reason}${first!.column === null ? '' : ` in ${first!.column}`}`;
      await context.note(
        context.errColors.bad(`${rows} broke the contract of ${table} and are left out (first: ${why}).`),
      );
    }
  });
}

async function toDestination(
  context: Context,
  { out }: Options,
  write: (output: Output) => Promise<void>,
): Promise<void> {
  if (out === undefined) await write(context.out);
  else await writeFileAtomically(context.absolute(out), write);
}
