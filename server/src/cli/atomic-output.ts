/**
 * Files and folders that appear whole or not at all, written by commands. Knows nothing of their contents.
 */
import { createWriteStream } from 'node:fs';
import { OutputInTheWay, replaceFile, replaceFolder } from '../daemon/export/replace-output.ts';
import { UsageError } from './exit-code.ts';
import { Output } from './output.ts';

/**
 * Writes a file at an absolute path; one that exists is replaced when `write` has ended well.
 * @throws UsageError when the path is a folder; system errors of writing.
 */
export function writeFileAtomically(path: string, write: (output: Output) => Promise<void>): Promise<void> {
  return explained(replaceFile(path, (temporary) => writeFileInPlace(temporary, write)));
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
export function writeFolderAtomically(
  path: string,
  isOurs: (entries: readonly string[]) => boolean,
  fill: (temporary: string) => Promise<void>,
): Promise<void> {
  return explained(replaceFolder(path, isOurs, fill));
}

/** What is in the way is for the person to name otherwise. */
async function explained(work: Promise<void>): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (error instanceof OutputInTheWay) throw new UsageError(error.message, `With --out: ${error.hint}`);
    throw error;
  }
}
