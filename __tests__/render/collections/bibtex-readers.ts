import { parse } from '@retorquere/bibtex-parser';
import strict from 'bibtex-parse';

/** Reads a BibTeX file with two libraries. @returns the ids of each, and keys and errors of the second */
export function readByLibraries(file: string) {
  const items = strict.parse(file).flatMap((item) => (item.itemtype === 'entry' ? [item] : []));
  const library = parse(file, { sentenceCase: false });
  return {
    ids: [
      items.map(({ fields }) => fields.find(({ name }) => name === 'eprint')?.value),
      library.entries.map(({ fields }) => fields['eprint']),
    ],
    keys: library.entries.map(({ key }) => key),
    // A macro that the library does not know is not an error of the file.
    errors: library.errors.filter(({ error }) => !/unhandled/.test(error)),
  };
}
