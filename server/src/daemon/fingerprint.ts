/** What stored facts depend on besides the files: with another program version they are made anew. */
import { EXTRACTOR_VERSION } from '../evidence/schema.ts';
import { LINKER_VERSION } from '../linker/links.ts';
import { INDEXED_VERSION } from '../relations/scip-import/indexed-links.ts';

export const STORE_FINGERPRINT = `extractor ${EXTRACTOR_VERSION}, linker ${LINKER_VERSION}, indexes ${INDEXED_VERSION}`;
