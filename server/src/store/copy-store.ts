/** A store of one's own that begins with what another process, which goes on writing, has committed. */
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { databasePath, openReader } from './connection.ts';
import { EVIDENCE_DIRECTORY } from './evidence-cache.ts';
import { diagnose } from './recovery.ts';
import { SCIP_DIRECTORY } from './scip-cache.ts';
import { databaseChecksum, STATE_FILE, writeState } from './state-file.ts';

/** What goes with the database. Evidence that is missing, because it is just being written, is extracted again. */
const FOLDERS = [EVIDENCE_DIRECTORY, SCIP_DIRECTORY];

/**
 * Copies the newest committed revision of the store in the folder `from`, which has a live writer, to the folder `to`,
 * which has none. False where there is nothing to copy, or no room for it: then `to` is as it was.
 */
export function copyStore(from: string, to: string, fingerprint: string): boolean {
  try {
    if (diagnose(from, fingerprint, { isLive: true, immutable: false }).kind !== 'usable') return false;
    copyDatabase(from, databasePath(to));
    for (const folder of FOLDERS)
      if (existsSync(join(from, folder))) cpSync(join(from, folder), join(to, folder), { recursive: true });
    writeState(to, { state: 'closed', ...databaseChecksum(to), revision: revisionOf(to) });
    return true;
  } catch {
    for (const path of [databasePath(to), ...[STATE_FILE, ...FOLDERS].map((name) => join(to, name))])
      rmSync(path, { recursive: true, force: true });
    return false;
  }
}

/** Writes what is committed at a moment to a new file. */
function copyDatabase(from: string, path: string): void {
  const db = openReader(from, { immutable: false });
  try {
    // The file itself is open for reading only.
    db.pragma('query_only = OFF');
    db.prepare('VACUUM INTO ?').run(path);
    chmodSync(path, 0o600);
  } finally {
    db.close();
  }
}

function revisionOf(directory: string): number {
  const db = openReader(directory, { immutable: false });
  try {
    return db.prepare('SELECT coalesce(max(revision), 0) FROM revisions').pluck().get() as number;
  } finally {
    db.close();
  }
}
