import { describe, expect, test } from '@jest/globals';
import { isSamePerson, personKey, personOf } from '../../src/rank/person.ts';

const same = (a: string, b: string) => {
  const [first, second] = [personOf(a), personOf(b)];
  return first !== undefined && second !== undefined && isSamePerson(first, second);
};

describe('a name', () => {
  test.each([
    ['Gao, Tianyu', 'Tianyu Gao'],
    ['de la Cruz, María', 'Maria de la Cruz'],
    ['van den Berg, Jan', 'Jan van den Berg'],
    ['Maria Kovacs', 'Mária Kovács'],
    ['Smith, John, Jr.', 'John Smith Jr.'],
    ['Smith, John', 'John Smith Sr.'],
    ['Smith, John, II', 'John Smith'],
    ['Smith, III, John', 'John Smith III'],
    ['John Smith', 'Smith, John IV'],
    ['Smith, John', 'John Smith,'],
  ])('%s is the same person as %s', (a, b) => {
    expect(personKey(a)).toBe(personKey(b));
    expect(same(a, b)).toBe(true);
  });

  test.each([
    ['Puglisi, Simon', 'Simon J. Puglisi'],
    ['Simon J. Puglisi', 'Simon John Puglisi'],
    ['Simon John Puglisi', 'Simon J. Puglisi'],
    ['S. John Puglisi', 'Simon John Puglisi'],
  ])('%s may be %s: a middle name can be missing or an initial', (a, b) => {
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
    ['Tianyu Gao', 'Gao'],
    ['T. J. Gao', 'T. J. Gao'],
    ['Simon John Puglisi', 'Simon Johnny Puglisi'],
  ])('%s is not the same person as %s', (a, b) => {
    expect(same(a, b)).toBe(false);
  });

  test.each([
    ['Smith', 'smith'],
    [', Smith', 'smith'],
    ['Smith, Jr.', 'smith'],
    ['Al Gore', 'gore al'],
    ['Inkwell, Ada', 'inkwell ada'],
  ])('%s has a key of its words, the family name first', (name, key) => {
    expect(personKey(name)).toBe(key);
  });

  test('without words is not a person', () => {
    expect(personOf(' , ')).toBeUndefined();
    expect(personKey('')).toBe('');
  });
});
