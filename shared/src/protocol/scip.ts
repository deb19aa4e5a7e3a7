/** The method about imported SCIP indexes: what they say, how much of it holds, where they and the linker disagree. */
import * as z from 'zod';
import { MAX_LIST } from './limits.ts';
import { method } from './method.ts';
import { common, count, freshness, location, named, text } from './shapes.ts';

const scipIndex = named(
  'ScipIndex',
  z.object({
    source: z.string().describe('The index file: below the workspace, or absolute.'),
    isAutomatic: z.boolean().describe('Picked up because of its name, not imported by somebody.'),
    isUsed: z.boolean(),
    sha256: z.string().nullable().describe('Of its unpacked bytes; null when nothing was usable.'),
    tool: z.string().nullable(),
    toolVersion: z.string().nullable(),
    prefix: z.string().describe('Folder it is about, with a final slash; empty for the workspace.'),
    documents: count('Documents.'),
    occurrences: count('Occurrences.'),
    symbols: count('Symbols with information.'),
    externalSymbols: count('Symbols of other packages.'),
    problems: z.array(
      z.object({
        message: z.string(),
        file: z.string(),
        hint: z.string().optional(),
      }),
    ),
  }),
);

const disagreement = named(
  'ScipDisagreement',
  z.object({
    relation: z.string().describe('What both speak of: `name_symbol`, `callsite_symbol` …'),
    class: z.string().describe('How they differ; see the reference of SCIP.'),
    count: count('Places.'),
    samples: z.array(
      z.object({
        location,
        native: z.array(z.string()).describe('Symbols of the linker.'),
        indexed: z.array(z.string()).describe('Symbols of the index.'),
      }),
    ),
  }),
);

const tally = (meaning: string) => z.record(z.string(), count('Occurrences.')).describe(meaning);

export const scip = method({
  name: 'cpg/scip',
  question: 'What do imported SCIP indexes say, and how much of it holds?',
  description:
    'Indexes that are known, occurrences that still hold of the text as it is, callsites by who knows their symbol, and ' +
    'disagreements by class with samples.',
  params: z.strictObject({
    paths: z
      .array(text('A path.'))
      .max(MAX_LIST)
      .optional()
      .describe('Only in these files, or below these folders.'),
    samples: z.int().min(0).max(100).default(3).describe('Most samples of one class of disagreement.'),
    ...common,
  }),
  result: z.object({
    indexes: z.array(scipIndex),
    occurrences: z.object({
      total: count('Occurrences.'),
      anchored: count('On exactly one token, whether or not they hold.'),
      holding: count('Those that hold.'),
      byMatch: tally('By match, of those that hold.'),
      byFailure: tally('By reason, of those that do not.'),
    }),
    files: z.object({
      indexed: count('Files an index speaks of.'),
      touched: count('Those with edited chunks.'),
    }),
    calls: z.object({
      native: count('Callsites only the linker knows.'),
      indexed: count('Callsites only an index knows.'),
      both: count('Callsites both know.'),
      neither: count('Callsites nobody knows.'),
    }),
    disagreements: z.array(disagreement).describe('Largest first.'),
    freshness,
  }),
  examples: [{ meaning: 'all files', params: {} }],
});
