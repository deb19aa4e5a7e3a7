/** What stored facts depend on besides the files: made by other sources of this program, they are made anew. */
import { EVIDENCE_DIGEST, LINKS_DIGEST } from '../text/generated/source-digests.ts';

export const STORE_FINGERPRINT = `evidence ${EVIDENCE_DIGEST}, links ${LINKS_DIGEST}`;
