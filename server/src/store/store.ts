/**
 * Opens the store of one workspace, building it anew when what is on the disk cannot be trusted.
 */
import { accessSync, constants, rmSync } from 'node:fs';
import { join } from 'node:path';
import { discardBuilding, removeDatabase } from './connection.ts';
import { StoreError, toStoreError } from './errors.ts';
import { EVIDENCE_DIRECTORY } from './evidence-cache.ts';
import { makeDirectory } from './make-directory.ts';
import { clearAway, clearStrangers, diagnose, type Recovery } from './recovery.ts';
import { readState, STATE_FILE } from './state-file.ts';
import { Store, type StoreOptions } from './store-handle.ts';
import { WriterLock } from './writer-lock.ts';

export { Store, type StoreOptions } from './store-handle.ts';

/**
 * Opens the store of a workspace. In readwrite mode an untrustworthy store is removed and reported in
 * `recovery`; in readonly mode it is `StoreError('no-index')`. Other errors: `locked` (another writer),
 * `unwritable`, `full`.
 */
export function openStore(options: StoreOptions): Store {
  try {
    return options.mode === 'readwrite' ? openForWriting(options) : openForReading(options);
  } catch (error) {
    throw toStoreError(error, options.directory);
  }
}

function openForWriting(options: StoreOptions): Store {
  const { directory, fingerprint } = options;
  makeDirectory(directory, 0o700);
  clearStrangers(directory);
  const lock = WriterLock.acquire(directory, () => {
    const state = readState(directory);
    return state?.state === 'open' ? `process ${state.pid} on ${state.host}` : null;
  });
  try {
    discardBuilding(directory);
    const diagnosis = diagnose(directory, fingerprint, { isLive: false, immutable: false });
    clearAway(directory, diagnosis);
    const recovery: Recovery =
      diagnosis.kind === 'unusable'
        ? { rebuilt: true, reason: diagnosis.reason }
        : { rebuilt: false, reason: null };
    return new Store(options, recovery, lock, { hasIndex: diagnosis.kind === 'usable', immutable: false });
  } catch (error) {
    lock.release();
    throw error;
  }
}

function openForReading(options: StoreOptions): Store {
  const { directory, fingerprint } = options;
  const immutable = !isWritable(directory);
  const isLive = !immutable && isBeingWritten(directory);
  const diagnosis = diagnose(directory, fingerprint, { isLive, immutable });
  if (diagnosis.kind !== 'usable') {
    const why = diagnosis.kind === 'absent' ? 'there is none yet' : diagnosis.reason;
    throw new StoreError(
      'no-index',
      `No usable index in ${directory}: ${why}. Run "cpgd index" to build it.`,
    );
  }
  return new Store(options, { rebuilt: false, reason: null }, null, { hasIndex: true, immutable });
}

function isWritable(directory: string): boolean {
  try {
    accessSync(directory, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function isBeingWritten(directory: string): boolean {
  const lock = WriterLock.tryAcquire(directory);
  lock?.release();
  return lock === null;
}

/** Removes a store that is not open anywhere. For `cpgd index --rebuild` and tests. */
export function removeStore(directory: string): void {
  try {
    const lock = WriterLock.acquire(directory, () => null);
    try {
      removeDatabase(directory);
      rmSync(join(directory, STATE_FILE), { force: true });
      rmSync(join(directory, EVIDENCE_DIRECTORY), { recursive: true, force: true });
    } finally {
      lock.release();
    }
  } catch (error) {
    throw toStoreError(error, directory);
  }
}
