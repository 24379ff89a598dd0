import { describe, expect, test } from '@jest/globals';
import { bibtexBlock, keyFor, printBibtex } from '../../src/view/bibtex-entry.ts';
import { anEntry } from '../render/collections/entries.ts';

const fieldsOf = (given: Parameters<typeof anEntry>[0]) => {
  const fields = printBibtex(anEntry(given), 'key').matchAll(/^ {2}(\w+) *= \{(.*)\},$/gm);
  return Object.fromEntries([...fields].map(([, name, value]) => [name, value]));
};

describe('an entry', () => {
  test('of a published paper is an article with its journal and DOI', () => {
    const paper = anEntry({
      ...{ title: 'Ink', authors: ['Ada Quill', 'Bo'], published: '2025-12-31T23:59:59Z' },
      ...{ journalRef: 'J. Ink & Scrolls  {7}', doi: '10.1000/{a}\\b', withdrawn: 'An error' },
    });
    expect(printBibtex(paper, 'quill2025ink')).toBe(
      [
        '@article{quill2025ink,',
        '  title         = {Ink},',
        '  author        = {Quill, Ada and Bo},',
        '  year          = {2025},',
        '  journal       = {J. Ink \\& Scrolls {7}},',
        '  eprint        = {2410.02660},',
        '  archiveprefix = {arXiv},',
        '  primaryclass  = {cs.CL},',
        '  doi           = {10.1000/ab},',
        '  url           = {https://arxiv.org/abs/2410.02660},',
        '  note          = {Withdrawn},',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('of another paper has no field without a value', () => {
    expect(printBibtex(anEntry({ title: 'Ink', authors: [] }), 'key')).toBe(
      [
        '@misc{key,',
        '  title         = {Ink},',
        '  year          = {2024},',
        '  eprint        = {2410.02660},',
        '  archiveprefix = {arXiv},',
        '  primaryclass  = {cs.CL},',
        '  url           = {https://arxiv.org/abs/2410.02660},',
        '}',
        '',
      ].join('\n'),
    );
  });
});

describe('the key of an entry', () => {
  test.each([
    ['Ludwig van Beethoven', 'The Art of Fugue', 'vanbeethoven2024art'],
    ['Ada van der Ink', 'x-ray', 'vanderink2024ray'],
    ['Erwin Schrödinger', 'A cat', 'schrodinger2024cat'],
    ['ATLAS Collaboration', 'On the Higgs boson', 'collaboration2024higgs'],
    ['Martin Luther King Jr.', '3D printing', 'king20243d'],
    ['李明', '研究', 'unknown2024'],
    ['Ada Ink', 'Is it? An Étude: of 2 lamps', 'ink2024it'],
    ['Ada Ink', 'The (Étude)', 'ink2024etude'],
    ['Ada Ink', 'A é ô: a b c lamp', 'ink2024lamp'],
    [
      'Ada Ink',
      'A, an, the: on, in, of, for, to, and, with, from, towards, toward, via, by, is, are, at ink',
      'ink2024ink',
    ],
  ])('of %s on “%s” is %s: name, year, first content word', (author, title, key) => {
    expect(keyFor(anEntry({ authors: [author], title }))).toBe(key);
  });

  test('of a paper without authors begins with unknown', () => {
    expect(keyFor(anEntry({ authors: [], title: 'Ink' }))).toBe('unknown2024ink');
  });
});

test.each([
  ['Ludwig van Beethoven', 'van Beethoven, Ludwig'],
  ['Ludwig van der Beethoven', 'van der Beethoven, Ludwig'],
  ['Ludwig vander Beethoven', 'Beethoven, Ludwig vander'],
  ['ATLAS Collaboration', '{ATLAS Collaboration}'],
  ['Ink team', '{Ink team}'],
  ['Anna Teamer', 'Teamer, Anna'],
  ['Martin Luther King Jr.', 'King, Jr., Martin Luther'],
  ['M. L. King III', 'King, III, M. L.'],
  ['John Sr', 'Sr, John'],
  ['Jr Ada Ink', 'Ink, Jr Ada'],
  ['Ada Ink Ivanov', 'Ivanov, Ada Ink'],
  ['Ada van Vii', 'van Vii, Ada'],
  ['van Ink', 'Ink, van'],
  ['Erwin Schr\\"odinger', '{Erwin Schr\\"odinger}'],
  ['Ada {Ink}', '{Ada {Ink}}'],
  ['Quill, Ada', '{Quill, Ada}'],
  ['Ada and Bo', '{Ada and Bo}'],
  ['Anderson Sand', 'Sand, Anderson'],
  ['Plato', 'Plato'],
  ['  Ada   Maria  Ink ', 'Ink, Ada Maria'],
])('the name %s is written %s', (name, written) => {
  expect(fieldsOf({ authors: [name] })).toMatchObject({ author: written });
});

describe('a title', () => {
  test.each([
    ['The {B}ayesian $N^{2}$ law', 'The {B}ayesian $N^{2}$ law'],
    ['An unclosed { brace', 'An unclosed brace'],
    ['Wrong } braces {', 'Wrong braces'],
    ['An open \\{ brace', 'An open \\lbrace brace'],
    ['A closed \\} {brace}', 'A closed \\rbrace {brace}'],
    ['The set \\{x\\} of \\\\{ink', 'The set \\{x\\} of \\\\ink'],
    ['A backslash at the end\\\\\\', 'A backslash at the end'],
  ])(
    'has paired braces, so that its field ends where it should: “%s” is “%s”',
    (title, written) => {
      expect(fieldsOf({ title })).toMatchObject({ title: written });
    },
  );

  test.each([
    ['100% ink & #1', '100\\% ink \\& \\#1'],
    ['100\\% ink \\& \\#1', '100\\% ink \\& \\#1'],
    ['ink for $5', 'ink for \\$5'],
    ['ink for \\$5, $x$', 'ink for \\$5, $x$'],
  ])('has no comment or formula by mistake: “%s” is “%s”', (title, written) => {
    expect(fieldsOf({ title })).toMatchObject({ title: written });
  });

  test.each([
    ['A proof of the Riemann hypothesis', 'A proof of the {Riemann} hypothesis'],
    ['Proof of the Riemann Hypothesis', 'Proof of the Riemann Hypothesis'],
    ['Proof of iPad and the LLMs', 'Proof of {iPad} and the {LLMs}'],
    ['A study: Scrolls? Ink. Lamps! Wicks', 'A study: Scrolls? Ink. Lamps! Wicks'],
    ['A study of much ink on Ink’s Wicks-to-be', 'A study of much ink on {Ink’s} {Wicks-to-be}'],
    ['the Épée of ink and wicks', 'the {Épée} of ink and wicks'],
    ['\\emph{Ink} of $O(N)$ {Ada}', '\\emph{Ink} of $O(N)$ {Ada}'],
    ['one ink of Lamps', 'one ink of {Lamps}'],
    [
      'the deep ink of McAda, v.2 Lamp and wicks:  Ada reads',
      'the deep ink of {McAda}, v.2 {Lamp} and wicks: Ada reads',
    ],
    ['most wicks eat iPads and fMRI', 'most wicks eat {iPads} and {fMRI}'],
    ['most wicks of \\LaTeX and x{Y}', 'most wicks of \\LaTeX and x{Y}'],
    ['vision–language', 'vision–language'],
  ])('keeps the capitals of its names: “%s” is “%s”', (title, written) => {
    expect(fieldsOf({ title })).toMatchObject({ title: written });
  });
});

test.each([
  ['\n@misc{a}\n\n', '```bibtex\n@misc{a}\n```'],
  ['a ``` b ```` c', '`````bibtex\na ``` b ```` c\n`````'],
  ['{{a} {%b {#c {{{', '```bibtex\n{ {a} { %b { #c { { {\n```'],
])('the code block of %j is closed by its own fence only, and has no tag', (text, block) => {
  expect(bibtexBlock(text)).toBe(block);
});
