/** The oracle of control flow: `flow_oracle.py` in the machine's `python3`, which compiles and never runs. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('flow_oracle.py', import.meta.url));

/** Qualified name, statement offsets (UTF-8 bytes), and for each the indexes of those that can run after it. */
export type CodeReachability = readonly [string, readonly number[], readonly (readonly number[])[]];

export interface FlowAnswer {
  /** Absent where CPython refuses the source. */
  readonly functions?: readonly CodeReachability[];
  readonly error?: string;
  /** The decoded text where it may not be what reading UTF-8 gives. */
  readonly text?: string;
}

/** One process for all files; answers come in the order of the paths. */
export async function* askFlowOracle(paths: readonly string[]): AsyncGenerator<FlowAnswer> {
  const python = spawn('python3', [SCRIPT], { stdio: ['pipe', 'pipe', 'inherit'] });
  python.stdin.on('error', () => {}); // The process ended early; the answers that are missing tell.
  python.stdin.end(paths.map((path) => `${JSON.stringify({ path })}\n`).join(''));
  let answered = 0;
  for await (const line of createInterface({ input: python.stdout })) {
    answered++;
    yield JSON.parse(line) as FlowAnswer;
  }
  if (answered !== paths.length) throw new Error(`python3 answered ${answered} of ${paths.length} requests`);
}
