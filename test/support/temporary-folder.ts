/**
 * Where tests put what they write: one folder, which goes when they have ended, whatever they leave behind. It is in
 * memory where the system offers that and there is room: tests make and delete thousands of indexes, and a slow disk
 * would be most of what they wait for.
 */
import { chmodSync, mkdtempSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory (Linux). */
const MEMORY = '/dev/shm';
/** Bytes; the tests fill a tenth of it. */
const ROOM = 4 * 2 ** 30;

export default function setup(): () => void {
  const folder = mkdtempSync(join(hasRoom() ? MEMORY : tmpdir(), 'cpgd-tests-'));
  // Tests that give up their rights still have to get through it.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}

function hasRoom(): boolean {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= ROOM;
  } catch {
    return false;
  }
}
