/**
 * Conformance: our flow against executions. Test functions of the standard library run under a tracer; every
 * statement that ran directly after another must be reachable from it in our graph, and every store that a read of a
 * local variable saw must be in our reaching definitions. Recall is 1.0 or the test fails. `CPGD_FLOW_FULL=1` runs
 * more modules for longer.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Trace, TraceCheck } from './flow-trace-check.ts';
import { findPython } from './symtable-oracle.ts';

const SCRIPT = fileURLToPath(new URL('flow_trace.py', import.meta.url));
const IS_FULL = process.env.CPGD_FLOW_FULL === '1';
const SECONDS = IS_FULL ? 240 : 25;
const SHOWN = 30;

const MODULES = [
  'test_textwrap',
  'test_shlex',
  'test_contextlib',
  'test_difflib',
  'test_heapq',
  'test_bisect',
  'test_string',
  'test_fnmatch',
  'test_reprlib',
  'test_pprint',
  'test_calendar',
  'test_copy',
  'test_htmlparser',
  'test_linecache',
];
const MORE_MODULES = [
  'test_configparser',
  'test_fractions',
  'test_functools',
  'test_statistics',
  'test_tokenize',
  'test_generators',
  'test_collections',
  'test_dataclasses',
  'test_enum',
  'test_argparse',
  'test_ast',
  'test_inspect',
  'test_typing',
  'test_traceback',
  'test_patma',
  'test_except_star',
  'test_with',
  'test_exceptions',
  'test_coroutines',
  'test_asyncgen',
  'test_queue',
  'test_random',
  'test_tempfile',
  'test_csv',
  'test_ordered_dict',
  'test_dis',
];

const python = findPython();
const isOracle = python !== null && python.version.major === 3 && python.version.minor === 11;

/** Distributions may leave the tests of the standard library out of their python3. */
const hasTests = isOracle && spawnSync('python3', ['-c', `import test.${MODULES[0]}`]).status === 0;
if (isOracle && !hasTests)
  console.warn('skipped: the machine’s python3 comes without the tests of its library');

describe.skipIf(!hasTests)('executions of the machine’s python3', () => {
  test('test functions of the standard library', async () => {
    const modules = IS_FULL ? [...MODULES, ...MORE_MODULES] : MODULES;
    const process = spawn('python3', [SCRIPT, String(SECONDS), ...modules], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const check = await TraceCheck.create();
    let ran = 0;
    for await (const line of createInterface({ input: process.stdout })) {
      const answer = JSON.parse(line) as { ran: number } | Trace;
      if ('ran' in answer) ran = answer.ran;
      else check.compare(answer);
    }
    console.log(`${ran} test functions; ${check.report()}`);
    expect(check.missing.slice(0, SHOWN)).toEqual([]);
    expect(ran).toBeGreaterThan(200);
    expect(check.pairs).toBeGreaterThan(1000);
  }, 900_000);
});
