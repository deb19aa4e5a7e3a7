/** Methods about the graph itself: nodes, edges, traversals, SQL over the tables, exports. */
import * as z from 'zod';
import { DEFAULT_SQL_BYTES, DEFAULT_VISITS, MAX_LIST, MAX_SQL_BYTES, MAX_VISITS } from './limits.ts';
import { method } from './method.ts';
import {
  common,
  confidence,
  count,
  freshness,
  minConfidence,
  named,
  pageOf,
  paging,
  text,
  timeLimitMs,
} from './shapes.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

export const graphNode = named(
  'GraphNode',
  z.object({
    id: z.string().describe('Node id, as in `cpg_nodes`.'),
    kind: z.string().describe('Node kind; see the reference of kinds.'),
    path: z.string().nullable().describe('File it stands in; null for packages, modules, symbols and names.'),
    bstart: count('Start, absolute UTF-8 byte offset; null without a span.').nullable(),
    bend: count('End (exclusive); null without a span.').nullable(),
    line: z.int().positive().nullable().describe('Line, from 1; null without a span.'),
    column: z.int().positive().nullable().describe('Column in UTF-16 units, from 1; null without a span.'),
    name: z.string().nullable().describe('Display name.'),
    symbol: z.string().nullable().describe('Symbol string of a PY_SYMBOL.'),
    origin: z.string().describe('`native`, `scip`, `symtable`, `dis` or `derived`.'),
    confidence,
    properties: z.record(z.string(), value).optional().describe('Its properties, where asked for.'),
  }),
);

export const graphEdge = named(
  'GraphEdge',
  z.object({
    id: z.string().describe('Edge id, as in `cpg_edges`.'),
    kind: z.string().describe('Edge kind; see the reference of kinds.'),
    source: z.string().describe('Node id.'),
    target: z.string().describe('Node id.'),
    path: z.string().nullable().describe('File of the text that states the edge.'),
    bstart: count('Start of that text.').nullable(),
    bend: count('End of that text.').nullable(),
    origin: z.string().describe('`native`, `scip`, `symtable`, `dis` or `derived`.'),
    method: z.string().nullable().describe('How the target was found; null for plain syntax.'),
    confidence,
    score: z.number().nullable().describe('1000 × confidence − rank of the method; null for plain syntax.'),
    symbolRoles: z
      .int()
      .nullable()
      .describe('SCIP SymbolRole bits: 1 definition, 2 import, 4 write, 8 read.'),
    qnameSource: z.string().nullable().describe('How a qualified name was found.'),
    ambiguityGroup: z.string().nullable().describe('Shared by rival candidates; null when alone.'),
  }),
);

const kinds = (what: string) =>
  z
    .array(text('A kind.'))
    .max(MAX_LIST)
    .optional()
    .describe(`Only these kinds of ${what}; default: all that are always made (not those made on demand).`);

const paths = z
  .array(text('A path.'))
  .max(MAX_LIST)
  .optional()
  .describe('Only in these files, or below these folders.');

export const nodes = method({
  name: 'cpg/nodes',
  question: 'Which nodes does the graph have?',
  description:
    'Nodes by kind, name, symbol or file, in the order of files. Name at least one kind in a large project.',
  params: z.strictObject({
    kinds: kinds('nodes'),
    name: text('Only nodes with exactly this name.').optional(),
    symbol: text('Only the PY_SYMBOL with this symbol string.').optional(),
    ids: z.array(text('A node id.')).max(MAX_LIST).optional().describe('Only these nodes.'),
    paths,
    properties: z.boolean().default(false).describe('Give the properties of each node, too.'),
    timeLimitMs,
    ...paging,
    ...common,
  }),
  result: z.object(pageOf(graphNode, 'Nodes.')),
  streams: 'items',
  examples: [
    { meaning: 'classes of a file', params: { kinds: ['PY_CLASS_DEF'], paths: ['app/models.py'] } },
    {
      meaning: 'with their properties',
      params: { kinds: ['PY_METHOD_DEF'], name: 'save', properties: true },
    },
  ],
});

export const edges = method({
  name: 'cpg/edges',
  question: 'Which edges does the graph have?',
  description: 'Edges by kind, end, confidence or file, in the order of files.',
  params: z.strictObject({
    kinds: kinds('edges'),
    source: text('Only edges from the node with this id.').optional(),
    target: text('Only edges to the node with this id.').optional(),
    minConfidence,
    paths,
    timeLimitMs,
    ...paging,
    ...common,
  }),
  result: z.object(pageOf(graphEdge, 'Edges.')),
  streams: 'items',
  examples: [
    { meaning: 'who inherits from whom', params: { kinds: ['PY_INHERITS_FROM_SYMBOL'] } },
    {
      meaning: 'calls in a folder',
      params: { kinds: ['PY_CALLS_SYMBOL'], paths: ['app'], minConfidence: 0.8 },
    },
  ],
});

export const traverse = method({
  name: 'cpg/traverse',
  question: 'What is reached from these nodes along these edges?',
  description:
    'Runs a path query: start nodes, typed steps along and against edges, repeats, filters, projection. The language ' +
    'has a page of its own, traverse.md. Rows are distinct.',
  params: z.strictObject({
    query: text('The path query.'),
    paths: z.boolean().default(false).describe('Give each row one shortest path that leads to it.'),
    maxVisits: z
      .int()
      .min(1)
      .max(MAX_VISITS)
      .default(DEFAULT_VISITS)
      .describe('Stop after looking at so many nodes, and say `truncated`.'),
    timeLimitMs,
    ...paging,
    ...common,
  }),
  result: z.object({
    columns: z.array(z.string()).describe('What the values of a row are.'),
    ...pageOf(
      named(
        'TraverseRow',
        z.object({
          values: z.array(value).describe('In the order of `columns`.'),
          path: z
            .array(
              named(
                'PathStep',
                z.object({
                  edge: z
                    .string()
                    .nullable()
                    .describe('Kind of the edge that leads here; null at the start.'),
                  isForward: z.boolean().describe('The edge was walked from its source to its target.'),
                  confidence,
                  node: graphNode,
                }),
              ),
            )
            .optional()
            .describe('From the start node to the last one, where asked for.'),
        }),
      ),
      'Rows.',
    ),
    limitReached: z
      .enum(['rows', 'visits', 'time'])
      .nullable()
      .describe('Why the answer is truncated; null when it is whole.'),
    visits: count('Nodes that were looked at for this page.'),
    elapsedMs: z.number().nonnegative().describe('Milliseconds the traversal took for this page.'),
  }),
  streams: 'items',
  examples: [
    {
      meaning: 'methods of a class',
      params: { query: 'PY_CLASS_DEF[name = "User"] <-PY_MEMBER_OF- PY_METHOD_DEF select name, path, line' },
    },
    {
      meaning: 'callers of a function, up to three calls away',
      params: {
        query:
          'PY_SYMBOL[dotted_name = "app.util.helper"] ' +
          '( <-PY_CALLS_SYMBOL- <-PY_CONTAINS- -PY_DEFINES_SYMBOL-> ){1,3} select dotted_name',
        paths: true,
      },
    },
  ],
});

export const sql = method({
  name: 'cpg/sql',
  question: 'What do the tables say?',
  description:
    'One SQL statement (SQLite) that reads, over all contract tables. It runs in a process of its own and can neither ' +
    'change nor reach anything. It sees the newest stored revision. There is no paging: use LIMIT and OFFSET.',
  params: z.strictObject({
    query: text('The statement.'),
    limit: paging.limit,
    timeLimitMs: timeLimitMs.describe('End the statement after so many milliseconds.'),
    maxMemoryBytes: z
      .int()
      .min(128 * 1024 ** 2)
      .max(MAX_SQL_BYTES)
      .default(DEFAULT_SQL_BYTES)
      .describe('End the statement when it takes more memory.'),
    ...common,
  }),
  result: z.object({
    columns: z.array(z.string()),
    rows: z
      .array(z.array(z.union([z.string(), z.number(), z.null()])))
      .describe('Integers beyond 2^53 are strings, blobs hexadecimal.'),
    truncated: z.boolean().describe('There were more rows than `limit`.'),
    freshness,
  }),
  examples: [
    {
      meaning: 'files by size',
      params: { query: 'SELECT path, bytes FROM files ORDER BY bytes DESC', limit: 5 },
    },
  ],
});

export const exportGraph = method({
  name: 'cpg/export',
  question: 'Write the graph to files.',
  description:
    'Writes a finalized export: `cpg_nodes`, `cpg_edges`, `cpg_props` in a folder, or a SCIP index in a file. The same ' +
    'files give the same bytes. The output appears whole or not at all.',
  params: z.strictObject({
    format: z
      .enum(['jsonl', 'arrow', 'parquet', 'scip'])
      .default('jsonl')
      .describe('Of the tables; `scip` is one file.'),
    out: text('Folder (for `scip`: file) to write, absolute or below the workspace.'),
    ...common,
  }),
  result: z.object({
    out: z.string().describe('What was written, absolute.'),
    rows: z.record(z.string(), count('Rows.')).describe('Rows by table; empty for `scip`.'),
    refused: count('Rows that broke their contract; they are in `errors.jsonl`.'),
    freshness,
  }),
  isQuestion: false,
  examples: [],
});
