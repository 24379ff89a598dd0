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
    [
      'a preamble, also one that is not well-formed',
      `@PREAMBLE{"x\n  @comment{a, b = c d\n${good}`,
    ],
    ['text between entries', `mail me@example{x}\n${good}and so on`],
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

  test.each([
    ['of an entry without a key, by its type', '@misc{title = {}}', '`misc` has no title'],
    ['of a field without a value', '@misc{x, title, year = 2024}', '`x` has no title'],
    ['of an unknown abbreviation', '@misc{x, title = unknown}', '`x` has no title'],
    [
      'with at most 60 characters of a key',
      `@misc{${'k'.repeat(61)}, year = 2024}`,
      `\`${'k'.repeat(60)}\` has no title`,
    ],
    [
      'with at most 60 characters of the key of an entry that is not well-formed',
      `@misc{${'k'.repeat(61)}, title = a b}`,
      `\`${'k'.repeat(60)}\` is not well-formed BibTeX`,
    ],
    [
      'without a key, and not well-formed',
      '@misc{, title = {On Quills}}',
      'an entry is not well-formed BibTeX',
    ],
  ])('has a notice %s', (_, text, problem) => {
    expect(read(text)).toEqual({
      entries: [],
      notices: [{ about: 'papers.bib', text: `Line 1: ${problem}. The entry was left out` }],
    });
  });

  test('keeps a percent sign within a value, also in an entry with a line of comment', () => {
    expect(titles('@misc{x,\n % to do\n title = {Up to 50% of Ink}}')).toEqual([
      'Up to 50% of Ink',
    ]);
  });

  test('has the number of the line in each notice', () => {
    const { notices } = read(`% one\n\n${good}@misc{x,\n year = 1}\n${good}\n  @misc{y, year = 1}`);
    expect(notices.map(({ text }) => text.split(':')[0])).toEqual(['Line 4', 'Line 8']);
    expect(read('\n@misc{x, year = 1}').notices[0]?.text).toContain('Line 2:');
  });

  test.each([
    [
      'abbreviations in any case, of others too',
      '@STRING{Ink = "Ink"}\n@string{both = "On " # ink}\n',
      'BOTH',
    ],
    ['a number', '', '1984'],
    ['values in quotes, in braces and numbers joined', '', '"On " # {Ink } # 2'],
  ])('can have %s as a title', (_, before, title) => {
    const wanted = { BOTH: 'On Ink', '1984': '1984' }[title] ?? 'On Ink 2';
    expect(titles(`${before}@misc{x, title = ${title}}`)).toEqual([wanted]);
  });

  test.each([
    [
      'and in any case, and over line ends',
      'Ada Inkwell AND\n  Bo Quill',
      ['Ada Inkwell', 'Bo Quill'],
    ],
    ['several spaces', 'Ada Inkwell  and  Bo Quill', ['Ada Inkwell', 'Bo Quill']],
    ['names with these letters', 'Ada Sand and Andy Quill', ['Ada Sand', 'Andy Quill']],
    ['braces in braces', 'Ada {Ink\\o{} and Sons} and Bo Quill', ['Ada Inkø and Sons', 'Bo Quill']],
    ['a missing name', ' and Bo Quill', ['Bo Quill']],
    ['others', 'Bo Quill and others', ['Bo Quill']],
  ])('has authors between `and`: %s', (_, author, names) => {
    const [entry] = read(`@misc{x, title = {On Ink}, author = {${author}}}`).entries;
    expect(entry?.authors).toEqual(names);
  });

  test('without authors and abstract gives an entry without them', () => {
    expect(read('@misc{title = {On Ink}}').entries).toEqual([
      { key: '', title: 'On Ink', abstract: '', authors: [], categories: [] },
    ]);
  });

  test('causes notices for five bad entries, and one with the number of others', () => {
    const bad = '@misc{x, title = a b}\n';
    const { notices } = read(bad.repeat(9));
    expect(notices).toHaveLength(6);
    expect(notices[5]).toEqual({ about: 'papers.bib', text: '4 more entries cannot be read' });
    expect(read(bad.repeat(5)).notices).toHaveLength(5);
  });

  test('is read up to 2000 entries, with a notice if it has more', () => {
    const many = (count: number) => read(good.repeat(count));
    expect(many(2000).notices).toEqual([]);
    const { entries, notices } = many(2001);
    expect(entries).toHaveLength(2000);
    expect(notices).toEqual([
      { about: 'library', text: 'It has 2001 entries; the first 2000 are read' },
    ]);
  });

  test('after another file adds its entries, and its notices name the file', () => {
    const { entries, notices } = readLibrary([
      { path: 'one.bib', text: good },
      { path: 'two.bib', text: `${good}@misc{x, year = 1}` },
    ]);
    expect(entries).toHaveLength(2);
    expect(notices.map(({ about }) => about)).toEqual(['two.bib']);
  });

  test('without any entry causes a notice', () => {
    expect(read('# Papers\n').notices).toEqual([
      {
        about: 'papers.bib',
        text: '`library` names this file, but it holds no BibTeX entry',
      },
    ]);
    expect(read('@misc{x, year = 1}').notices).toHaveLength(1);
  });
});
