/**
 * Runs a program and measures what a user would feel: wall time from start to exit, processor time, and the peak
 * memory of the whole process tree. Knows nothing of what the program does.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface Measurement {
  /** From just before the process is created until it has exited and its output is closed. */
  readonly wallMs: number;
  /** Largest resident set of the process with all its descendants; null where there is no /proc. */
  readonly peakBytes: number | null;
  /** Processor time of all its threads up to the last sample, in ms: says more than wall time where others work. */
  readonly cpuMs: number | null;
  readonly stdout: string;
}

export interface RunOptions {
  readonly cwd?: string;
  /** Exit codes that count as success (a type checker exits with 1 when it finds something). */
  readonly okCodes?: readonly number[];
}

/** Often enough to see a short peak; one sample of a small tree costs well under a millisecond. */
const SAMPLE_INTERVAL_MS = 20;

/** @throws when the program cannot be started or exits with another code than `okCodes` (default: 0). */
export async function measure(command: readonly string[], options: RunOptions = {}): Promise<Measurement> {
  const [program, ...args] = command as [string, ...string[]];
  const started = performance.now();
  const child = spawn(program, args, { cwd: options.cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream].setEncoding('utf8').on('data', (text: string) => {
      output[stream] += text;
    });
  }
  const memory = new Samples(child);
  const code = await new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode, signal) => resolve(exitCode ?? signal ?? 'unknown'));
  }).finally(() => memory.stop());
  const wallMs = performance.now() - started;
  if (typeof code !== 'number' || !(options.okCodes ?? [0]).includes(code)) {
    throw new Error(`${command.join(' ')} ended with ${code}\n${output.stderr.slice(-2000)}`);
  }
  return { wallMs, peakBytes: memory.peakBytes, cpuMs: memory.cpuMs, stdout: output.stdout };
}

class Samples {
  peakBytes: number | null = null;
  cpuMs: number | null = null;
  private readonly pid: number | undefined;
  private readonly timer: NodeJS.Timeout;

  constructor({ pid }: ChildProcess) {
    this.pid = pid;
    this.timer = setInterval(() => this.sample(), SAMPLE_INTERVAL_MS);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private sample(): void {
    if (this.pid === undefined) return;
    const own = readStatus(this.pid);
    if (own === null) return;
    this.cpuMs = readCpuMs(this.pid) ?? this.cpuMs;
    let treeBytes = own.residentBytes;
    for (const pid of descendantsOf(this.pid)) treeBytes += readStatus(pid)?.residentBytes ?? 0;
    // The kernel's own high-water mark of the first process also covers the time between two samples.
    this.peakBytes = Math.max(this.peakBytes ?? 0, treeBytes, own.peakBytes);
  }
}

/** Resident sizes of one process (proc(5): VmRSS, VmHWM, in KiB); null once it has gone, or without /proc. */
function readStatus(pid: number): { residentBytes: number; peakBytes: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const bytes = (field: string) =>
      Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) * 1024;
    return { residentBytes: bytes('VmRSS'), peakBytes: bytes('VmHWM') };
  } catch {
    return null;
  }
}

/** User and system time of a process (proc(5): fields 14 and 15 of stat, in hundredths of a second). */
function readCpuMs(pid: number): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name before the fields may hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return null;
  }
}

function descendantsOf(pid: number): number[] {
  const found: number[] = [];
  try {
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      const children = readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8');
      for (const child of children.split(' ').filter(Boolean).map(Number)) {
        found.push(child, ...descendantsOf(child));
      }
    }
  } catch {
    // Processes and threads end while they are being listed; what was found so far is the answer.
  }
  return found;
}
