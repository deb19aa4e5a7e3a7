/**
 * Call graph edges as people see them, one row per call site, for `callers` and `callees` alike. Knows
 * nothing of how the graph is walked.
 */
import type { CallEdge, Project, Reference, SymbolInfo } from '../../daemon/project.ts';
import type { Context } from '../context.ts';
import { renderTable, type TableColumn } from '../render/table.ts';
import { printable } from '../render/text.ts';
import { formatCertainty, formatDoubt, styleCertainty } from './certainty.ts';

/** Which end of an edge was asked for; the other end is the symbol, or something between for deeper hops. */
export type CallEnd = 'caller' | 'callee';

interface CallSite {
  readonly edge: CallEdge;
  /** Null for a call without a place in the source (a class whose metaclass makes it, for instance). */
  readonly site: Reference | null;
}

export async function printCalls(
  context: Context,
  project: Project,
  edges: readonly CallEdge[],
  end: CallEnd,
): Promise<void> {
  const rows = edges.flatMap((edge): CallSite[] =>
    edge.sites.length === 0 ? [{ edge, site: null }] : edge.sites.map((site) => ({ edge, site })),
  );
  const location = ({ site }: CallSite) => (site ? context.location(project.root, site.location) : '-');
  const isDeep = edges.some(({ hop }) => hop > 1);
  if (!context.out.isTerminal) {
    for (const row of rows) {
      const { edge, site } = row;
      const hop = isDeep ? ` (hop ${edge.hop})` : '';
      const source = site ? `: ${printable(site.text)}` : '';
      const doubt = site ? formatDoubt(site) : '';
      await context.out.writeLine(
        `${location(row)}: ${edge.caller.name} calls ${edge.callee.name}${hop}${doubt}${source}`,
      );
    }
    return;
  }
  const { colors } = context;
  const nameOf = (which: CallEnd) => (row: CallSite) => symbolName(row.edge[which]);
  const columns: TableColumn<CallSite>[] = [
    { title: 'Where', cell: location, style: colors.location },
    ...(isDeep ? [hopColumn] : []),
    {
      title: end === 'caller' ? 'Caller' : 'Callee',
      cell: nameOf(end),
      cut: 'start',
      minWidth: 16,
      style: colors.name,
    },
    ...(isDeep
      ? [
          {
            title: end === 'caller' ? 'Calls' : 'Called by',
            cell: nameOf(end === 'caller' ? 'callee' : 'caller'),
            cut: 'start' as const,
            optional: true,
          },
        ]
      : []),
    {
      title: 'Certainty',
      cell: ({ site }) => (site ? formatCertainty(site) : ''),
      style: (text, { site }) => (site ? styleCertainty(colors, text, site) : text),
    },
    { title: 'Source', cell: ({ site }) => site?.text ?? '', cut: 'end', minWidth: 16, optional: true },
  ];
  await context.out.writeLine(renderTable(columns, rows, context.layout));
}

const hopColumn: TableColumn<CallSite> = {
  title: 'Hop',
  align: 'right',
  cell: ({ edge }) => String(edge.hop),
};

/** The symbol's name, marked when its definition is outside the workspace. */
export function symbolName(symbol: SymbolInfo): string {
  return symbol.definitions.length === 0 ? `${symbol.name} (external)` : symbol.name;
}
