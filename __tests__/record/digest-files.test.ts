import { describe, expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { messageLines } from '../../src/record/commit-message.ts';
import { filesOfDigest, mayBePage, ownPages, paperOfPage } from '../../src/record/digest-files.ts';
import { aPaper } from '../builders/paper.ts';
import { type Texts, aBranch } from '../builders/site.ts';

const [A, B] = ['2611.00001', '2611.00002'] as [PaperId, PaperId];
const post = (id: PaperId) => `posts/${id}.md`;
const wrote = (id: PaperId, path?: string) => ({
  sha: 'c',
  date: '2026-11-20T06:00:00Z',
  message: messageLines({
    papers: [{ ...aPaper({ id }), ...(path !== undefined && { path }) }],
  }).join('\n'),
});

interface Given {
  readonly branch: Texts;
  readonly base?: Texts;
  readonly atFork?: Texts;
  readonly commits?: readonly ReturnType<typeof wrote>[];
  readonly listed?: readonly PaperId[];
  readonly dropped?: readonly PaperId[];
  readonly onBase?: readonly PaperId[];
}

async function filesIn(given: Given) {
  const asked: string[] = [];
  const base = aBranch(given.base);
  const files = await filesOfDigest(
    {
      changes: () => {
        asked.push('changes');
        const fork = given.atFork === undefined ? base.commit : 'fork';
        return Promise.resolve({ fork, commits: given.commits ?? [] });
      },
      files: ({ branch = '', commit = '' }) => {
        asked.push(`files of ${branch} at ${commit}`);
        return Promise.resolve(aBranch(given.atFork));
      },
    },
    {
      base,
      branch: aBranch(given.branch, { branch: 'd', commit: 'tip' }),
      tip: 'tip',
      listed: new Set(given.listed ?? [A, B]),
      dropped: new Set(given.dropped),
      onBase: new Set(given.onBase),
    },
  );
  const { pages, foreign } = files;
  return {
    pages: Object.fromEntries(pages),
    foreign: Object.fromEntries(foreign),
    own: ownPages(files, A),
    asked,
  };
}

describe('the files of a digest', () => {
  test('are the pages about a paper that base does not have', async () => {
    const branch = { [post(A)]: '', [`copy/${A}.md`]: '', [post(B)]: '', 'index.md': '' };
    expect(await filesIn({ branch, base: { [post(B)]: '' } })).toEqual({
      pages: { [A]: [post(A), `copy/${A}.md`] },
      foreign: {},
      own: [post(A), `copy/${A}.md`],
      asked: [],
    });
  });

  test('are not files that base had at the merge base and deleted since', async () => {
    const given = { branch: { [post(A)]: '', [post(B)]: '' }, listed: [A] };
    expect(await filesIn({ ...given, atFork: { [post(B)]: '' } })).toMatchObject({
      pages: { [A]: [post(A)] },
      asked: ['changes', 'files of main at fork'],
    });
    expect(await filesIn(given)).toMatchObject({
      pages: { [A]: [post(A)], [B]: [post(B)] },
      asked: ['changes'],
    });
    expect((await filesIn({ ...given, onBase: [B] })).asked).toEqual([]);
  });

  test('of a dropped paper are ours only if one of our commits names them', async () => {
    const copy = `copy/${A}.md`;
    const branch = { [post(A)]: '', [copy]: '', [post(B)]: '' };
    const commits = [wrote(A, post(A)), wrote(B, 'x.md')];
    expect(await filesIn({ branch, dropped: [A], commits })).toMatchObject({
      foreign: { [A]: [copy] },
      own: [post(A)],
      asked: ['changes'],
    });
    const both = [...commits, wrote(A, copy)];
    expect((await filesIn({ branch, dropped: [A], commits: both })).foreign).toEqual({});
    // Messages of older versions name no path.
    expect((await filesIn({ branch, dropped: [A], commits: [wrote(A)] })).foreign).toEqual({});
    expect((await filesIn({ branch: { [post(B)]: '' }, dropped: [A] })).asked).toEqual([]);
  });
});

test('a page is about the paper in its path, if it is one', () => {
  expect(paperOfPage(post(A))).toBe(A);
  expect(paperOfPage(`${A}/index.html`)).toBe(A);
  expect(paperOfPage(`blog/${A}-versus-${B}.md`)).toBeUndefined();
  expect(paperOfPage(`figures/${A}/setup.svg`)).toBeUndefined();
  expect(paperOfPage('index.md')).toBeUndefined();
});

test.each(
  'png jpg jpeg JPG gif webp avif svg ico pdf css scss js mjs ts json yml yaml toml xml lock woff woff2 zip mp4'.split(
    ' ',
  ),
)('a file with the ending .%s is no page', (ending) => {
  expect(mayBePage(`a.${ending}`)).toBe(false);
  expect(mayBePage(`a.${ending}.md`)).toBe(true);
  expect(mayBePage(ending)).toBe(true);
});
