/**
 * What imported SCIP indexes say of symbols themselves (`scip_symbols`), and where they and the linker disagree
 * (`scip_disagreements_v1`).
 */
import {
  type Relationship,
  type SymbolInformation,
  SymbolInformationKind,
} from '../../evidence/scip/generated/scip.ts';
import { RELATIONS } from '../../linker/links.ts';
import { disagreements } from '../scip-import/disagreements.ts';
import { col, fileTable, SPAN_COLUMNS } from '../table.ts';
import { scipOf } from './occurrences.ts';

const KINDS = new Map<number, string>(
  Object.entries(SymbolInformationKind).map(([name, code]) => [
    code,
    name.replace(/Kind$/, '').toLowerCase(),
  ]),
);

/** What a relationship says, in the order of its bits. */
export function relationshipKinds(relationship: Relationship): string[] {
  const { isReference, isImplementation, isTypeDefinition, isDefinition } = relationship;
  const kinds = [
    isReference ? 'reference' : '',
    isImplementation ? 'implementation' : '',
    isTypeDefinition ? 'type_definition' : '',
    isDefinition ? 'definition' : '',
  ];
  return kinds.filter((kind) => kind !== '');
}

/** `implementation SYMBOL`, one for each relationship bit. */
const relationshipsOf = ({ relationships }: SymbolInformation): string[] =>
  relationships.flatMap((one) => relationshipKinds(one).map((kind) => `${kind} ${one.symbol}`));

export const scipSymbols = fileTable({
  name: 'scip_symbols',
  family: 'evidence',
  lens: 'scip',
  meaning: 'Information of imported SCIP indexes on symbols, those of other packages included.',
  columns: [
    col.orNull.string('path', 'File whose document has it; null for symbols of other packages.'),
    col.string('index_path', 'File the index came from: in the workspace, or absolute.'),
    col.string('symbol', 'Symbol as the index spells it.'),
    col.string('symbol_kind', '`class`, `method` …; `unspecified` when the index does not say.'),
    col.string('display_name', 'What people call it; may be empty.'),
    col.string('documentation', 'Its documentation, parts joined by blank lines.'),
    col.list(
      'relationships',
      '`reference`, `implementation`, `type_definition` or `definition`, with a symbol.',
    ),
    col.orNull.string('signature', 'Signature, where the index has one.'),
  ],
  key: ['path', 'index_path', 'symbol'],
  sort: ['path', 'index_path', 'symbol'],
  rows(file, emit) {
    for (const { source, document, externalSymbols } of file.once(scipOf)) {
      const add = (path: string | null, information: SymbolInformation): void => {
        const { symbol, kind, displayName, documentation, signatureDocumentation } = information;
        const name = KINDS.get(kind) ?? `kind ${kind}`;
        const text = documentation.join('\n\n');
        const signature = signatureDocumentation?.text ?? null;
        emit(path, source, symbol, name, displayName, text, relationshipsOf(information), signature);
      };
      for (const information of document.symbols) add(file.path, information);
      for (const information of externalSymbols()) add(null, information);
    }
  },
});

export const scipDisagreements = fileTable({
  name: 'scip_disagreements_v1',
  family: 'relationship',
  lens: 'scip',
  meaning: 'Places for which the linker and imported SCIP indexes name different symbols.',
  columns: [
    ...SPAN_COLUMNS,
    col.string('reference_id', 'The definition, name, attribute access, import alias or call.'),
    col.string('relation', 'What is said of it: `name_symbol`, `callsite_symbol` …'),
    col.string('class', 'Kind of difference; see the reference of SCIP.'),
    col.list('native_symbols', 'Symbols by the linker, sorted.'),
    col.list('indexed_symbols', 'Symbols by the indexes, sorted.'),
  ],
  key: ['reference_id', 'relation'],
  sort: ['path', 'bstart', 'bend', 'relation', 'reference_id'],
  rows(view, emit) {
    const { file, evidence } = view;
    if (!evidence || !file.nativeLinks || !file.indexedLinks) return;
    for (const found of disagreements(evidence, file.nativeLinks(), file.indexedLinks())) {
      const { left } = RELATIONS[found.relation];
      emit(
        view.path,
        ...view.span(left, found.left),
        view.idsOf(left)[found.left]!,
        found.relation,
        found.class,
        found.native,
        found.indexed,
      );
    }
  },
});
