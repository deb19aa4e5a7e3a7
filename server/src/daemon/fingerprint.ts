/** What stored facts depend on besides the files: with another program version they are made anew. */
import { EXTRACTOR_VERSION } from '../evidence/schema.ts';
import { LINKER_VERSION } from '../linker/links.ts';

export const STORE_FINGERPRINT = `extractor ${EXTRACTOR_VERSION}, linker ${LINKER_VERSION}`;
