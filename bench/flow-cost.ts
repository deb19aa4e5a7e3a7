/**
 * What control and data flow cost: all files of a repository against its cold index, and one file again after an
 * edit in one function. Usage: flow-cost ROOT (a copy is not needed: nothing is written there).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bind } from 'cpgd/dist/binder/bind.js';
import { openProject } from 'cpgd/dist/daemon/open-project.js';
import { finishEvidence } from 'cpgd/dist/evidence/evidence.js';
import { extract } from 'cpgd/dist/evidence/extract.js';
import { analyzeFlow } from 'cpgd/dist/flow/file-flow.js';
import { FlowCache } from 'cpgd/dist/flow/flow-cache.js';
import { createPythonParser } from 'cpgd/dist/syntax/parser.js';
import { median } from './statistics.ts';

const [root = '.'] = process.argv.slice(2);
const cacheDir = mkdtempSync(join(tmpdir(), 'cpgd-bench-flow-'));
const timed = async <T>(work: () => T | Promise<T>): Promise<{ ms: number; result: T }> => {
  const start = performance.now();
  const result = await work();
  return { ms: performance.now() - start, result };
};

const project = await openProject({ root, cacheDir });
try {
  const index = await timed(() => project.index());
  const parser = await createPythonParser();
  const cache = new FlowCache();
  const files = project.snapshot().files.filter((file) => file.parseStatus !== 'skipped');
  const analyze = (text: string, evidence: Parameters<typeof analyzeFlow>[0]['evidence']) =>
    analyzeFlow({ tree: parser.parseFlat(text), text, evidence, cache });
  const flow = await timed(() => {
    for (const file of files) analyze(file.text()!, file.evidence()!);
  });
  const edits: number[] = [];
  for (const file of files.filter((_, i) => i % 8 === 0)) {
    const text = file.text()!;
    const at = text.search(/^ +return .*$/m);
    if (at < 0) continue;
    const edited = `${text.slice(0, at)}${/^ +/.exec(text.slice(at))![0]}pass\n${text.slice(at)}`;
    const builder = extract({ tree: parser.parseFlat(edited), text: edited, path: file.path });
    bind(builder, { pythonVersion: { major: 3, minor: 11 } });
    const evidence = finishEvidence(builder);
    edits.push((await timed(() => analyze(edited, evidence))).ms);
  }
  const ratio = flow.ms / index.ms;
  console.log(`files            ${files.length}`);
  console.log(`cold index       ${index.ms.toFixed(0)} ms (all workers)`);
  console.log(`flow of all      ${flow.ms.toFixed(0)} ms (one thread), ${ratio.toFixed(2)} x the index`);
  console.log(`one edited file  ${median(edits).toFixed(1)} ms median of ${edits.length}, parse included`);
  console.log(
    `code units kept  ${cache.statistics.units}, ${(cache.statistics.bytes / 2 ** 20).toFixed(0)} MB`,
  );
} finally {
  await project.close();
  rmSync(cacheDir, { recursive: true, force: true });
}
