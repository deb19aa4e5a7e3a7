/**
 * The values that several messages have in common: places, symbols, references, freshness, pages. Plain data;
 * knows no method.
 */
import * as z from 'zod';
import { DEFAULT_LIMIT, DEFAULT_TIME_MS, MAX_LIMIT, MAX_LIST, MAX_TEXT, MAX_TIME_MS } from './limits.ts';

/** A schema with the name it has on the reference page. */
export const named = <S extends z.ZodType>(name: string, schema: S): S => schema.meta({ id: name }) as S;

const count = (meaning: string) => z.int().nonnegative().describe(meaning);

/** Text that a client wrote. */
export const text = (meaning: string) => z.string().min(1).max(MAX_TEXT).describe(meaning);

export const confidence = z
  .number()
  .min(0)
  .max(1)
  .describe('1.0 compiler truth, 0.8 anchored but heuristic, 0.6 attribute, 0.4 name candidate, 0.2 string.');

export const location = named(
  'Location',
  z.object({
    path: z.string().describe('Path below the workspace, with `/`.'),
    line: z.int().positive().describe('Line, from 1.'),
    column: z.int().positive().describe('Column in UTF-16 units, from 1.'),
    bstart: count('Start, absolute UTF-8 byte offset.'),
    bend: count('End (exclusive), absolute UTF-8 byte offset.'),
    isStale: z
      .literal(true)
      .optional()
      .describe(
        'The file is another one now, and the text that was indexed is gone: line and column are not known (1 stands for them), the bytes count in that text.',
      ),
    stale: z
      .string()
      .optional()
      .describe('With `isStale`: what has become of the file, and what to do, as a sentence.'),
  }),
);

export const symbolInfo = named(
  'SymbolInfo',
  z.object({
    symbol: z.string().describe("Symbol string in SCIP's grammar."),
    name: z.string().describe('Dotted name: `django.http.request.HttpRequest.get_host`.'),
    kind: z.string().describe('`module`, `class`, `function`, `method`, `variable`, `parameter` …'),
    signature: z.string().nullable().describe('As written; null where there is none.'),
    documentation: z.string().nullable().describe('The docstring; null where there is none.'),
    definitions: z.array(location).describe('All definition sites; empty for external symbols.'),
  }),
);

export const symbolRef = named(
  'SymbolRef',
  z.object({
    v: z.literal(1).describe('Version of this envelope.'),
    targetName: z.string().describe('What was asked for, as written.'),
    status: z.enum(['resolved', 'ambiguous', 'unresolved']).describe('One symbol, several, or none.'),
    resolved: symbolInfo.nullable().describe('The symbol, when it is one.'),
    candidates: z.array(symbolInfo).describe('The symbols it may mean, when they are several; at most 25.'),
  }),
);

export const reference = named(
  'Reference',
  z.object({
    location,
    relation: z.string().describe('Relation of the link behind it: `name_symbol`, `callsite_symbol` …'),
    container: z.string().describe('Function or class it stands in, or the module, dotted.'),
    containerSymbol: z.string().describe('Symbol of that.'),
    roles: z
      .array(z.string())
      .describe('`definition`, `import`, `write`, `read`, `call`, `keyword` (of an argument).'),
    confidence,
    method: z.string().describe('How the target was found; see the reference of resolution.'),
    ambiguous: z.boolean().describe('The same place may mean something else, too.'),
    text: z.string().describe('The source line, trimmed; empty when the file has changed since.'),
  }),
);

export const callEdge = named(
  'CallEdge',
  z.object({
    hop: z.int().positive().describe('Distance from the symbol asked for; 1 is direct.'),
    caller: symbolInfo.describe('Who calls; a module stands for its top-level code.'),
    callee: symbolInfo.describe('What is called.'),
    sites: z.array(reference).describe('The calls.'),
  }),
);

export const freshness = named(
  'Freshness',
  z
    .object({
      revision: count('Revision the whole answer comes from; 0 before the first.'),
      gitHead: z.string().nullable().describe('Commit that is checked out; null outside git.'),
      pendingChanges: count('Changes known and not in that revision yet.'),
      caughtUp: z.boolean().describe('Nothing is known to be newer than that revision.'),
    })
    .describe('How new the answer is.'),
);

/** How requests name a symbol. */
export const symbolName = text(
  'Dotted name (`pkg.mod.Class.method`), the end of one (`Class.method`), a place (`path.py:12:5`, from 1) or a ' +
    'symbol string.',
);

/** Of every request. */
export const common = {
  workspace: text(
    'Workspace to ask, as `file:` URI or absolute path; needed when several are open.',
  ).optional(),
  changedPaths: z
    .array(text('A path.'))
    .max(MAX_LIST)
    .optional()
    .describe(
      'Files (below the workspace, or absolute) that the client has just written: they are looked at before the ' +
        'answer, without waiting for the file watcher.',
    ),
} as const;

const token = z.union([z.string(), z.int()]);

const position = named(
  'Position',
  z.strictObject({
    line: z.int().nonnegative().describe('Line, from 0.'),
    character: z
      .int()
      .nonnegative()
      .describe('UTF-16 units from the start of the line, whatever was negotiated.'),
  }),
);

/** Of requests about a symbol: named by `symbol`, or by a place in a document, as editors know it. */
export const symbolPlace = {
  symbol: symbolName.optional(),
  textDocument: z
    .strictObject({ uri: text('`file:` URI.') })
    .optional()
    .describe('With `position`, instead of `symbol`.'),
  position: position.optional().describe('The place in `textDocument`.'),
  enclosing: z
    .boolean()
    .default(false)
    .describe('Where the position is on no name, take the function, class or module around it.'),
} as const;

/** Of requests whose answer is a list. */
export const paging = {
  limit: z.int().min(1).max(MAX_LIMIT).default(DEFAULT_LIMIT).describe('Most items of this answer.'),
  cursor: text(
    "`next` of the answer before, to go on after its last item. All other parameters must be that request's.",
  ).optional(),
  partialResultToken: token
    .optional()
    .describe('When given, items come in `$/progress` notifications with this token as they are found.'),
} as const;

export const minConfidence = confidence
  .default(0)
  .describe('Leave out what is less certain (0 to 1); see `Reference.confidence`.');

export const timeLimitMs = z
  .int()
  .min(1)
  .max(MAX_TIME_MS)
  .default(DEFAULT_TIME_MS)
  .describe('Give what was found after so many milliseconds, and say `truncated`.');

/** Of answers that are a page of something. */
export const next = z.string().nullable().describe('`cursor` of the request that goes on; null at the end.');

/** Fields of every answer that is a list. */
export const pageOf = <Item extends z.ZodType>(item: Item, meaning: string) =>
  ({
    items: z.array(item).describe(`${meaning} Empty when they came as partial results.`),
    total: count('Items there are in all; null when counting them would mean finding them.').nullable(),
    truncated: z.boolean().describe('There is more than this answer has.'),
    next,
    freshness,
  }) as const;

export { count };
