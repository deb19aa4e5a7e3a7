/** Starts `child.ts` and reads what it says. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

export interface TestProcess {
  readonly process: ChildProcess;
  /** The next line it prints, parsed; null when it has ended. */
  next(): Promise<Record<string, unknown> | null>;
}

/** The command is one of `child.ts`; `uid` runs it as another user (only root can). */
export function start(command: string, directory: string, uid?: number): TestProcess {
  const script = fileURLToPath(new URL('./child.ts', import.meta.url));
  const child = spawn(process.execPath, [script, command, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  return {
    process: child,
    async next() {
      const { value, done } = await lines.next();
      return done ? null : (JSON.parse(value) as Record<string, unknown>);
    },
  };
}

export function kill(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
