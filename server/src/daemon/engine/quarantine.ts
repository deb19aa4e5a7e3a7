/**
 * Files that linking could not cope with, as they were then: they count as files without content until their text is
 * another one, so that a defect of ours costs a file and not the graph. Knows neither texts nor links.
 */
import type { LinkFailure } from '../link-session.ts';

interface SetAside {
  readonly sha256: string | null;
  readonly failure: LinkFailure;
}

export class Quarantine {
  private readonly files = new Map<string, SetAside>();

  /** Sets a file aside for as long as its text has this digest. */
  put(path: string, sha256: string | null, failure: LinkFailure): void {
    this.files.set(path, { sha256, failure });
  }

  /** Why the file with this text is set aside; null for one that is not. Another text is tried again, whatever it is. */
  reasonFor(path: string, sha256: string | null): LinkFailure | null {
    const known = this.files.get(path);
    if (!known) return null;
    if (known.sha256 === sha256) return known.failure;
    this.files.delete(path);
    return null;
  }
}
