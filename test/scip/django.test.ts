/** The real index of Django by scip-python: nearly all of it lies on tokens of ours, and soon. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type AnchorTarget, anchorOccurrences } from '../../server/src/evidence/scip/anchor.ts';
import { anchorAt } from '../../server/src/evidence/scip/anchors.ts';
import { DocumentGate } from '../../server/src/evidence/scip/document-path.ts';
import type { Metadata } from '../../server/src/evidence/scip/generated/scip.ts';
import { normalizeDocument } from '../../server/src/evidence/scip/normalize.ts';
import { decodeIndex } from '../../server/src/evidence/scip/read-index.ts';
import { hasDjango, pythonFilesBelow, unpackDjango } from '../support/corpora.ts';
import { DJANGO_INDEX, hasDjangoIndex, targetOf } from './support.ts';

describe.skipIf(!hasDjango() || !hasDjangoIndex())('the index of Django', () => {
  it('is anchored: 99.5 % of its occurrences on exactly one token, the rest classified', () => {
    const root = unpackDjango(['django']);
    const targets = new Map<string, AnchorTarget>();
    for (const path of pythonFilesBelow(root)) {
      targets.set(path, targetOf(readFileSync(join(root, path), 'utf8'), path));
    }
    const gate = new DocumentGate((path) => (targets.has(path) ? 'indexed' : 'missing'));
    const found: Record<string, number> = {};
    const problems: string[] = [];
    let metadata: Metadata | null = null;
    let total = 0;
    let added = 0;
    for (const part of decodeIndex(gunzipSync(readFileSync(DJANGO_INDEX)))) {
      if (part.kind === 'damage') throw part.error;
      if (part.kind === 'metadata') metadata = part.metadata;
      if (part.kind !== 'document') continue;
      const { path, problem } = gate.admit(part.document.path);
      if (path === null) {
        problems.push(`${problem} ${part.document.path}`);
        continue;
      }
      const target = targets.get(path)!;
      const { occurrences, problems: own } = normalizeDocument(part.document, target.lines, metadata);
      problems.push(...own.map((one) => `${one.class} ${path}`));
      const anchors = anchorOccurrences(occurrences, target);
      for (let row = 0; row < anchors.length; row++) {
        const { match, failure } = anchorAt(anchors, row);
        const name = `${match} ${failure}`.trim();
        found[name] = (found[name] ?? 0) + 1;
        if (anchors.syntaxRoles[row] !== 0) added++;
      }
      total += anchors.length;
    }
    expect(problems).toEqual([]);
    expect(total).toBe(189_419);
    const anchored = total - (found.none ?? 0);
    expect(anchored / total).toBeGreaterThanOrEqual(0.995);
    expect(((found.exact ?? 0) + (found.contained ?? 0)) / total).toBeGreaterThanOrEqual(0.995);
    // scip-python never says that anything is imported or written.
    expect(added).toBeGreaterThan(20_000);
  });
});
