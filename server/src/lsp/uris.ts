/** URIs and paths: only `file:` URIs of this machine name files (RFC 8089); everything else names none. */
import { isAbsolute } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute path of a `file:` URI; null for other schemes, other machines, and what is no URI. */
export function pathOfUri(uri: string): string | null {
  if (!/^file:/i.test(uri)) return null;
  try {
    const path = fileURLToPath(uri);
    return isAbsolute(path) && !path.includes('\0') ? path : null;
  } catch {
    return null;
  }
}

export function uriOfPath(absolutePath: string): string {
  return pathToFileURL(absolutePath).href;
}
