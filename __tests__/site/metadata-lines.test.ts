import { describe, expect, test } from '@jest/globals';
import { withMetadataLines } from '../../src/site/metadata-lines.ts';

const PAGE = 'Title: A: B\nTags: a; b\n\nBody: text\n';

describe('metadata lines', () => {
  test('are set in their place, whatever the case of the key, or added at their end', () => {
    expect(withMetadataLines(PAGE, { tags: ['c', 'd, e'], lang: 'en', draft: true })).toBe(
      'Title: A: B\ntags: c; d, e\nlang: en\ndraft: true\n\nBody: text\n',
    );
  });

  test('stay as they are where nothing is set', () => {
    expect(withMetadataLines(PAGE, {})).toBe(PAGE);
  });

  test('are one line each, whatever the value', () => {
    expect(withMetadataLines(PAGE, { lang: 'a\n\nb', x: { y: 1 } })).toBe(
      'Title: A: B\nTags: a; b\nlang: a b\nx: {"y":1}\n\nBody: text\n',
    );
  });

  test('of a page that has none are set above its body', () => {
    expect(withMetadataLines('Some words.\n', { lang: 'en' })).toBe('lang: en\n\nSome words.\n');
  });

  test('of a page with YAML between fences are keys of that', () => {
    expect(withMetadataLines('---\ntitle: a\n---\nb\n', { lang: 'en' })).toBe(
      '---\ntitle: a\nlang: en\n---\nb\n',
    );
  });
});
