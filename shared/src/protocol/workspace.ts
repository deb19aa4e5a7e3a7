/** Methods about the index itself: how it is, and waiting until it knows what was written. */
import * as z from 'zod';
import { MAX_TIME_MS } from './limits.ts';
import { method } from './method.ts';
import { common, count, freshness, named } from './shapes.ts';

const progress = named(
  'Progress',
  z.object({
    phase: z.enum(['discover', 'extract', 'link', 'store']),
    done: count('Files done.'),
    total: count('Files in all; 0 while unknown.'),
  }),
);

export const status = method({
  name: 'cpg/status',
  question: 'How is the index?',
  description:
    'Revision, counts, progress of indexing, lenses and memory. Answered at once, also while indexing.',
  params: z.strictObject({
    counts: z.boolean().default(false).describe('Count links and lookups, too: that reads the whole store.'),
    ...common,
  }),
  result: z.object({
    version: z.string().describe('Version of the server.'),
    root: z.string().describe('Absolute path of the workspace.'),
    cacheDirectory: z.string().describe('Where its index lives.'),
    pythonVersion: z.string().describe('Python the files are read as.'),
    phase: z.enum(['indexing', 'ready', 'failed']).describe('`failed`: the last attempt to index failed.'),
    progress: progress.nullable().describe('Null while nothing is indexed.'),
    lenses: z.array(z.string()).describe('Sources of evidence that are on.'),
    counts: z.record(z.string(), z.number()).describe('Files, definitions …'),
    limitHits: z.record(z.string(), z.number()).describe('How often a limit was passed while linking.'),
    storeBytes: count('Size of the database.'),
    memoryBytes: count('Resident memory of the server.'),
    notice: z
      .string()
      .nullable()
      .describe(
        'What people should know about how it was opened, such as that another process has its index, or that the one before was damaged.',
      ),
    freshness,
  }),
  examples: [{ meaning: 'the only open workspace', params: {} }],
});

export const sync = method({
  name: 'cpg/sync',
  question: 'Does the index know everything that was written before this request?',
  description:
    'Returns once everything that was written to the workspace before the call is indexed. A cookie file is written, ' +
    'and when the file watcher reports it, all earlier events have arrived. With `changedPaths` only those files are ' +
    'looked at, which is faster.',
  params: z.strictObject({
    timeoutMs: z
      .int()
      .min(1)
      .max(MAX_TIME_MS)
      .default(60_000)
      .describe('Give up after so many milliseconds, with an error.'),
    ...common,
  }),
  result: z.object({ freshness }),
  isQuestion: false,
  examples: [
    { meaning: 'everything', params: {} },
    { meaning: 'one file', params: { changedPaths: ['app/models.py'] } },
  ],
});

export const reindex = method({
  name: 'cpg/reindex',
  question: 'What does an index that is made from nothing say?',
  description:
    'Forgets the index with everything that is cached of its files, and makes it anew. Other requests are answered ' +
    'from the index before, as they are at the start; `cpg/status` tells the progress. Returns when the new index is ' +
    'there, also to several callers at once.',
  params: z.strictObject({ ...common }),
  result: z.object({ freshness }),
  isQuestion: false,
  examples: [{ meaning: 'the only open workspace', params: {} }],
});
