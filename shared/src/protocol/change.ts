/** Methods about change: what an edit reaches, why something was rebuilt, what the public surface gained or lost. */
import * as z from 'zod';
import { IMPACT_STRATEGIES, REASON_KINDS } from '../vocabulary.ts';
import { MAX_DEPTH, MAX_LIST } from './limits.ts';
import { method } from './method.ts';
import { common, count, freshness, location, named, next, paging, symbolName, text } from './shapes.ts';

export const reasonKind = z.enum(REASON_KINDS);
export const impactStrategy = z.enum(IMPACT_STRATEGIES);

export const reasonStep = named(
  'ReasonStep',
  z.object({
    kind: reasonKind,
    ref: z.string().describe('Symbol, name or module that changed, dotted; the path for a changed file.'),
    path: z.string().describe('The file this step is about.'),
    location: location
      .nullable()
      .describe(
        'The place that uses `ref`; null for a changed file, and where the text was edited after the revision.',
      ),
    container: z.string().describe('Definition the place stands in, dotted; empty for a whole file.'),
    text: z.string().describe('The source line of the place, trimmed.'),
  }),
);

const chain = z.array(reasonStep).describe('From what is reached to a `changed_file`, by the shortest way.');
const hop = count('Borders between files from the change to here; 0: it changed itself.');

export const fileImpact = named(
  'FileImpact',
  z.object({
    path: z.string(),
    hop,
    kinds: z.array(reasonKind).describe('Every kind of reason it has.'),
    chain,
  }),
);

export const symbolImpact = named(
  'SymbolImpact',
  z.object({
    symbol: z.string(),
    name: z.string().describe('Dotted name.'),
    kind: z.string().describe('`module`, `class`, `function`, `method` …'),
    path: z.string(),
    location,
    hop,
    chain,
  }),
);

export const testImpact = named(
  'TestImpact',
  z.object({
    id: z.string().describe("pytest's node id: `tests/test_app.py::TestApp::test_get`."),
    path: z.string(),
    name: z.string(),
    framework: z.enum(['pytest', 'unittest']),
    location,
    hop: count('Calls, fixtures and classes between the test and the change.'),
    chain,
  }),
);

export const exportAspect = named(
  'ExportAspect',
  z.object({
    aspect: z
      .enum([
        'kind',
        'visibility',
        'parameter_added',
        'parameter_removed',
        'parameter_renamed',
        'parameter_moved',
        'parameter_kind',
        'default_added',
        'default_removed',
        'default_changed',
        'parameter_annotation',
        'return_annotation',
        'annotation',
        'bases',
        'keywords',
        'decorators',
        'overloads',
        'alias_target',
        'value',
        'inferred_type',
      ])
      .describe('What about the name changed.'),
    parameter: z.string().nullable().describe('The parameter it is about; null for the name itself.'),
    before: z.string().nullable().describe('As written then.'),
    after: z.string().nullable().describe('As written now.'),
    isBreaking: z.boolean().describe('Code that used the name as it was may fail because of it.'),
    text: z.string().describe('For people: "gained the required parameter `strict`".'),
  }),
);

export const exportDeltaEntry = named(
  'ExportDeltaEntry',
  z.object({
    path: z.string(),
    qname: z.string(),
    symbol: z.string(),
    kind: z.string().describe('`class`, `function`, `method`, `variable`, `import` …'),
    delta: z.enum(['added', 'removed', 'changed']),
    isBreaking: z.boolean(),
    isPublic: z.boolean().describe('False where a name begins with `_` or `__all__` leaves it out.'),
    aspects: z.array(exportAspect).describe('What changed; empty for added and removed names.'),
    location: location.nullable().describe('Where it stands now; null when it is gone.'),
  }),
);

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), total: count('Items there are in all.') });

export const subject = named(
  'ImpactSubject',
  z.discriminatedUnion('kind', [
    z
      .strictObject({ kind: z.literal('since'), revision: text('A git revision.') })
      .describe('What changed since a git revision, uncommitted and untracked files included.'),
    z
      .strictObject({ kind: z.literal('symbols'), symbols: z.array(symbolName).min(1).max(MAX_LIST) })
      .describe('What if these symbols were no longer there?'),
    z
      .strictObject({ kind: z.literal('files'), paths: z.array(text('A path.')).min(1).max(MAX_LIST) })
      .describe('What if nothing these files define were there any more?'),
  ]),
);

export const impact = method({
  name: 'cpg/impact',
  question: 'What would this change reach?',
  description:
    'Files, symbols and, when asked for, tests that a change reaches, each with its shortest chain of reasons. The ' +
    'change is what git knows since a revision, or a supposed one of symbols or files.',
  params: z.strictObject({
    subject: subject.describe('What is supposed to change.'),
    strategy: impactStrategy
      .optional()
      .describe("How far to look; default: the workspace's `impact-strategy`, else `hybrid`."),
    tests: z.boolean().default(false).describe('Look for tests, too.'),
    depth: z.int().min(1).max(MAX_DEPTH).optional().describe('Most hops between a test and the change.'),
    limit: paging.limit.describe('Most files, most symbols and most tests of this answer.'),
    cursor: paging.cursor,
    ...common,
  }),
  result: z.object({
    subject,
    strategy: impactStrategy,
    commit: z.string().nullable().describe('The commit `since` was understood as.'),
    files: listOf(fileImpact).describe('Changed files first, then by hop and path.'),
    symbols: listOf(symbolImpact),
    tests: listOf(testImpact).describe('Empty unless asked for.'),
    changes: listOf(exportDeltaEntry).describe('What others can see of the change.'),
    changedFiles: count('Files with hop 0, on all pages.'),
    breaking: count('Public names, on all pages, whose change can break code that uses them.'),
    truncated: z.boolean().describe('There is more than this answer has.'),
    next,
    freshness,
  }),
  examples: [
    {
      meaning: 'if a function were gone, with the tests that would notice',
      params: { subject: { kind: 'symbols', symbols: ['app.util.helper'] }, tests: true },
    },
  ],
});

export const whyRevision = named(
  'WhyRevision',
  z.object({
    revision: count('The revision.'),
    trigger: z.string().describe('`edit`, `watch`, `checkout`, `index` or `scip`.'),
    startedAt: z.number().describe('Milliseconds since 1970.'),
    chains: z.array(chain).describe('Every reason of the file, shortest chain first.'),
  }),
);

export const why = method({
  name: 'cpg/why',
  question: 'Why was this file rebuilt?',
  description: 'The stored revisions that reached a file, newest first, with every chain of reasons.',
  params: z.strictObject({
    path: text('A file of the workspace.'),
    revision: z.int().positive().optional().describe('Only this revision.'),
    limit: z.int().min(1).max(100).default(1).describe('Most revisions.'),
    cursor: paging.cursor,
    ...common,
  }),
  result: z.object({
    path: z.string(),
    revisions: z.array(whyRevision).describe('Newest first; empty when no stored revision reached the file.'),
    total: count('Stored revisions that reached the file.'),
    truncated: z.boolean().describe('There are more than this answer has.'),
    next,
    freshness,
  }),
  examples: [{ meaning: 'the newest time', params: { path: 'app/views.py' } }],
});

const changedFile = named(
  'ChangedFile',
  z.object({
    path: z.string(),
    change: z.enum(['added', 'modified', 'removed', 'moved']),
    from: z.string().nullable().describe('Where a moved file was before.'),
  }),
);

/** One revision with everything a person may ask about it; the same in the notification and in the history. */
const rebuildReport = named(
  'RebuildReport',
  z.object({
    workspace: z.string().describe('`file:` URI of the workspace.'),
    revision: count('The revision.'),
    trigger: z.string().describe('`edit`, `watch`, `checkout`, `index` or `scip`.'),
    reason: z
      .string()
      .nullable()
      .describe(
        'Why everything was indexed (no index yet, a damaged store, other settings); null where it was not.',
      ),
    startedAt: z.number().describe('Milliseconds since 1970.'),
    wallMs: z.number().describe('Milliseconds from the start of the work to the commit.'),
    phases: z
      .record(z.string(), z.number())
      .describe('Milliseconds by step of the work; empty where they were not kept.'),
    strategy: impactStrategy.describe('How far was looked for reached files.'),
    relinkedChunks: count('Chunks that were linked again.'),
    totalFiles: count('Files of the workspace.'),
    changed: z.array(changedFile).describe('Files whose text changed.'),
    changedFiles: count('Files whose text changed, those included that `changed` leaves out.'),
    exports: z.array(exportDeltaEntry).describe('What others can see of the change.'),
    typing: z
      .object({
        since: count('The first revision of it.'),
        exports: z
          .array(exportDeltaEntry)
          .describe('What others see differently than before that revision; places as of now.'),
      })
      .nullable()
      .describe('Of an edit that goes on with the one before, typed without a pause: all of it; else null.'),
    impacted: z
      .array(fileImpact)
      .describe('Other files it reached, with places as of that revision; nearest first.'),
    unlisted: z
      .partialRecord(reasonKind, z.array(z.string()))
      .describe(
        'Paths of files that it reached and `impacted` leaves out, by the reason of the shortest chain.',
      ),
    truncated: z.boolean().describe('There were more files or exports than the message has in full.'),
    freshness,
  }),
);

export const revisionSummary = named(
  'RevisionSummary',
  z.object({
    revision: count('The revision.'),
    trigger: z.string().describe('`edit`, `watch`, `checkout`, `index` or `scip`.'),
    startedAt: z.number().describe('Milliseconds since 1970.'),
    wallMs: z.number().describe('Milliseconds from the start of the work to the commit.'),
    changedFiles: count('Files whose text changed.'),
    impactedFiles: count('Files it reached.'),
    relinkedChunks: count('Chunks that were linked again.'),
    changed: z.array(changedFile).describe('Files whose text changed.'),
    reached: z
      .partialRecord(reasonKind, count('Files.'))
      .describe('Other files it reached, by kind of reason.'),
  }),
);

export const revisions = method({
  name: 'cpg/revisions',
  question: 'What happened to the index?',
  description: 'The stored revisions, newest first: what each changed, and whom it reached.',
  params: z.strictObject({
    limit: paging.limit,
    before: z.int().positive().optional().describe('Only older revisions: `next` of the answer before.'),
    details: z.boolean().default(false).describe('Give what `cpg/didRebuild` told of each of them, too.'),
    ...common,
  }),
  result: z.object({
    items: z.array(revisionSummary),
    details: z
      .array(rebuildReport)
      .describe('In the order of `items`, of those whose details are still kept; empty unless asked for.'),
    total: count('Stored revisions in all.'),
    truncated: z.boolean(),
    next: z.int().nullable().describe('`before` of the request that goes on; null at the end.'),
    freshness,
  }),
  examples: [{ meaning: 'the last ten', params: { limit: 10 } }],
});

export const exportDelta = method({
  name: 'cpg/exportDelta',
  question: 'What did the public surface gain, lose or change?',
  description:
    'Names that other modules can see, compared with a git revision, with what changed about each.',
  params: z.strictObject({
    since: text('A git revision.'),
    includePrivate: z.boolean().default(false).describe('Names with a leading underscore, too.'),
    limit: paging.limit,
    cursor: paging.cursor,
    ...common,
  }),
  result: z.object({
    since: z.string(),
    commit: z.string().describe('The commit it was understood as.'),
    items: z.array(exportDeltaEntry).describe('By path and qualified name.'),
    total: count('Entries in all.'),
    breaking: count('Breaking entries among all.'),
    truncated: z.boolean(),
    next,
    freshness,
  }),
  examples: [],
});

/** Sent to every client once per revision. */
export const didRebuild = {
  name: 'cpg/didRebuild',
  meaning:
    'Sent once per committed revision, the first index and `cpg/reindex` included: what changed, what others can see ' +
    'of it, and which files it reached for which reasons.',
  params: rebuildReport,
} as const;
