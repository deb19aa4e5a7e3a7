/**
 * The compiler's view of files, from a Python process that compiles and never runs them (`helpers/compile_lens.py`).
 * What it says is kept by the interpreter's version and the text, so a text is compiled once. Only for workspaces
 * their owner trusts: the interpreter may be the workspace's own.
 */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BytecodeSource, CompiledFile } from '../relations/on-demand/bytecode-source.ts';
import { SHARED_FOLDERS } from '../store/location.ts';
import { sha256Hex } from '../text/hash.ts';
import { findInterpreter } from '../workspace/interpreter.ts';

/** Isolated from the user's settings and the workspace: no site packages, no `PYTHON…`, nothing written beside sources. */
const PYTHON_FLAGS = ['-I', '-S', '-B', '-W', 'ignore', '-X', 'utf8'];

const HELPER = fileURLToPath(new URL('../../helpers/compile_lens.py', import.meta.url));

/** Milliseconds a text may take to compile; what takes longer is built to. */
const FILE_TIMEOUT_MS = 20_000;

/** Milliseconds to wait for what a program that failed has to say. */
const COMPLAINT_MS = 500;

/** Compiled texts kept per interpreter version, about 10 kB each; the oldest go first. */
const MAX_KEPT_FILES = 20_000;

export interface CompilerInput {
  /** Repo-relative path, for messages of the compiler. */
  readonly path: string;
  readonly text: string;
}

export interface CompilerLens {
  readonly source: BytecodeSource;
  /** `cpython 3.11.7` */
  readonly interpreter: string;
  readonly compiled: number;
  /** Files that do not compile, with what the compiler says. */
  readonly refused: readonly { readonly path: string; readonly message: string }[];
}

/** Thrown when there is no interpreter, or it does not do what an interpreter does; the message says what to do. */
export class InterpreterError extends Error {
  override readonly name = 'InterpreterError';
}

/**
 * Compiles the texts that were not compiled before. `cacheRoot` is the folder of all workspaces' caches. Rejects with
 * `InterpreterError`, and with what the signal was aborted with.
 */
export async function compileFiles(
  root: string,
  cacheRoot: string,
  inputs: Iterable<CompilerInput>,
  signal?: AbortSignal,
): Promise<CompilerLens> {
  const program = findInterpreter(root);
  if (program === null)
    throw new InterpreterError(
      'There is no Python to ask: put python3 on the PATH, or make an environment in .venv.',
    );
  let compiler = await Compiler.start(program);
  const kept = new KeptFiles(
    join(cacheRoot, SHARED_FOLDERS.bytecode, compiler.interpreter.replace(' ', '-')),
  );
  const refused: { path: string; message: string }[] = [];
  let compiled = 0;
  try {
    for (const input of inputs) {
      signal?.throwIfAborted();
      if (kept.has(input.text)) continue;
      const answer = await compiler.compile(input);
      if ('error' in answer) refused.push({ path: input.path, message: answer.error });
      else compiled++;
      kept.put(input.text, 'error' in answer ? null : answer);
      if (compiler.isDead) compiler = await Compiler.start(program);
    }
    kept.prune();
    return { source: (text) => kept.get(text), interpreter: compiler.interpreter, compiled, refused };
  } finally {
    compiler.stop();
  }
}

/** One Python process. */
class Compiler {
  readonly interpreter: string;
  isDead = false;
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;

  private constructor(
    child: ChildProcessWithoutNullStreams,
    lines: AsyncIterator<string>,
    interpreter: string,
  ) {
    this.child = child;
    this.lines = lines;
    this.interpreter = interpreter;
  }

  static async start(program: string): Promise<Compiler> {
    const child = spawn(program, [...PYTHON_FLAGS, HELPER], { stdio: 'pipe' });
    let complaint = '';
    child.stderr.on('data', (data: Buffer) => {
      complaint = (complaint + data.toString()).slice(-500);
    });
    child.stdin.on('error', () => {});
    const failed = new Promise<never>((_, reject) => child.once('error', reject));
    failed.catch(() => {});
    const closed = new Promise((resolve) => child.once('close', resolve));
    const lines: Interface = createInterface({ input: child.stdout });
    const iterator = lines[Symbol.asyncIterator]();
    try {
      const first = await Promise.race([within(iterator.next(), FILE_TIMEOUT_MS), failed]);
      const { implementation, version } = JSON.parse(first?.value ?? '');
      return new Compiler(child, iterator, `${implementation} ${version}`);
    } catch (error) {
      // What it complains of may come after it has closed its output.
      await within(closed, COMPLAINT_MS);
      child.kill('SIGKILL');
      const why = complaint.trim() || (error as Error).message;
      throw new InterpreterError(`${program} does not work as Python 3.8 or later: ${why}`);
    }
  }

  /** What it says of a text; after an answer that it never gave, it `isDead`. */
  async compile(input: CompilerInput): Promise<CompiledFile | { readonly error: string }> {
    this.child.stdin.write(`${JSON.stringify(input)}\n`);
    const line = await within(this.lines.next(), FILE_TIMEOUT_MS);
    if (line !== null && !line.done) return JSON.parse(line.value);
    this.stop();
    const what = line === null ? `took more than ${FILE_TIMEOUT_MS / 1000} s` : 'ended the interpreter';
    return { error: `compiling it ${what}` };
  }

  stop(): void {
    this.isDead = true;
    this.child.kill('SIGKILL');
  }
}

/** Null when it takes longer. */
async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Compiled texts of one interpreter version, a compressed file each; null says that a text does not compile. */
class KeptFiles {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  has(text: string): boolean {
    return existsSync(this.pathOf(text));
  }

  get(text: string): CompiledFile | null {
    const path = this.pathOf(text);
    try {
      return JSON.parse(gunzipSync(readFileSync(path)).toString());
    } catch {
      // Missing or damaged: the next run compiles it again.
      rmSync(path, { force: true });
      return null;
    }
  }

  put(text: string, compiled: CompiledFile | null): void {
    const path = this.pathOf(text);
    const partial = `${path}.${process.pid}.partial`;
    writeFileSync(partial, gzipSync(JSON.stringify(compiled), { level: 1 }));
    renameSync(partial, path);
  }

  prune(): void {
    const names = readdirSync(this.folder);
    if (names.length <= MAX_KEPT_FILES) return;
    const byAge = names
      .map((name) => ({
        name,
        at: statSync(join(this.folder, name), { throwIfNoEntry: false })?.mtimeMs ?? 0,
      }))
      .sort((a, b) => a.at - b.at);
    for (const { name } of byAge.slice(0, names.length - MAX_KEPT_FILES))
      rmSync(join(this.folder, name), { force: true });
  }

  private pathOf(text: string): string {
    return join(this.folder, sha256Hex(Buffer.from(text)));
  }
}
