import { describe, expect, test } from '@jest/globals';
import { addressesIn } from '../../src/papers/addresses.ts';
import { codeLinkAt, isCodeHost, ownGitlabAt, pageAt } from '../../src/papers/code-hosts.ts';

const at = (url: string) => {
  const [address] = addressesIn(`https://${url}`);
  if (address === undefined) throw new Error(`${url} is no address`);
  return address;
};
const link = (url: string) => {
  const { kind, host, url: found, label } = codeLinkAt(at(url)) ?? {};
  return kind && [kind, host, found?.replace('https://', ''), label];
};

const LINKS: readonly (readonly [
  url: string,
  kind: string,
  host: string,
  found: string,
  label?: string,
])[] = [
  ['github.com/Me/A.b_c-d', 'code', 'GitHub', 'github.com/Me/A.b_c-d'],
  ['www.github.com/me/a/tree/main/x', 'code', 'GitHub', 'github.com/me/a'],
  ['github.com/me/a.git', 'code', 'GitHub', 'github.com/me/a'],
  ['github.com/me/a.Code', 'code', 'GitHub', 'github.com/me/a'],
  ['raw.githubusercontent.com/me/a/main/x.py', 'code', 'GitHub', 'github.com/me/a'],
  ['codeload.github.com/me/a/zip', 'code', 'GitHub', 'github.com/me/a'],
  ['codeberg.org/me/a', 'code', 'Codeberg', 'codeberg.org/me/a'],
  ['bitbucket.org/me/a/src', 'code', 'Bitbucket', 'bitbucket.org/me/a'],
  ['gitee.com/me/a', 'code', 'Gitee', 'gitee.com/me/a'],
  ['gitlab.com/g/h/a/-/tree/main', 'code', 'GitLab', 'gitlab.com/g/h/a'],
  ['gitlab.com/g/a/blob/main', 'code', 'GitLab', 'gitlab.com/g/a'],
  ['gitlab.com/g/tree', 'code', 'GitLab', 'gitlab.com/g/tree'],
  [
    'gist.github.com/0123456789abcdef0123',
    'code',
    'GitHub',
    'gist.github.com/0123456789abcdef0123',
  ],
  [
    'gist.github.com/me/0123456789abcdef0123456789abcdef',
    'code',
    'GitHub',
    'gist.github.com/me/0123456789abcdef0123456789abcdef',
  ],
  ['gist.githubusercontent.com/me/1234567/raw', 'code', 'GitHub', 'gist.github.com/me/1234567'],
  ['huggingface.co/me/m/blob/x', 'model', 'Hugging Face', 'huggingface.co/me/m'],
  ['hf.co/datasets/me/d', 'dataset', 'Hugging Face', 'huggingface.co/datasets/me/d', 'me/d'],
  ['huggingface.co/spaces/me/s', 'space', 'Hugging Face', 'huggingface.co/spaces/me/s', 'me/s'],
  ['me-s.hf.space/x', 'space', 'Hugging Face', 'me-s.hf.space/x', 'me-s.hf.space/x'],
  [
    'anonymous.4open.science/r/a-B1',
    'code',
    'Anonymous GitHub',
    'anonymous.4open.science/r/a-B1',
    'a-B1',
  ],
  [
    'anonymous.4open.science/repository/a',
    'code',
    'Anonymous GitHub',
    'anonymous.4open.science/repository/a',
    'a',
  ],
  [
    'anonymous.4open.science/w/a',
    'project',
    'Anonymous GitHub',
    'anonymous.4open.science/w/a',
    'a',
  ],
  ['me.github.io/a/', 'project', 'GitHub Pages', 'me.github.io/a', 'me.github.io/a'],
  ['www.me.gitlab.io', 'project', 'GitLab Pages', 'me.gitlab.io', 'me.gitlab.io'],
];

describe('a known host', () => {
  for (const [url, kind, host, found, label = found.split('/').slice(1).join('/')] of LINKS)
    test(`has ${url}, which is ${kind}`, () => {
      expect(link(url)).toEqual([kind, host, found, label]);
    });

  test.each([
    ...['github.com', 'github.com/me', 'github.com/features/a', 'github.com/Sponsors/me'],
    ...[
      'github.com/-me/a',
      'github.com/me-/a',
      `github.com/${'m'.repeat(41)}/a`,
      'github.com/m.e/a',
    ],
    ...[
      'github.com/me/xxx',
      'github.com/anonymous/a',
      'github.com/your-name/a',
      'github.com/me/TODO',
    ],
    ...[
      'github.com/user_name/a',
      'github.com/me/repo',
      'github.com/me/anonymous-link',
      'github.com/authors/a',
    ],
    ...[
      'github.com/me/.git',
      `github.com/me/${'a'.repeat(101)}`,
      'github.com/me/a~b',
      'github.com/me/%20',
    ],
    ...['gitlab.com/me', 'gitlab.com/explore/a', 'gitlab.com/anonymous/a', 'gitlab.com/g/xxx'],
    ...[
      'gitlab.com/a/b/c/d/e/f/g/h/i/j/k',
      'gitlab.com/Users/a',
      'gist.github.com/me',
      'gist.github.com/me/x',
    ],
    ...['gist.github.com/a/b/1234567', 'gist.github.com/me-/1234567', 'codeberg.org/explore/a'],
    ...[
      'huggingface.co/me',
      'huggingface.co/docs/a',
      'huggingface.co/datasets/d',
      'huggingface.co/spaces/me',
    ],
    ...[
      'huggingface.co/anonymous/a',
      'huggingface.co/datasets/papers/a',
      'anonymous.4open.science/x/a',
    ],
    ...['anonymous.4open.science/r', 'example.org/me/a', 'a.b.github.io', 'github.io'],
  ])('has no code at %s', (url) => {
    expect(link(url)).toBeUndefined();
  });

  test.each([
    ...[
      'your',
      'my',
      'yourname',
      'your_user_name',
      'MyOrg',
      'my-account',
      'your-repo',
      'username',
      'user',
    ],
    ...[
      'org-name',
      'owner_name',
      'reponame',
      'account',
      'anonym',
      'anonymized',
      'anonymised',
      'anonymous-code',
    ],
    ...['anonymous_url', 'anonymousauthor', 'xx', 'yyy', 'author', 'example', 'placeholder', 'tbd'],
  ])('has no code of the placeholder %s', (name) => {
    expect([link(`github.com/${name}/a`), link(`github.com/me/${name}`)]).toEqual([
      undefined,
      undefined,
    ]);
    expect(link(`gitlab.com/${name}/b/a`)).toBeUndefined();
  });

  test.each([
    'yours',
    'myself',
    'user1',
    'ausername',
    'xxa',
    'x',
    'authority',
    'examples',
    'anonymousx',
    'tbd2',
  ])('has code of %s, which is no placeholder', (name) => {
    expect(link(`github.com/${name}/${name}`)?.at(-1)).toBe(`${name}/${name}`);
  });

  test.each([
    ...[
      'huggingface.co/-me/m',
      'huggingface.co/me~x/m',
      'anonymous.4open.science/xr/a',
      'anonymous.4open.science/rx/a',
    ],
    ...[
      'awww.github.com/me/a',
      'gist.github.com/x0123456789abcdef0123',
      'gist.github.com/0123456789abcdef01234',
    ],
    ...['gitlab.com/g/~/a', 'gitlab.com/~/g/a', 'anonymous.4open.science/r/~a'],
  ])('has no code at %s, which only resembles an address of code', (url) => {
    expect(link(url)).toBeUndefined();
  });

  test('is told from other hosts', () => {
    for (const host of [
      'github.com',
      'www.github.com',
      'hf.co',
      'me.github.io',
      'www.me.gitlab.io',
      'a.hf.space',
    ])
      expect(isCodeHost(host)).toBe(true);
    for (const host of [
      'github.org',
      'a.github.com',
      'github.io',
      'a.b.github.io',
      'me.github.io.org',
      'xhf.co',
    ])
      expect(isCodeHost(host)).toBe(false);
  });
});

test("an institute's GitLab has repositories in groups", () => {
  expect(ownGitlabAt(at('gitlab.inria.fr/g/h/a/-/issues'))).toEqual({
    ...{ kind: 'code', host: 'gitlab.inria.fr', label: 'g/h/a' },
    url: 'https://gitlab.inria.fr/g/h/a',
  });
  for (const url of ['mygitlab.inria.fr/g/a', 'gitlab.inria.fr/a', 'git.inria.fr/g/a'])
    expect(ownGitlabAt(at(url))).toBeUndefined();
});

describe('a page', () => {
  const page = (url: string) => pageAt(at(url))?.url.replace('https://', '');

  test.each([
    ['a.org', 'a.org'],
    ['a.org/x/~me/y+z=1:2@3', 'a.org/x/~me/y+z=1:2@3'],
    ['a.org/x%20y', 'a.org/x%20y'],
    ['a.org/x?p=1&q=a.b-c', 'a.org/x?p=1&q=a.b-c'],
    ['a.org/x?p=1/2', 'a.org/x'],
    ['a.org/x#top', 'a.org/x'],
    ['a.org/x.The', 'a.org/x'],
    [`a.org/${'x'.repeat(294)}`, `a.org/${'x'.repeat(294)}`],
  ])('%s is %s', (url, found) => {
    expect(page(url)).toBe(found);
  });

  test.each(['a.org/x%2', 'a.org/x!y', 'a.org/../x', 'a.org/./x', `a.org/${'x'.repeat(295)}`])(
    '%s is none',
    (url) => {
      expect(page(url)).toBeUndefined();
    },
  );
});
