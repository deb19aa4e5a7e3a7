/**
 * Files and folders that appear whole or not at all: made beside their final name, then renamed. Knows nothing of
 * their contents.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeDirectory } from '../../store/make-directory.ts';

/** Thrown when something is in the way that might be precious; `hint` says what to name instead. */
export class OutputInTheWay extends Error {
  override readonly name = 'OutputInTheWay';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** A name in the same folder, so that the final rename never crosses file systems. */
const besides = (path: string, role: string): string =>
  join(dirname(path), `.${basename(path)}.${role}-${randomBytes(4).toString('hex')}`);

/**
 * Makes a file at an absolute path; one that exists is replaced when `make` has ended well. Rejects with
 * `OutputInTheWay` when the path is a folder, and with system errors of writing.
 */
export async function replaceFile(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const existing = await statOrNull(path);
  if (existing?.isDirectory()) throw new OutputInTheWay(`${path} is a folder.`, 'Name a file.');
  makeDirectory(dirname(path), 0o777);
  const temporary = besides(path, 'partial');
  try {
    await make(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Fills a folder at an absolute path. An existing one is replaced whole when it is empty or `isOurs` knows its
 * entries. Rejects as `replaceFile` does.
 */
export async function replaceFolder(
  path: string,
  isOurs: (entries: readonly string[]) => boolean,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const existing = await statOrNull(path);
  if (existing) {
    if (!existing.isDirectory()) throw new OutputInTheWay(`${path} is a file.`, 'Name a folder.');
    const entries = await readdir(path);
    if (entries.length > 0 && !isOurs(entries))
      throw new OutputInTheWay(
        `${path} holds other files, and an export replaces the whole folder.`,
        'Name a new folder, an empty one, or one that an earlier export wrote.',
      );
  }
  makeDirectory(dirname(path), 0o777);
  const temporary = besides(path, 'partial');
  try {
    await mkdir(temporary);
    await fill(temporary);
    if (existing) {
      const old = besides(path, 'old');
      await rename(path, old);
      await rename(temporary, path);
      await rm(old, { recursive: true, force: true });
    } else await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    throw error;
  }
}

async function statOrNull(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
