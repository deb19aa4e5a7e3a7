/**
 * Reads INI text as Python's `configparser` does for `setup.cfg` and `pyvenv.cfg`: sections, `=` or `:` between
 * key and value, keys without regard to case, whole-line comments, and values that go on over indented lines.
 * Knows no interpolation, and no file: `setup.cfg` uses none of the former.
 */

/** Values by section and lower-case key. Lines before the first section header belong to section `''`. */
export type Ini = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Never fails: a line that is neither header, entry, comment nor continuation is left out. */
export function parseIni(text: string): Ini {
  const sections = new Map<string, Map<string, string>>();
  let section = new Map<string, string>();
  sections.set('', section);
  let key: string | null = null;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const trimmed = line.trim();
    if (trimmed === '' || trimmed.startsWith('#') || trimmed.startsWith(';')) continue;
    if (key !== null && /^\s/.test(line)) {
      const before: string = section.get(key) ?? '';
      section.set(key, before === '' ? trimmed : `${before}\n${trimmed}`);
      continue;
    }
    const header = /^\[([^\]]+)\]/.exec(trimmed)?.[1];
    if (header !== undefined) {
      section = sections.get(header) ?? new Map<string, string>();
      sections.set(header, section);
      key = null;
      continue;
    }
    const entry = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(trimmed);
    key = entry === null ? null : entry[1]!.toLowerCase();
    if (key !== null) section.set(key, entry![2]!);
  }
  return sections;
}

/** The items of a value that setuptools reads as a list: separated by line ends, or else by commas. */
export function iniList(value: string | undefined): string[] {
  if (value === undefined) return [];
  const items = value.includes('\n') ? value.split('\n') : value.split(',');
  return items.map((item) => item.trim()).filter((item) => item !== '');
}

/** The pairs of a value that setuptools reads as a dictionary: `key = value`, separated as in a list. */
export function iniPairs(value: string | undefined): [key: string, value: string][] {
  return iniList(value).flatMap((item) => {
    const equals = item.indexOf('=');
    return equals < 0 ? [] : [[item.slice(0, equals).trim(), item.slice(equals + 1).trim()] as const];
  }) as [string, string][];
}
