import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { authorsIn } from '../../src/arxiv/authors.ts';

/** `name [affiliation; affiliation]`, one string an author. */
const read = (text: string) =>
  authorsIn(text).map(({ name, affiliations }) =>
    affiliations.length === 0 ? name : `${name} [${affiliations.join('; ')}]`,
  );

describe('authors in a text', () => {
  test.each<[string, string, string[]]>([
    ['commas', 'Ada Inkwell, Bo Quill', ['Ada Inkwell', 'Bo Quill']],
    ['and', 'Ada Inkwell and Bo Quill', ['Ada Inkwell', 'Bo Quill']],
    ['a comma and `and`', 'A. Ink, B. Quill, and C. Pen', ['A. Ink', 'B. Quill', 'C. Pen']],
    ['an ampersand', 'A. Ink & B. Quill', ['A. Ink', 'B. Quill']],
    [
      'a colon',
      'The ATLAS Collaboration: G. Aad, B. Abbott',
      ['The ATLAS Collaboration', 'G. Aad', 'B. Abbott'],
    ],
    ['names that hold `and`', 'Alexandra Anders, Andy Sand', ['Alexandra Anders', 'Andy Sand']],
  ])('are separated by %s', (_, text, names) => {
    expect(read(text)).toEqual(names);
  });

  test('keep suffixes, TeX accents and names in braces', () => {
    expect(read("John Doe, Jr., Jane Roe, III and Erd\\H{o}s P\\'al")).toEqual([
      'John Doe, Jr.',
      'Jane Roe, III',
      "Erd\\H{o}s P\\'al",
    ]);
    expect(read('{Ink, Quill and Sons}, Mustafa Bora \\c{C}elik')).toEqual([
      '{Ink, Quill and Sons}',
      'Mustafa Bora \\c{C}elik',
    ]);
  });

  test('have affiliations in parentheses, also with commas, `and` or parentheses inside', () => {
    expect(read('Ada Inkwell (Scriptorium, Upper Margin (UM)), Bo Quill (Ink and Sons)')).toEqual([
      'Ada Inkwell [Scriptorium, Upper Margin (UM)]',
      'Bo Quill [Ink and Sons]',
    ]);
  });

  test('have affiliations in a list after the last name, by numbers or letters', () => {
    // The form of recording 2609.28194.
    expect(
      read(
        'A. Ink (1), B. Quill (2), C. Pen (1 and 3) ((1) Inkwell, Town, UK, (2) Carpathia, (3) School (CS))',
      ),
    ).toEqual([
      'A. Ink [Inkwell, Town, UK]',
      'B. Quill [Carpathia]',
      'C. Pen [Inkwell, Town, UK; School (CS)]',
    ]);
    expect(read('A. Ink (a), B. Quill (b), ((a) Here, (b) There)')).toEqual([
      'A. Ink [Here]',
      'B. Quill [There]',
    ]);
  });

  test('have no affiliations if the list of numbers is missing', () => {
    expect(read('A. Ink (1,2), B. Quill (3)')).toEqual(['A. Ink', 'B. Quill']);
  });

  test('are all kept if a parenthesis does not close', () => {
    expect(read('A. Ink (Here, B. Quill, C. Pen')).toEqual(['A. Ink Here', 'B. Quill', 'C. Pen']);
  });

  test('are read back from joined names (property)', () => {
    const name = fc.stringMatching(/^[A-Z][a-z]{1,8}( [A-Z][.])?( [A-Z][a-z]{3,9})$/);
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (names) => {
        expect(read(names.join(', '))).toEqual(names);
      }),
      { numRuns: 200, seed: 15 },
    );
  });

  test('are read in linear time, however long the text is', () => {
    const many = Array.from({ length: 5000 }, (_, n) => `A. Author${n} (${n % 900})`).join(', ');
    expect(authorsIn(many)).toHaveLength(5000);
    expect(authorsIn('('.repeat(200_000)).length).toBeLessThan(2);
  });
});
