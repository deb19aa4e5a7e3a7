/** Methods about flow: where values come from and go, and what statements depend on. */
import * as z from 'zod';
import { DEFAULT_TIME_MS, MAX_TIME_MS } from './limits.ts';
import { method } from './method.ts';
import { common, confidence, count, freshness, location, named, next, paging, text } from './shapes.ts';

/** How a value got from one place to the next; docs/reference/flow.md says what each means. */
export const flowStep = z.enum([
  'start',
  'reaches',
  'captured',
  'assigned',
  'part',
  'attribute',
  'stored_in',
  'mutated',
  'default',
  'returned',
  'variable',
  'argument',
  'receiver',
  'result',
  'constructed',
  'through_call',
  'member',
]);

const flowPlace = named(
  'FlowPlace',
  z.object({
    location,
    code: z.string().describe('The expression, variable or parameter, on one line, at most 80 UTF-16 units.'),
    text: z.string().describe('The source line, trimmed.'),
    container: z.string().describe('Function, class or module it is in, dotted.'),
    step: flowStep.describe('How the value got here from the place before.'),
    confidence: confidence.describe('Product of the confidences of all steps from the start.'),
    hop: count('Steps from the start, those without a place of their own included.'),
    from: z
      .int()
      .min(-1)
      .describe('Index of the place before among the items of all pages, from 0; -1 for the start.'),
  }),
);

const limits = z.array(z.string()).describe('Bounds that were met: the answer may lack something.');

const place = (meaning: string) => text(`${meaning}: \`path.py:line:column\`, from 1, in UTF-16 units.`);

export const flow = method({
  name: 'cpg/flow',
  question: 'Where does this value come from, where does it go?',
  description:
    'Follows a value through variables, expressions, attributes, calls and results, across functions and files. A way ' +
    'that went into a function leaves it to the call it came from.',
  params: z.strictObject({
    from: place('The value'),
    to: place('Only the shortest way to this place').optional(),
    direction: z.enum(['forward', 'backward']).default('forward').describe('Where it goes, or comes from.'),
    minConfidence: z.number().min(0).max(1).default(0.1).describe('Follow no way that is less certain.'),
    limit: paging.limit,
    cursor: paging.cursor,
    timeLimitMs: z.int().min(0).max(MAX_TIME_MS).default(DEFAULT_TIME_MS).describe('Stop searching then.'),
    ...common,
  }),
  result: z.object({
    found: z.boolean().describe('False where there is no value, or the text is newer than the index.'),
    items: z
      .array(flowPlace)
      .describe('Nearest first; with `to` the places of one way in order, none when there is no way.'),
    total: count('Places there are in all.'),
    truncated: z.boolean().describe('There are more than this answer has.'),
    next,
    limits,
    freshness,
  }),
  examples: [
    {
      meaning: 'where the argument of `save` comes from',
      params: { from: 'app/views.py:8:19', direction: 'backward' },
    },
  ],
});

const sliceLine = named(
  'SliceLine',
  z.object({
    line: z.int().positive().describe('Line, from 1.'),
    text: z.string(),
    note: z
      .string()
      .describe('`start`, `data of 12`, `control of 9`; empty for further lines of a statement.'),
  }),
);

export const slice = method({
  name: 'cpg/slice',
  question: 'What does this statement depend on, what depends on it?',
  description:
    'The lines of one function, class or module that a statement depends on (or that depend on it) by data and by ' +
    'control. Calls are not followed: see `cpg/flow`.',
  params: z.strictObject({
    at: text('`path.py:line:column`, or `path.py:line` for all statements that begin there; from 1.'),
    direction: z
      .enum(['backward', 'forward'])
      .default('backward')
      .describe('What it depends on, or what depends on it.'),
    limit: paging.limit,
    cursor: paging.cursor,
    ...common,
  }),
  result: z.object({
    found: z.boolean().describe('False where there is no statement, or the text is newer than the index.'),
    path: z.string(),
    container: z.string().describe('Function, class or module that was sliced, dotted.'),
    firstLine: count('Its first line, from 1.'),
    lastLine: count('Its last line, from 1.'),
    lines: z.array(sliceLine).describe('Of the slice, in source order.'),
    total: count('Lines of the slice in all.'),
    truncated: z.boolean().describe('There are more than this answer has.'),
    next,
    limits,
    freshness,
  }),
  examples: [{ meaning: 'what line 8 depends on', params: { at: 'app/views.py:8' } }],
});
