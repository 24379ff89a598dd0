import { describe, expect, test } from '@jest/globals';
import { metadataIn, withMetadataLines } from '../../src/site/metadata-lines.ts';

const PAGE = 'Title: A: B\nTags: a; b\n\nBody: text\n';

describe('metadata lines', () => {
  test('are replaced, with keys in any case, or added at the end', () => {
    expect(withMetadataLines(PAGE, { tags: ['c', 'd, e'], lang: 'en', draft: true })).toBe(
      'Title: A: B\ntags: c; d, e\nlang: en\ndraft: true\n\nBody: text\n',
    );
  });

  test('are unchanged if nothing is set', () => {
    expect(withMetadataLines(PAGE, {})).toBe(PAGE);
  });

  test('are one line each, for any value', () => {
    expect(withMetadataLines(PAGE, { lang: 'a\n\nb', x: { y: 1 } })).toBe(
      'Title: A: B\nTags: a; b\nlang: a b\nx: {"y":1}\n\nBody: text\n',
    );
  });

  test('are added above the body of a page without any', () => {
    expect(withMetadataLines('Some words.\n', { lang: 'en' })).toBe('lang: en\n\nSome words.\n');
  });

  test('become keys of YAML, if the page has YAML between fences', () => {
    expect(withMetadataLines('---\ntitle: a\n---\nb\n', { lang: 'en' })).toBe(
      '---\ntitle: a\nlang: en\n---\nb\n',
    );
  });
});

test.each<[string, object, string]>([
  [
    'Title: A: B\nTags: a; b ;\n\nBody: text\n',
    { title: 'A: B', tags: ['a', 'b'] },
    '\nBody: text\n',
  ],
  ['   Title:A\nText\n', { title: 'A' }, 'Text\n'],
  ['Title:\nText', { title: [] }, 'Text'],
  ['    Title: A\n', {}, '    Title: A\n'],
  ['Text\nTitle: A\n', {}, 'Text\nTitle: A\n'],
  ['Two words: A\n', {}, 'Two words: A\n'],
])('the metadata in %j are read', (page, values, body) => {
  expect(metadataIn(page)).toEqual({ values, body });
});
