import { describe, expect, test } from '@jest/globals';
import { addressesIn } from '../../src/papers/addresses.ts';

/** Prints each address as its host and path, with its scheme as it is known. */
const printed = (text: string) =>
  addressesIn(text).map(
    ({ host, segments, query, scheme }) =>
      `${scheme ? 'http:' : ''}${[host, ...segments].join('/')}${query === '' ? '' : `?${query}`}`,
  );

test('an address has its parts, and the words around it in its sentence', () => {
  const text = 'First. Code at https://GitHub.com/Me//a/?tab=x#readme and more. Then';
  expect(addressesIn(text)).toEqual([
    {
      host: 'github.com',
      segments: ['Me', 'a'],
      query: 'tab=x',
      scheme: true,
      before: 'Code at ',
      after: ' and more',
    },
  ]);
  expect(addressesIn('A! “Code: a.org/b. Then')[0]).toMatchObject({ before: '“Code: ', after: '' });
  const far = `${'x '.repeat(150)}a.org/b${' y'.repeat(60)}`;
  const [address] = addressesIn(far);
  expect([address?.before.length, address?.after.length]).toEqual([200, 80]);
});

describe('addresses are found', () => {
  test.each<[string, ...string[]]>([
    ['a.org and http://b.org, (c.org/x)', 'a.org', 'http:b.org', 'c.org/x'],
    ['http:a.org/x http//a.org/x http:///a.org/x', 'http:a.org/x', 'http:a.org/x', 'http:a.org/x'],
    ['https://https://a.org/x', 'http:a.org/x'],
    ['http://a.org/xhttp://b.org/y', 'http:a.org/x', 'http:b.org/y'],
    ['url=a.org/x Code:a.org/x //a.org/x &a:a.org/x', 'a.org/x', 'a.org/x', 'a.org/x', 'a.org/x'],
    [
      'a.org/x. a.org/x: a.org/x! a.org/x? a.org/x#% a.org/x&=+',
      ...Array.from({ length: 6 }, () => 'a.org/x'),
    ],
    ['_a.org/x_ __a.org/x__. _a.org/x', 'a.org/x', 'a.org/x', 'a.org/x'],
    ['a.org/_x_', 'a.org/_x_'],
    ['a.org/x?y=1#z', 'a.org/x?y=1'],
    ['_a.org/x_y_z_ a.org/x_', 'a.org/x_y_z', 'a.org/x_'],
    ['seehttps://a.org/x', 'http:a.org/x'],
    [
      'http: //a.org/x http :// a.org/x HTTPS://A.org/X',
      'http:a.org/x',
      'http:a.org/x',
      'http:a.org/X',
    ],
    ['a-xn--b.org', 'a-xn--b.org'],
    [`${'a.'.repeat(98)}orgs`, `${'a.'.repeat(98)}orgs`],
    ['git@github.com:me/a.git', 'http:github.com/me/a.git'],
    [
      'git@gitlab.com:me/a git@bitbucket.org:me/b',
      'http:gitlab.com/me/a',
      'http:bitbucket.org/me/b',
    ],
    ['https : // a.org/x', 'http:a.org/x'],
    [
      'github. com/me/a, gitlab . com/me/a, huggingface .co/me/a',
      'github.com/me/a',
      'gitlab.com/me/a',
      'huggingface.co/me/a',
    ],
    [
      'a.org/x\\_y a.org/x{\\_}y a.org/x{_}y a.org/x$_$y a.org/x\\textunderscore{}y',
      ...Array.from({ length: 5 }, () => 'a.org/x_y'),
    ],
    [
      'a.org/\\~x a.org/\\~{}x a.org/$\\sim$x a.org/\\textasciitilde x',
      ...Array.from({ length: 4 }, () => 'a.org/~x'),
    ],
    ['a.org/\\%20x a.org/x\\&y', 'a.org/%20x', 'a.org/x&y'],
    ['a.org/x\\-y a.org/x\\allowbreak/y a.org/x\\linebreak{}', 'a.org/xy', 'a.org/x/y', 'a.org/x'],
    ['a.\u200borg/x\u00ad', 'a.org/x'],
  ])('in %s', (text, ...found) => {
    expect(printed(text)).toEqual(found);
  });

  test.each([
    ...[
      'word',
      'a.b1',
      '1.2',
      'a..org',
      '-a.org',
      'a-.org',
      'xn--a.org',
      'a.xn--b',
      'é.org',
      'a.orgé',
    ],
    ...[
      '127.0.0.1',
      'a.org:80/x',
      'me@a.org/x',
      'a_b.org',
      'a.o',
      `${'a.'.repeat(99)}org`,
      'a.1org',
      'a.org1',
    ],
    ...[`${'a'.repeat(64)}.org`, 'a.org/x...', 'a.org/x..', 'a.org/x…'],
  ])('and %s is none', (text) => {
    expect(printed(text)).toEqual([]);
  });
});

describe('an address that a line break has cut', () => {
  test.each<[string, ...string[]]>([
    ['github.com /me/a', 'github.com/me/a'],
    ['github.com/  \n me/a', 'github.com/me/a'],
    ['github.com/ mydata/a', 'github.com/mydata/a'],
    ['see=github.com/ me/a', 'github.com/me/a'],
    ['github.com/ me/a', 'github.com/me/a'],
    ['github.com/ me/a/tree/b-', 'github.com/me/a/tree/b-'],
    ['github.com/me /a', 'github.com/me/a'],
    ['github.com/me/ my-code.', 'github.com/me/my-code'],
    ['github.com/me/ myCode)', 'github.com/me/myCode'],
    ['github.com/me/my- code.', 'github.com/me/my-code'],
    ['github.com/me/my_ code', 'github.com/me/my_code'],
    ['github.com/me- too/a', 'github.com/me-too/a'],
    ['https://www.github.com/ me/a', 'http:www.github.com/me/a'],
    ['github.com /me/ my-code.', 'github.com/me/my-code'],
  ])('is joined where one reading is possible: %s', (text, ...found) => {
    expect(printed(text)).toEqual(found);
  });

  test.each<[string, ...string[]]>([
    ['github.com and/or', 'github.com'],
    ['github.com/ and/or', 'github.com'],
    ['github.com/ data/a', 'github.com'],
    ['github.com/ model/a', 'github.com'],
    ['github.com/ -me/a', 'github.com'],
    ['github.com/ me/a=b', 'github.com'],
    ['github.com.cn/ me/a', 'github.com.cn'],
    ['mygithub.com/ me/a', 'mygithub.com'],
    ['github.com/me/ -my-code.', 'github.com/me'],
    ['github.com/me/ my=code.', 'github.com/me'],
    ['github.com/me/a b-c', 'github.com/me/a'],
    ['github.com/me/ code.', 'github.com/me'],
    ['github.com/me/ my-code is', 'github.com/me'],
    ['github.com/me/a /b', 'github.com/me/a'],
    ['github.com/me/a/b- c.', 'github.com/me/a/b-'],
    ['a.org/ me/b', 'a.org'],
    ['github.com/me too', 'github.com/me'],
    ['github.com/,me/a', 'github.com'],
  ])('is not joined with other words: %s', (text, ...found) => {
    expect(printed(text)).toEqual(found);
  });

  test.each(['github.com/me/my- code is', 'github.com/me- is', 'github.com/me/my -code'])(
    'is left out if its end is missing: %s',
    (text) => {
      expect(printed(text)).toEqual([]);
    },
  );
});
