import { describe, expect, test } from '@jest/globals';
import { isSamePerson, personKey, personOf } from '../../src/rank/person.ts';

const same = (a: string, b: string) => {
  const [one, other] = [personOf(a), personOf(b)];
  return one !== undefined && other !== undefined && isSamePerson(one, other);
};

describe('a name', () => {
  test.each([
    ['Gao, Tianyu', 'Tianyu Gao'],
    ['de la Cruz, María', 'Maria de la Cruz'],
    ['van den Berg, Jan', 'Jan van den Berg'],
    ['Maria Kovacs', 'Mária Kovács'],
    ['Smith, John, Jr.', 'John Smith Jr.'],
  ])('%s is %s', (a, b) => {
    expect(personKey(a)).toBe(personKey(b));
    expect(same(a, b)).toBe(true);
  });

  test.each([
    ['Puglisi, Simon', 'Simon J. Puglisi'],
    ['Simon J. Puglisi', 'Simon John Puglisi'],
  ])('%s may be %s: a middle name may lack or be an initial', (a, b) => {
    expect(same(a, b)).toBe(true);
  });

  test.each([
    ['Gao, T.', 'Tianyu Gao'],
    ['T. Gao', 'T. Gao'],
    ['Gao', 'Gao'],
    ['Tianyu Gao', 'Tian Gao'],
    ['Simon J. Puglisi', 'Simon K. Puglisi'],
    ['Tianyu Gao', 'Tianyu Li'],
    ['Gao Tianyu', 'Tianyu Gao'],
  ])('%s is not taken for %s', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test('a text without words is no name', () => {
    expect(personOf(' , ')).toBeUndefined();
    expect(personKey('')).toBe('');
  });
});
