/**
 * The impact view as a tree of plain nodes: what changed (where git knows), then files, symbols and tests, each
 * with its chain of reasons. Pure.
 */
import type { ImpactAnswer, ImpactList, SymbolImpact, TestImpact } from '@cpgd/shared';
import type { TreeNode } from '../tree/node.ts';
import { baseName, chainNodes, folderOf, groups, impactedNode } from '../why/chain.ts';
import { count, exportSentences, plain, REASON_ICONS, REASON_WORDS, shortName } from '../why/words.ts';

/** Files that only the strategy reports: no lookup of theirs says that they depend on the change. */
const SUSPECTED = 'import_closure_fallback';

/** Longer lists are shown folded, so that what is below them is seen. */
const MOST_OPEN = 12;

/** Roots: changes, files, symbols, tests; a part without items says so instead of being missing. */
export function impactTree(root: string, answer: ImpactAnswer): TreeNode[] {
  // Nothing reaches nothing: the view says so in a sentence.
  if (answer.subject.kind === 'since' && answer.changedFiles === 0) return [];
  return [
    // What is only supposed to change is known to whoever asked.
    ...(answer.subject.kind === 'since' && answer.changes.total > 0 ? [changesNode(root, answer)] : []),
    filesNode(root, answer),
    symbolsNode(root, answer),
    testsNode(root, answer),
  ];
}

function changesNode(root: string, { changes, breaking }: ImpactAnswer): TreeNode {
  return {
    id: 'changes',
    kind: 'group',
    label: `${count(changes.total, 'change')} others can see`,
    description: breaking > 0 ? `${breaking} may break callers` : 'none breaks callers',
    icon: 'diff',
    children: [
      ...changes.items.flatMap((entry) =>
        exportSentences(entry).map((sentence, at) => ({
          id: `${entry.path} ${entry.qname} ${at}`,
          kind: 'export',
          label: plain(sentence),
          description: baseName(entry.path),
          tooltip: `${sentence}\n\n\`${entry.qname}\``,
          icon: entry.isBreaking ? 'warning' : 'diff-modified',
          ...(entry.isBreaking ? { iconColor: 'list.warningForeground' } : {}),
          ...(entry.location ? { place: { root, location: entry.location } } : {}),
          children: [],
        })),
      ),
      ...restNode(changes),
    ],
  };
}

function testsNode(root: string, { tests }: ImpactAnswer): TreeNode {
  const byFile = new Map<string, TestImpact[]>();
  for (const test of tests.items) byFile.set(test.path, [...(byFile.get(test.path) ?? []), test]);
  return {
    id: 'tests',
    kind: 'tests',
    label: tests.total === 0 ? 'No test' : count(tests.total, 'test'),
    description: tests.total === 0 ? 'none reaches it' : `in ${count(byFile.size, 'file')}`,
    tooltip:
      'Tests from which calls, fixtures or imports lead to the change, however far away. Their files are more than the files above, which mention it themselves.',
    icon: 'beaker',
    isExpanded: byFile.size <= MOST_OPEN,
    children: [
      ...[...byFile].map(([path, items]) => ({
        id: `tests ${path}`,
        kind: 'testFile',
        label: baseName(path),
        description: [count(items.length, 'test'), folderOf(path)].filter((part) => part !== '').join(' · '),
        tooltip: `\`${path}\``,
        icon: 'file',
        children: items.map((test) => testNode(root, test)),
      })),
      ...restNode(tests),
    ],
  };
}

function testNode(root: string, test: TestImpact): TreeNode {
  return {
    id: test.id,
    kind: 'test',
    label: test.id.slice(test.path.length + 2) || test.name,
    description: hops(test.hop, 'changed itself'),
    tooltip: `\`${test.id}\``,
    icon: 'beaker',
    place: { root, location: test.location },
    children: chainNodes(root, test.chain),
  };
}

function filesNode(root: string, { files, changedFiles }: ImpactAnswer): TreeNode {
  const changed = files.items.filter((file) => file.hop === 0);
  const reached = files.items.filter((file) => file.hop > 0);
  return {
    id: 'files',
    kind: 'group',
    label: count(files.total, 'file'),
    description: changedFiles > 0 ? `${changedFiles} of them changed` : '',
    tooltip: 'Files of which something would be linked again, and those that the strategy adds to them.',
    icon: 'files',
    isExpanded: true,
    children: [
      ...changed.map((file) => ({ ...impactedNode(root, file), icon: 'file', children: [] })),
      ...groups(reached).map(([kind, items]) => ({
        id: `files ${kind}`,
        kind: 'reason',
        label:
          kind === SUSPECTED
            ? 'Suspected'
            : REASON_WORDS[kind].charAt(0).toUpperCase() + REASON_WORDS[kind].slice(1),
        description: count(items.length, 'file'),
        tooltip: `\`${kind}\``,
        icon: REASON_ICONS[kind],
        isExpanded: kind !== SUSPECTED && items.length <= MOST_OPEN,
        children: items.map((file) => impactedNode(root, file)),
      })),
      ...restNode(files),
    ],
  };
}

function symbolsNode(root: string, { symbols }: ImpactAnswer): TreeNode {
  return {
    id: 'symbols',
    kind: 'group',
    label: count(symbols.total, 'symbol'),
    tooltip: 'Functions, methods, classes and variables that use what changed.',
    icon: 'symbol-class',
    children: [...symbols.items.map((symbol) => symbolNode(root, symbol)), ...restNode(symbols)],
  };
}

function symbolNode(root: string, symbol: SymbolImpact): TreeNode {
  return {
    id: symbol.symbol,
    kind: 'symbol',
    label: shortName(symbol.name),
    description: [hops(symbol.hop, 'changed itself'), baseName(symbol.path)].join(' · '),
    tooltip: `\`${symbol.name}\` (${symbol.kind})`,
    icon: SYMBOL_ICONS[symbol.kind] ?? 'symbol-misc',
    place: { root, location: symbol.location },
    children: chainNodes(root, symbol.chain),
  };
}

const SYMBOL_ICONS: Readonly<Record<string, string>> = {
  module: 'symbol-module',
  class: 'symbol-class',
  function: 'symbol-function',
  method: 'symbol-method',
  variable: 'symbol-variable',
};

function hops(hop: number, itself: string): string {
  return hop === 0 ? itself : hop === 1 ? 'directly' : `${hop} hops`;
}

/** A list that was cut off says how much is missing. */
function restNode<T>({ items, total }: ImpactList<T>): TreeNode[] {
  if (total <= items.length) return [];
  return [
    {
      id: 'rest',
      kind: 'note',
      label: `${(total - items.length).toLocaleString('en-US')} more`,
      description: 'raise cpgd.impact.limit to list them',
      icon: 'ellipsis',
      children: [],
    },
  ];
}
