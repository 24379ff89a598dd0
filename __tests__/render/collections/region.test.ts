import { describe, expect, test } from '@jest/globals';
import { lineEndOf, regionOf, withRegion } from '../../../src/render/collections/region.ts';
import { failureOf } from '../../builders/failure.ts';

const [BEGIN, END] = ['<!-- paperboy: list -->', '<!-- /paperboy: list -->'];

describe('the list of a file', () => {
  test('is the text between its markers', () => {
    expect(regionOf(`a\n${BEGIN}\nb\n${END}\nc`, 'a.md')).toEqual({
      before: `a\n${BEGIN}`,
      inner: '\nb\n',
      after: `${END}\nc`,
    });
    expect(regionOf('a\n', 'a.md')).toBeUndefined();
  });

  const RESTORE = 'Restore the pair, or delete all of them: then a new list is added below';
  const pair = (begins: number, ends: number) =>
    `a.md: the list must stand between one pair of markers; found ${begins} × \`${BEGIN}\` and ${ends} × \`${END}\``;
  test.each([
    [`${BEGIN}\n`, `${pair(1, 0)}. ${RESTORE}`],
    [`x\n${END}`, `${pair(0, 1)}. ${RESTORE}`],
    [`${BEGIN}${END}${BEGIN}`, `${pair(2, 1)}. ${RESTORE}`],
    [`${BEGIN}${END}${END}`, `${pair(1, 2)}. ${RESTORE}`],
    [`${END}${BEGIN}`, `${pair(1, 1)}, the second before the first. ${RESTORE}`],
    [
      `${BEGIN}\n<<<<<<< HEAD\n${END}`,
      'a.md: the list holds the marks of a merge conflict (`<<<<<<<`, `>>>>>>>`). Resolve the conflict and commit the file',
    ],
  ])('is refused in %j, with the path and the remedy', (text, message) => {
    expect(failureOf(() => regionOf(text, 'a.md'))).toMatchObject({
      code: 'CONFIG_INVALID',
      message: message,
    });
  });

  test.each([`${BEGIN}\n>>>>>>> other\n${END}`, `${BEGIN}\n| a |\n<<<<<<< HEAD\n=======\n${END}`])(
    'is refused with any mark of a merge conflict: %j',
    (text) => {
      expect(failureOf(() => regionOf(text, 'a.md')).message).toContain('merge conflict');
    },
  );

  test('may hold arrows, and conflicts outside of it are not ours', () => {
    const text = `<<<<<<< HEAD\n${BEGIN}\n<<<<<<<\na <<<<<<< b\n${END}`;
    expect(regionOf(text, 'a.md')?.inner).toBe('\n<<<<<<<\na <<<<<<< b\n');
  });
});

test.each([
  ['', ''],
  ['a', 'a\r\n\r\n'],
  ['a\n', 'a\n\r\n'],
  ['a\n\n', 'a\n\n'],
  ['a\n \n', 'a\n \n'],
])('a new list is added below %j, after a blank line', (text, before) => {
  expect(withRegion(text, '\r\n')).toEqual({
    before: `${before}${BEGIN}`,
    inner: '\r\n\r\n',
    after: `${END}\r\n`,
  });
});

test.each([
  ['', '\n'],
  ['a\r\n', '\r\n'],
  ['a\r\nb\r\nc\n', '\r\n'],
  ['a\r\nb\n', '\n'],
])('the line end of %j is %j', (text, eol) => {
  expect(lineEndOf(text)).toBe(eol);
});
