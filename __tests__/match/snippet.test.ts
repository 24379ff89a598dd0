import { expect, test } from '@jest/globals';
import { snippetOf } from '../../src/match/snippet.ts';

/** Returns the snippet around the `#` of a text. */
const around = (text: string) => snippetOf(text, text.indexOf('#'), text.indexOf('#') + 1);
const words = (count: number, word = 'ink') => Array.from({ length: count }, () => word).join(' ');

test('a snippet has up to 60 characters on either side, cut between words', () => {
  expect(around('a short # text')).toBe('a short # text');
  expect(around(`${words(30)} # ${words(30)}`)).toBe(`… ${words(14)} # ${words(14)} …`);
});

test('a snippet extends to the start or end of the text if that is near enough', () => {
  expect(around(`${'x'.repeat(60)}#${'y'.repeat(60)}`)).toBe(`${'x'.repeat(60)}#${'y'.repeat(60)}`);
  expect(around(`ink # ${words(30)}`)).toBe(`ink # ${words(14)} …`);
  expect(around(`${words(15)} # ${words(15)}`)).toBe(`${words(15)} # ${words(15)}`);
  expect(around(`x${words(15)} # ${words(15)}y`)).toBe(`… ${words(14)} # ${words(14)} …`);
});

test('a word that is too long on its own is cut', () => {
  expect(around(`${'x'.repeat(70)}#${'y'.repeat(70)}`)).toBe(
    `… ${'x'.repeat(60)}#${'y'.repeat(60)} …`,
  );
});

test('a word that does not fit is left out', () => {
  expect(around(`a # ${'y'.repeat(70)}`)).toBe('a # …');
  expect(around(`${'y'.repeat(70)} # a`)).toBe('… # a');
});

test('any white space counts as one space', () => {
  expect(around(` a \n b\t# c `)).toBe('a b # c');
  expect(around(`${words(30).replaceAll(' ', '\n')} #`)).toBe(`… ${words(14)} #`);
});
