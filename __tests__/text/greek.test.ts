import { expect, test } from '@jest/globals';
import { GREEK } from '../../src/text/greek.ts';

test('each letter of the Greek alphabet has its name in Latin letters, both forms of sigma too', () => {
  expect([...GREEK.keys()].join('')).toBe('αβγδεζηθικλμνξοπρσςτυφχψω');
  expect(['α', 'λ', 'σ', 'ς', 'ω'].map((letter) => GREEK.get(letter))).toEqual([
    ...['alpha', 'lambda', 'sigma', 'sigma', 'omega'],
  ]);
  for (const name of GREEK.values()) expect(name).toMatch(/^[a-z]{2,7}$/);
});
