/** Processes of a workbench, found by the file they run below a folder. Linux only, like the workbench. */
import { readdirSync, readFileSync } from 'node:fs';

export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** Arguments, joined by spaces. */
  readonly command: string;
}

export function processes(): RunningProcess[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
      const parent = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${name}/status`, 'utf8'))![1]);
      return [{ pid: Number(name), parent, command }];
    } catch {
      // It ended while the list was read.
      return [];
    }
  });
}

/** Servers of the extension that was installed below `folder`. */
export function serversBelow(folder: string): RunningProcess[] {
  return processes().filter(
    ({ command }) => command.includes(folder) && command.includes('server/bin/cpgd.js --stdio'),
  );
}

/** Everything that `pid` has started, itself included. */
export function treeOf(pid: number): RunningProcess[] {
  const all = processes();
  const found = new Set([pid]);
  for (const id of found) for (const { pid: child, parent } of all) if (parent === id) found.add(child);
  return all.filter((process) => found.has(process.pid));
}

/** Resident memory in bytes; 0 for a process that has ended. */
export function residentBytes(pid: number): number {
  try {
    return 1024 * Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
