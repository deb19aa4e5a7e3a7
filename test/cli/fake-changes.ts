/** Answers about a change, written down: `helper` gained a required parameter, which reaches a view and its test. */
import type {
  ExportDeltaEntry,
  FileImpact,
  ImpactAnswer,
  ReasonStep,
  RevisionsAnswer,
  WhyAnswer,
} from '@cpgd/shared';

const FRESHNESS = { revision: 3, gitHead: 'a'.repeat(40), pendingChanges: 0, caughtUp: true };

const at = (path: string, line: number) => ({
  path,
  line,
  column: 5,
  bstart: line * 10,
  bend: line * 10 + 6,
});

const CHANGED: ReasonStep = {
  kind: 'changed_file',
  ref: 'app/util.py',
  path: 'app/util.py',
  location: null,
  container: '',
  text: '',
};

const CALLED: ReasonStep = {
  kind: 'caller_symbol',
  ref: 'app.util.helper',
  path: 'app/views.py',
  location: at('app/views.py', 12),
  container: 'app.views.index',
  text: 'return helper(request.user)',
};

const TESTED: ReasonStep = {
  kind: 'caller_symbol',
  ref: 'app.views.index',
  path: 'tests/test_views.py',
  location: at('tests/test_views.py', 7),
  container: 'tests.test_views.test_index',
  text: 'assert index(request).ok',
};

const FILES: readonly FileImpact[] = [
  { path: 'app/util.py', hop: 0, kinds: ['changed_file'], chain: [CHANGED] },
  { path: 'app/views.py', hop: 1, kinds: ['caller_symbol'], chain: [CALLED, CHANGED] },
];

export const CHANGES: readonly ExportDeltaEntry[] = [
  {
    path: 'app/util.py',
    qname: 'app.util.helper',
    symbol: 'scip-python python app 0.1 `app.util`/helper().',
    kind: 'function',
    delta: 'changed',
    isBreaking: true,
    isPublic: true,
    aspects: [
      {
        aspect: 'parameter_added',
        parameter: 'strict',
        before: null,
        after: 'strict: bool | None',
        isBreaking: true,
        text: 'gained the required parameter `strict`',
      },
    ],
    location: at('app/util.py', 1),
  },
];

export const IMPACT: ImpactAnswer = {
  subject: { kind: 'since', revision: 'main' },
  strategy: 'hybrid',
  commit: 'b'.repeat(40),
  files: { items: FILES, total: 2 },
  symbols: { items: [], total: 0 },
  tests: {
    items: [
      {
        id: 'tests/test_views.py::test_index',
        path: 'tests/test_views.py',
        name: 'test_index',
        framework: 'pytest',
        location: at('tests/test_views.py', 5),
        hop: 2,
        chain: [TESTED, CALLED, CHANGED],
      },
    ],
    total: 1,
  },
  changes: { items: CHANGES, total: 1 },
  changedFiles: 1,
  breaking: 1,
  truncated: false,
  next: null,
  freshness: FRESHNESS,
};

export const WHY: WhyAnswer = {
  path: 'app/views.py',
  revisions: [{ revision: 3, trigger: 'watch', startedAt: 0, chains: [[CALLED, CHANGED]] }],
  total: 1,
  truncated: false,
  freshness: FRESHNESS,
};

export const HISTORY: RevisionsAnswer = {
  items: [],
  total: 0,
  truncated: false,
  next: null,
  freshness: FRESHNESS,
};
