import { describe, expect, test } from '@jest/globals';
import { readLibrary } from '../../src/rank/library.ts';

const read = (text: string) => readLibrary([{ path: 'papers.bib', text }]);
const titles = (text: string) => read(text).entries.map(({ title }) => title);
const good = '@article{good, title = {On Ink}}\n';

describe('a BibTeX file', () => {
  test('is read into titles, abstracts and authors as plain text', () => {
    const { entries, notices } = read(String.raw`@string{who = "Gao, Tianyu"}
@InProceedings{gao2024,
  title     = {{ProLong}: {\"U}ber $k$-step \& {Long} Context},
  author    = who # " and {Ink and Quill Group} and Danqi Chen and others",
  abstract  = "We \textbf{read} 50\% of {scrolls}.",
  year = 2024, month = jan,
}`);
    expect(notices).toEqual([]);
    expect(entries).toEqual([
      {
        key: 'gao2024',
        title: 'ProLong: Über k-step & Long Context',
        authors: ['Gao, Tianyu', 'Ink and Quill Group', 'Danqi Chen'],
        abstract: 'We read 50% of scrolls.',
        categories: [],
      },
    ]);
  });

  test.each([
    ['front matter, as in al-folio', `---\n---\n\n${good}`],
    [
      'comments of JabRef',
      `% Encoding: UTF-8\n${good}@Comment{jabref-meta: databaseType:bibtex;}\n`,
    ],
    ['text between entries', `mail me@example.org\n${good}and so on`],
    ['round brackets, capitals and spaces', '@Article (good , TITLE = "On Ink" )'],
    ['a line of comment within an entry', '@article{good,\n  % to do\n  title = {On Ink},\n}'],
    [
      "Zotero's file paths",
      String.raw`@article{good, title={On Ink}, file = {Full:C\:\\x\\y.pdf:application/pdf}}`,
    ],
    ['Windows line ends', '@article{good,\r\n  title = {On Ink}\r\n}\r\n'],
    ['a key with non-ASCII letters', '@article{müller:2024+a/b, title = {On Ink}}'],
  ])('is read with %s', (_, text) => {
    expect(titles(text)).toEqual(['On Ink']);
    expect(read(text).notices).toEqual([]);
  });

  test.each([
    ['a missing brace', '@article{bad, title = {On Quills'],
    ['no comma between fields', '@article{bad, title = {On Quills} year = {2024}}'],
    ['an unquoted value', '@misc{bad, title = On Quills}'],
  ])('with %s in one entry is read without that entry, and a notice names it', (_, bad) => {
    const { entries, notices } = read(`${good}${bad}\n\n${good}`);
    expect(entries.map(({ title }) => title)).toEqual(['On Ink', 'On Ink']);
    expect(notices).toEqual([
      {
        about: 'papers.bib',
        text: 'Line 2: `bad` is not well-formed BibTeX. The entry was left out',
      },
    ]);
  });

  test('with an entry without a title causes a notice', () => {
    expect(read(`${good}@misc{x, year = 2024}`).notices).toEqual([
      { about: 'papers.bib', text: 'Line 2: `x` has no title. The entry was left out' },
    ]);
  });

  test('causes notices for five bad entries, and one with the number of others', () => {
    const { notices } = read('@misc{x, title = a b}\n'.repeat(9));
    expect(notices).toHaveLength(6);
    expect(notices[5]?.text).toBe('4 more entries cannot be read');
  });

  test('without any entry causes a notice', () => {
    expect(read('# Papers\n').notices[0]?.text).toBe(
      '`library` names this file, but it holds no BibTeX entry',
    );
  });
});
