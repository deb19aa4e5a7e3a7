/**
 * A project whose answers are written down here, for tests of how answers look. One function `helper` in
 * `app/util.py`, called from two places, one of them doubtful.
 */
import type { FlowAnswer, FlowPlace, SliceAnswer } from '@cpgd/shared';
import type {
  CallEdge,
  ExplainedPlace,
  IndexReport,
  Location,
  Page,
  Project,
  Reference,
  SymbolInfo,
  SymbolRef,
} from '../../server/src/daemon/project.ts';
import type { Snapshot } from '../../server/src/relations/snapshot.ts';

import { CHANGES, HISTORY, IMPACT, WHY } from './fake-changes.ts';

const FRESHNESS = { revision: 3, gitHead: 'a'.repeat(40), pendingChanges: 0, caughtUp: true };

const SNAPSHOT: Snapshot = {
  revision: 3,
  files: [],
  file: (path) => (path === 'app/util.py' ? ({ path } as never) : null),
};

export const place = (path: string, line: number, column: number): Location => ({
  path,
  line,
  column,
  bstart: line * 10,
  bend: line * 10 + 6,
});

export const symbolInfo = (name: string, over: Partial<SymbolInfo> = {}): SymbolInfo => ({
  symbol: `scip-python python app 0.1 \`${name}\`().`,
  name,
  kind: 'function',
  signature: '(x: int) -> str',
  documentation: 'Helps.\n\nAnd more.',
  definitions: [place('app/util.py', 1, 5)],
  ...over,
});

export const reference = (over: Partial<Reference> = {}): Reference => ({
  location: place('app/views.py', 12, 9),
  relation: 'name_symbol',
  container: 'app.views.index',
  containerSymbol: 'scip-python python app 0.1 `app.views`/index().',
  roles: ['call'],
  confidence: 1,
  method: 'import',
  ambiguous: false,
  text: 'return helper(request.user)',
  ...over,
});

export const HELPER = symbolInfo('app.util.helper');
export const REFERENCES: readonly Reference[] = [
  reference(),
  reference({
    location: place('app/deeply/nested/package/module_with_a_long_name.py', 1234, 21),
    container: 'app.deeply.nested.package.module_with_a_long_name.Class.method',
    roles: ['read'],
    confidence: 0.8,
    ambiguous: true,
    text: 'self.callbacks = [helper, "日本語のテキスト", other_helper, yet_another_helper, and_so_on]',
  }),
];

const edge = (hop: number, caller: string, callee: SymbolInfo): CallEdge => ({
  hop,
  caller: symbolInfo(caller),
  callee,
  sites: [reference()],
});

const EXPLAINED: ExplainedPlace = {
  links: [{ relation: 'name_symbol', target: 'app.util.helper', method: 'import', confidence: 1 }],
  steps: [
    {
      depth: 0,
      question: 'global name app.views.helper',
      answer: ['app.util.helper (import)'],
      location: null,
    },
    {
      depth: 1,
      question: 'name in module app.util.helper',
      answer: [],
      location: place('app/util.py', 1, 5),
    },
  ],
  isTruncated: false,
};

/** What something may be called, and no more. */
const CANDIDATE: ExplainedPlace = {
  links: [
    { relation: 'attribute_unresolved', target: 'other.thing', method: 'unknown_receiver', confidence: 0 },
    { relation: 'attribute_qname', target: 'other.thing', method: 'imported_qname', confidence: 0.4 },
  ],
  steps: [],
  isTruncated: false,
};

export const REPORT: IndexReport = {
  revision: 3,
  files: 1234,
  reused: 1200,
  extracted: 30,
  skipped: 4,
  withErrors: 2,
  lines: 131204,
  bytes: 5_012_345,
  definitions: 12_345,
  references: { resolved: 90_000, ambiguous: 1000, unresolved: 9000 },
  calls: { resolved: 30_000, ambiguous: 1, unresolved: 69_999 },
  wallMs: 2310,
  phases: { discover: 20, extract: 1200, link: 900.4, store: 190 },
  problems: [
    {
      severity: 'warning',
      message: 'unknown key "srcs"',
      file: 'pyproject.toml',
      line: 3,
      hint: 'Did you mean "src"?',
    },
  ],
};

const page = <T>(items: readonly T[], limit = items.length): Page<T> => ({
  items: items.slice(0, limit),
  total: items.length,
  truncated: items.length > limit,
  freshness: FRESHNESS,
});

function flowAnswer(isWay: boolean): FlowAnswer {
  const at = (line: number, code: string, step: FlowPlace['step'], from: number): FlowPlace => ({
    location: place('app/views.py', line, 5),
    code,
    text: code,
    container: 'app.views.index',
    step,
    confidence: step === 'start' ? 1 : 0.8,
    hop: from + 1,
    from,
  });
  const items = [
    at(8, 'name', 'start', -1),
    at(9, 'helper(name)', 'argument', 0),
    at(10, 'title', 'assigned', 0),
    at(11, 'title', 'reaches', 2),
  ];
  const shown = isWay ? items.slice(0, 2) : items;
  return {
    found: true,
    items: shown,
    total: shown.length,
    truncated: false,
    limits: [],
    freshness: FRESHNESS,
  };
}

const SLICE: SliceAnswer = {
  found: true,
  path: 'app/views.py',
  container: 'app.views.index',
  firstLine: 6,
  lastLine: 12,
  lines: [
    { line: 6, text: 'def index(request):', note: 'data of 8' },
    { line: 8, text: '    name = request.name', note: 'start' },
  ],
  total: 2,
  truncated: false,
  limits: [],
  freshness: FRESHNESS,
};

export interface FakeProject extends Project {
  readonly calls: string[];
}

export function fakeProject(root: string, over: Partial<Project> = {}): FakeProject {
  const calls: string[] = [];
  const known: Readonly<Record<string, readonly SymbolInfo[]>> = {
    helper: [HELPER],
    'app.util.helper': [HELPER],
    'app/util.py:1:5': [HELPER],
    [HELPER.symbol]: [HELPER],
    save: [
      symbolInfo('app.models.User.save', { kind: 'method', definitions: [place('app/models.py', 7, 9)] }),
      symbolInfo('json.dump', { definitions: [], signature: null, documentation: null }),
    ],
    lonely: [symbolInfo('app.util.lonely')],
  };
  return {
    root,
    notice: null,
    cacheRoot: '/cache/cpgd',
    calls,
    index: async (options) => {
      calls.push(options?.fresh ? 'index fresh' : 'index');
      options?.signal?.throwIfAborted();
      return REPORT;
    },
    explain: async (query) =>
      query === 'app/views.py:13:9' ? CANDIDATE : query.startsWith('app/views.py:') ? EXPLAINED : null,
    snapshot: () => SNAPSHOT,
    passThrough: () => SNAPSHOT,
    symbol: (query): SymbolRef => {
      const found = known[query] ?? [];
      const status = found.length === 0 ? 'unresolved' : found.length === 1 ? 'resolved' : 'ambiguous';
      const resolved = found.length === 1 ? found[0]! : null;
      return { v: 1, targetName: query, status, resolved, candidates: resolved ? [] : found };
    },
    references: (symbol, options) => page(symbol === HELPER.symbol ? REFERENCES : [], options?.limit),
    callers: (symbol, options) =>
      page(
        symbol === HELPER.symbol
          ? [
              edge(1, 'app.views.index', HELPER),
              ...((options?.depth ?? 1) > 1
                ? [edge(2, 'app.urls.route', symbolInfo('app.views.index'))]
                : []),
            ]
          : [],
        options?.limit,
      ),
    callees: () => page([edge(1, 'app.util.helper', symbolInfo('json.dumps', { definitions: [] }))]),
    flow: async ({ from, to }) => (from.startsWith('app/') ? flowAnswer(to !== undefined) : null),
    slice: async ({ at }) => (at.startsWith('app/') ? SLICE : null),
    drawing: async ({ unit, format }) =>
      unit === 'app.util.helper' ? { name: unit, path: 'app/util.py', text: `${format} of it\n` } : null,
    sql: async () => ({ columns: [], rows: [], isTruncated: false }),
    revisions: () => [],
    impact: async ({ subject }) => ({ ...IMPACT, subject }),
    compareImpact: async ({ subject }) => ({
      subject,
      outcomes: [
        { strategy: 'symbol_closure', files: 2, tests: 1 },
        { strategy: 'hybrid', files: 2, tests: 1 },
        { strategy: 'import_closure', files: 9, tests: 4 },
      ],
      files: {
        items: IMPACT.files.items.map(({ path }) => ({ path, strategies: ['symbol_closure', 'hybrid'] })),
        total: 2,
      },
      truncated: false,
      freshness: FRESHNESS,
    }),
    traverse: async () => ({ columns: [], rows: [], limitReached: null, visits: 0, elapsedMs: 0 }),
    exportDelta: async ({ since }) => ({
      since,
      commit: IMPACT.commit!,
      items: CHANGES,
      total: 1,
      breaking: 1,
      truncated: false,
      next: null,
      freshness: FRESHNESS,
    }),
    why: ({ path }) => (path === WHY.path ? WHY : { ...WHY, path, revisions: [] }),
    history: () => HISTORY,
    location: (path, bstart, bend) => ({ ...place(path, 1, 1), bstart, bend }),
    watch: async ({ onReady }) => onReady?.([]),
    status: () => ({
      root,
      cacheDirectory: '/cache/cpgd/app',
      revision: 3,
      pythonVersion: '3.11',
      counts: { files: 1234, cst_defs: 12_345 },
      limitHits: { depth: 2, rounds: 0 },
      storeBytes: 12_345_678,
      memoryBytes: 98_765_432,
      freshness: FRESHNESS,
    }),
    doctor: async () => [
      { name: 'store', ok: true, detail: 'version 1' },
      { name: 'integrity', ok: true, detail: '0 dangling ids' },
    ],
    scip: async () => ({
      indexes: [],
      occurrences: { total: 0, anchored: 0, holding: 0, byMatch: {}, byFailure: {} },
      files: { indexed: 0, touched: 0 },
      calls: { native: 0, indexed: 0, both: 0, neither: 0 },
      disagreements: [],
    }),
    importScip: async () => [],
    forgetScip: async () => {},
    close: async () => {
      calls.push('close');
    },
    ...over,
  };
}
