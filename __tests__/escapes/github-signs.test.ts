import { describe, expect, test } from '@jest/globals';
import { escapeGitHub, escapeGitHubPlain, unescapeGitHub } from '../../src/escapes/github-text.ts';

const HASH = '1a2b3c4d5e1a2b3c4d5e1a2b3c4d5e1a2b3c4d5e';

describe('text that GitHub would read as a reference is split by a zero-width space', () => {
  test.each([
    ['by @octocat', 'by @|octocat'],
    ['a@b and @é, @_x, @-x', 'a@|b and @|é, @|_x, @|-x'],
    ['5 @ 3, @.', '5 @ 3, @.'],
    ['fixes #12, o/r#3', 'fixes #|12, o/r#|3'],
    ['C# and # 1', 'C# and # 1'],
    ['GH-7, gh-7', 'GH|-7, gh|-7'],
    ['high-7, 5gh-7, éGH-7, GH-x', 'high-7, 5gh-7, éGH|-7, GH-x'],
    ['see 1a2b3c4', 'see 1a2b3c|4'],
    ['see abcdef1 and 1234567', 'see abcdef|1 and 123456|7'],
    [HASH, HASH.replace(/.{6}/g, '$&|')],
    ['1a2b3c, abcdefa, deadbeef', '1a2b3c, abcdef|a, deadbe|ef'],
    ['x1a2b3c4, 1a2b3c4x, é1a2b3c4é', 'x1a2b3c|4, 1a2b3c|4x, é1a2b3c|4é'],
    ['http://a.b, https://a.b', 'http:|//a.b, https:|//a.b'],
    ['https: //, xhttps://a', 'https: //, xhttps:|//a'],
    ['www.a.b', 'www|.a.b'],
    ['awww.a.b, www', 'awww|.a.b, www'],
  ])('%j', (text, parted) => {
    expect(escapeGitHubPlain(text)).toBe(parted.replaceAll('|', '\u200b'));
    const read = escapeGitHub(text)
      .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
      .replaceAll('\u200b', '|');
    expect(read).toBe(parted);
    expect(escapeGitHub(text)).not.toContain('\u200b');
  });
});

describe("a line of a commit's message", () => {
  test.each(['skip ci', 'ci skip', 'no ci', 'skip actions', 'actions skip', 'SKIP CI'])(
    'does not switch checks off by [%s]',
    (words) => {
      expect(escapeGitHubPlain(`On [${words}].`)).toBe(`On [\u200b${words}].`);
    },
  );

  test.each(['On [skip it]', 'On skip ci', '[skip ci', 'on skip-checks', 'unskip-checks:'])(
    'stays as it is where it says "%s"',
    (text) => {
      expect(escapeGitHubPlain(text)).toBe(text);
    },
  );

  test('is one line that shows all its characters', () => {
    expect(escapeGitHubPlain('  a\n\tb\u202e\u0007  c ')).toBe('a b c');
  });
});

describe('text for GitHub', () => {
  test('has no bare domain that becomes a link, and no emoji', () => {
    expect(escapeGitHub('end.To cs.CL 3.5')).toBe('end&#46;To cs&#46;CL 3.5');
    expect(escapeGitHub('so :tada it: 10:30')).toBe('so &#58;tada it: 10&#58;30');
  });

  test.each(['by @octocat on #12', 'a *b* [c](d) <e> & &amp; \u{1f600}', '\u{1f600}: 1a2b3c4'])(
    'is read back as it was: %s',
    (text) => {
      expect(unescapeGitHub(escapeGitHub(text))).toBe(text);
    },
  );

  test('is read back without zero-width spaces, and with other characters of an entity', () => {
    expect(unescapeGitHub('@\u200ba @&#8203;b')).toBe('@a @b');
    expect(unescapeGitHub('&#128512; &#x41; &amp; &#1234567;')).toBe(
      '\u{1f600} &#x41; &amp; &#1234567;',
    );
  });
});
