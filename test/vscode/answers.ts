/** Small answers of the server, for tests of view models: only what a test speaks of differs from these. */
import type { CallEdge, ExportDeltaEntry, FileImpact, Location, ReasonStep, SymbolInfo } from '@cpgd/shared';
import type { Rebuild } from '../../client-vscode/src/why/rebuild.ts';

export const ROOT = '/home/ada/shop';

export function location(path: string, line = 1, column = 1): Location {
  return { path, line, column, bstart: 100 * line, bend: 100 * line + 5 };
}

export function step(path: string, line: number, more: Partial<ReasonStep> = {}): ReasonStep {
  return {
    kind: 'caller_symbol',
    ref: 'shop.prices.price',
    path,
    location: location(path, line),
    container: 'shop.cart.total',
    text: 'return price(item)',
    ...more,
  };
}

export const edited = (path: string): ReasonStep =>
  step(path, 1, { kind: 'changed_file', ref: path, location: null, container: '', text: '' });

export function reached(path: string, more: Partial<FileImpact> = {}): FileImpact {
  return {
    path,
    hop: 1,
    kinds: ['caller_symbol'],
    chain: [step(path, 5), edited('shop/prices.py')],
    ...more,
  };
}

export function gainedParameter(name = 'strict'): ExportDeltaEntry {
  return {
    path: 'shop/prices.py',
    qname: 'shop.prices.price',
    symbol: 'scip-python python shop . `shop.prices`/price().',
    kind: 'function',
    delta: 'changed',
    isBreaking: true,
    isPublic: true,
    aspects: [
      {
        aspect: 'parameter_added',
        parameter: name,
        before: null,
        after: name,
        isBreaking: true,
        text: `gained the required parameter \`${name}\``,
      },
    ],
    location: location('shop/prices.py', 3, 5),
  };
}

export function rebuild(more: Partial<Rebuild> = {}): Rebuild {
  return {
    root: ROOT,
    revision: 2,
    trigger: 'edit',
    startedAt: 1_000_000,
    wallMs: 16,
    phases: { parse: 2, link: 10, reasons: 1, store: 3 },
    strategy: 'hybrid',
    relinkedChunks: 3,
    totalFiles: 75,
    changed: [{ path: 'shop/prices.py', change: 'modified', from: null, location: null }],
    exports: [gainedParameter()],
    impacted: [reached('shop/cart.py')],
    truncated: false,
    unlistedChanges: 0,
    everSeen: [],
    typing: null,
    unlisted: {},
    focus: null,
    earlier: [],
    ...more,
  };
}

export function symbol(name: string, more: Partial<SymbolInfo> = {}): SymbolInfo {
  return {
    symbol: `sym ${name}`,
    name: `shop.${name}`,
    kind: 'function',
    signature: '()',
    documentation: null,
    definitions: [location(`shop/${name}.py`, 3)],
    ...more,
  };
}

/** `caller` calls `callee`, once for each confidence. */
export function call(caller: SymbolInfo, callee: SymbolInfo, ...confidences: readonly number[]): CallEdge {
  return {
    hop: 1,
    caller,
    callee,
    sites: (confidences.length > 0 ? confidences : [1]).map((confidence, at) => ({
      location: location(`shop/${caller.name}.py`, 10 + at),
      relation: 'callsite_symbol',
      container: caller.name,
      containerSymbol: caller.symbol,
      roles: ['call'],
      confidence,
      method: 'import',
      ambiguous: confidence < 0.5,
      text: '',
    })),
  };
}
