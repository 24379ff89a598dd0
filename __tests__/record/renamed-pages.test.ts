import { expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { renamePages } from '../../src/record/renamed-pages.ts';
import { isUntouched, papersOn, signed } from '../../src/render/day-page.ts';
import { type Texts, aBranch, aPull } from '../builders/site.ts';

const ID = '2611.00001' as PaperId;
const BODY = `- [x] [A](https://arxiv.org/abs/${ID})`;
const SINCE = '2026-11-01';

/** Renames the pages of digest 8. Digest 7 has the files of `theirs`. */
async function renamed(ours: Texts, theirs: Texts, onBase: Texts = {}) {
  const base = aBranch(onBase);
  const branch = aBranch(ours, { branch: 'paperboy/digest', commit: 'tip' });
  const digest = { branch: 'paperboy/digest', tip: 'tip', pull: aPull({ number: 8, body: BODY }) };
  const record = {
    branches: new Map([
      ['paperboy/digest', 'tip'],
      ['ink', 'other'],
    ]),
    pulls: [digest.pull, aPull({ number: 7, head: 'ink' })],
    commits: [],
    notices: [],
  };
  const nothing = { removed: [], restored: new Map(), pages: new Map(), lost: new Set<PaperId>() };
  return renamePages(
    { files: () => Promise.resolve(aBranch(theirs, { branch: 'ink', commit: 'other' })) },
    { branch, ...nothing },
    { digest, record, base, since: SINCE },
  );
}

const page = (path: string, front = '') => ({
  [path]: signed(`---\n${front}title: A day\n---\n\nText\n`, [ID], path),
});

test.each([
  ['days/arxiv-digest-2026-11-20.md', 'days/arxiv-digest-2026-11-20-2.md'],
  ['days/arxiv-digest-2026-11-20/index.md', 'days/arxiv-digest-2026-11-20-2/index.md'],
  ['days/2026-11-20.md', 'days/2026-11-20-2.md'],
])('%s becomes %s if an older digest has the name', async (from, to) => {
  const done = await renamed(page(from), { [from]: 'Theirs' });
  expect([...done.pages.keys()]).toEqual([to]);
  expect(done.removed).toEqual([from]);
  expect(done.branch.paths).toEqual([to]);
  expect(await done.branch.read(to)).toBe(page(from)[from]);
});

test('used names are skipped', async () => {
  const from = 'arxiv-digest-2026-11-20.md';
  const second = 'arxiv-digest-2026-11-20-2.md';
  const done = await renamed(page(from), { [from]: 'Theirs', [second]: 'Theirs' });
  expect(done.branch.paths).toEqual(['arxiv-digest-2026-11-20-3.md']);
});

test('the slug in the front matter changes too, and the page still counts as unchanged', async () => {
  const from = 'blog/2026-11-20-arxiv-digest-2026-11-20.md';
  const ours = page(from, 'slug: arxiv-digest-2026-11-20\n');
  const done = await renamed(ours, { [from]: 'Theirs' });
  const [text = ''] = done.pages.values();
  expect(text).toContain('slug: arxiv-digest-2026-11-20-2\n');
  expect(isUntouched(text)).toBe(true);
  expect(papersOn(text)).toEqual([ID]);
});

test.each<[string, Texts, Texts]>([
  ['is on base', page('a.md'), page('a.md')],
  ['no other digest has', page('a.md'), {}],
])('a page that %s keeps its name', async (reason, ours, onBase) => {
  const theirs = reason === 'is on base' ? { 'a.md': 'Theirs' } : { 'b.md': 'Theirs' };
  const done = await renamed(ours, theirs, onBase);
  expect({ removed: done.removed, notices: done.notices }).toEqual({ removed: [], notices: [] });
});

test.each<[string, Texts]>([
  ['that a person changed', { 'a.md': 'Mine' }],
  [
    'of papers that the digest does not list',
    { 'a.md': signed('Text\n', ['2611.00009' as PaperId], 'a.md') },
  ],
])('a page %s keeps its name and has a notice', async (_, ours) => {
  const done = await renamed(ours, { 'a.md': 'Theirs' });
  expect(done.removed).toEqual([]);
  expect(done.notices).toMatchObject([{ about: '#8' }]);
});
