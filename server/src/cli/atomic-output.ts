/**
 * Files and folders that appear whole or not at all: written beside their final name, then renamed. Knows
 * nothing of their contents.
 */
import { randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeDirectory } from '../store/make-directory.ts';
import { UsageError } from './exit-code.ts';
import { Output } from './output.ts';

/** A name in the same folder, so that the final rename never crosses file systems. */
const besides = (path: string, role: string): string =>
  join(dirname(path), `.${basename(path)}.${role}-${randomBytes(4).toString('hex')}`);

/**
 * Writes a file at an absolute path; one that exists is replaced when `write` has ended well.
 * @throws UsageError when the path is a folder; system errors of writing.
 */
export async function writeFileAtomically(
  path: string,
  write: (output: Output) => Promise<void>,
): Promise<void> {
  const existing = await statOrNull(path);
  if (existing?.isDirectory()) throw new UsageError(`${path} is a folder.`, 'Give --out the name of a file.');
  makeDirectory(dirname(path), 0o777);
  const temporary = besides(path, 'partial');
  try {
    await writeFileInPlace(temporary, write);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Writes a file under its own name: for files of a folder that is itself renamed later. */
export async function writeFileInPlace(
  path: string,
  write: (output: Output) => Promise<void>,
): Promise<void> {
  const stream = createWriteStream(path, { flush: true });
  const output = new Output(stream, {});
  try {
    await write(output);
    await output.flush();
    await new Promise<void>((resolve, reject) => {
      stream.once('error', reject);
      stream.end(resolve);
    });
  } finally {
    stream.destroy();
  }
}

/**
 * Fills a folder at an absolute path. An existing one is replaced whole when it is empty or `isOurs` knows
 * its entries; anything else might be precious.
 * @throws UsageError when something is in the way; system errors of writing.
 */
export async function writeFolderAtomically(
  path: string,
  isOurs: (entries: readonly string[]) => boolean,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  const existing = await statOrNull(path);
  if (existing) {
    if (!existing.isDirectory())
      throw new UsageError(`${path} is a file.`, 'Give --out the name of a folder.');
    const entries = await readdir(path);
    if (entries.length > 0 && !isOurs(entries))
      throw new UsageError(
        `${path} holds other files, and an export replaces the whole folder.`,
        'Give --out a new folder, an empty one, or one that an earlier export wrote.',
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
