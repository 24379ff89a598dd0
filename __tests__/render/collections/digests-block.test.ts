import { describe, expect, test } from '@jest/globals';
import { withDigests, withoutDigests } from '../../../src/render/collections/digests-block.ts';

const empty = '# Papers\n\n<!-- paperboy: digests -->\n<!-- /paperboy: digests -->\n\nBelow.\n';
const link = (day: string) => ({ day, url: `./digests/${day}.md` });

describe('an index of digests', () => {
  const text = withDigests(empty, [link('2026-10-30'), link('2026-11-19'), link('2026-11-20')]);

  test('has a line per month, newest first, and does not change the rest of the page', () => {
    expect(text).toBe(
      [
        '# Papers',
        '',
        '<!-- paperboy: digests -->',
        '',
        '**November 2026** [20](./digests/2026-11-20.md) · [19](./digests/2026-11-19.md)',
        '',
        '**October 2026** [30](./digests/2026-10-30.md)',
        '',
        '<!-- /paperboy: digests -->',
        '',
        'Below.',
        '',
      ].join('\n'),
    );
  });

  test('keeps text that a person added, and does not restore text that a person removed', () => {
    const editedText = text
      .replace(' · [19](./digests/2026-11-19.md)', ' – a good day')
      .replace('**October 2026** [30](./digests/2026-10-30.md)\n', 'October was lost.\n');
    const after = withDigests(editedText, [link('2026-11-21')]);
    expect(after).toBe(editedText.replace('** [20]', '** [21](./digests/2026-11-21.md) · [20]'));
  });

  test('gets a page once, and nothing if its markers were removed', () => {
    expect(withDigests(text, [link('2026-11-20')])).toBe(text);
    expect(withDigests('# Papers\n', [link('2026-11-20')])).toBe('# Papers\n');
  });

  test('loses a page, and a month without pages', () => {
    const url = (day: string) => link(day).url;
    const shorter = withoutDigests(text, [url('2026-11-20'), url('2026-10-30')]);
    expect(shorter).toContain('\n**November 2026** [19](./digests/2026-11-19.md)\n');
    expect(shorter).not.toContain('October');
    expect(withoutDigests(text, [url('2026-11-18')])).toBe(text);
    expect(withDigests(shorter, [link('2026-11-20')])).toContain(
      '**November 2026** [20](./digests/2026-11-20.md) · [19](./digests/2026-11-19.md)\n',
    );
  });

  test('loses only the pages of its links: text of a person in its lines stays', () => {
    const written = text
      .replace('[19](', 'see [19](')
      .replace('Below.', 'See **March 2026** [20](./digests/2026-11-20.md)');
    const urls = ['./digests/2026-11-20.md', './digests/2026-11-19.md'];
    const shorter = withoutDigests(written, urls);
    expect(shorter).toBe(written.replace(/\*\*November 2026\*\* .*\n/, ''));
    expect(withoutDigests('# Papers\n', urls)).toBe('# Papers\n');
    const spaced = text.replace('2026-10-30.md)', '2026-10-30.md) · more  ');
    expect(withoutDigests(spaced, ['./digests/2026-10-30.md'])).toBe(
      spaced.replace('[30](./digests/2026-10-30.md) · ', ''),
    );
  });

  test('gets a new month above the others, below the text of a person', () => {
    const written = empty.replace('digests -->\n<', 'digests -->\n\nAll digests:\n\n\n<');
    const first = withDigests(written, [link('2026-01-01')]);
    expect(first).toContain(
      'All digests:\n\n**January 2026** [1](./digests/2026-01-01.md)\n\n<!-- /',
    );
    expect(withDigests(first, [link('2026-11-20')])).toContain(
      'All digests:\n\n**November 2026** [20](./digests/2026-11-20.md)\n\n**January 2026** [1](',
    );
  });

  test('keeps the line ends of its page', () => {
    const crlf = withDigests(empty.replaceAll('\n', '\r\n'), [link('2026-11-20')]);
    expect(crlf.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
