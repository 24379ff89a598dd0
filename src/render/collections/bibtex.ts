import { type PaperId, parsePaperRef } from '../../papers/paper.ts';
import { keyFor, printBibtex } from '../../view/bibtex-entry.ts';
import type { Collection } from '../../view/collection-entry.ts';
import { lineEndOf } from './region.ts';

const KEY = /@[a-z]+\s*[{(]\s*([^\s,{}()"]+)\s*,/gi;
const EPRINT = /\beprint\s*=\s*["{]\s*(?:arxiv:)?([\w./-]+?)(?:v\d+)?\s*["}]/gi;
const ANY_ID = /(?:arxiv[.:/]|abs\/|pdf\/)\s*((?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?\/\d{7}))/gi;
/** Matches entries as `printBibtex` writes them: one field per line, the closing brace on its own line. */
const OURS = /(?:\r?\n)?^@(?:article|misc)\{[^\s,]+,\r?\n(?: {2}[a-z]+ +=.*\r?\n)+\}\r?\n/gm;

/** The BibTeX collection. It appends entries to the file, which a person may also edit. */
export const bibtex: Collection = {
  idsIn: (text) => [...new Set([...idsBy(EPRINT, text), ...idsBy(ANY_ID, text)])],
  add(text, entries) {
    const known = new Set(text === undefined ? [] : bibtex.idsIn(text));
    const fresh = entries.filter(({ id }) => !known.has(id));
    if (fresh.length === 0) return text ?? '';
    const file = text ?? '';
    const eol = lineEndOf(file);
    const keys = new Set([...file.matchAll(KEY)].map(([, key = '']) => key.toLowerCase()));
    const printed = fresh.map((entry) => {
      const key = freeKey(keyFor(entry), keys);
      keys.add(key.toLowerCase());
      return printBibtex(entry, key);
    });
    const gap = file === '' ? '' : file.endsWith('\n') ? eol : eol + eol;
    return file + gap + printed.join('\n').replaceAll('\n', eol);
  },
  remove: (text, ids) => bibtex.rewrite(text, (entry, id) => (ids.has(id) ? '' : entry)),
  restore(text, earlier, ids) {
    const present = new Set(bibtex.idsIn(text));
    const restored = (earlier.match(OURS) ?? []).filter((entry) =>
      bibtex.idsIn(entry).some((id) => ids.has(id) && !present.has(id)),
    );
    if (restored.length === 0) return text;
    const gap = text === '' || text.endsWith('\n') ? '' : lineEndOf(text);
    return text + gap + restored.join('');
  },
  rewrite: (text, change) =>
    text.replace(OURS, (entry) => {
      const [id] = bibtex.idsIn(entry);
      return id === undefined ? entry : change(entry, id);
    }),
  printAs: (part, entry) => printBibtex(entry, /\{([^\s,]+),/.exec(part)?.[1] ?? keyFor(entry)),
};

function idsBy(pattern: RegExp, text: string): PaperId[] {
  return [...text.matchAll(pattern)]
    .map(([, id = '']) => parsePaperRef(id)?.id)
    .filter((id) => id !== undefined);
}

/** Returns the key if it is free, else the key with a letter appended: `gao2024traina`. */
function freeKey(key: string, taken: ReadonlySet<string>): string {
  for (let nth = 0; ; nth++) {
    const suffix = nth === 0 ? '' : nth <= 26 ? String.fromCharCode(96 + nth) : String(nth);
    if (!taken.has(`${key}${suffix}`)) return `${key}${suffix}`;
  }
}
