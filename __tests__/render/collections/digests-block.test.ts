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

  test('keeps the line ends of its page', () => {
    const crlf = withDigests(empty.replaceAll('\n', '\r\n'), [link('2026-11-20')]);
    expect(crlf.replaceAll('\r\n', '')).not.toContain('\n');
  });
});
