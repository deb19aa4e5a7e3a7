/**
 * Reads what other programs leave beside the code: settings, environments, git's own files. A pipe of such a name would
 * keep whoever opens it waiting for ever, and a device may have no end.
 */
import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** The text of a regular file of at most so many bytes; null of anything else. Never waits, never throws. */
export function textOfRegularFile(path: string, maxBytes: number): string | null {
  try {
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const status = fstatSync(descriptor);
      return status.isFile() && status.size <= maxBytes ? readFileSync(descriptor, 'utf8') : null;
    } finally {
      closeSync(descriptor);
    }
  } catch {
    return null;
  }
}
