import { expect, test } from '@jest/globals';
import { finish } from '../../src/render/finish.ts';
import { aLayout } from '../builders/layout.ts';

const FACTS = { heading: 'A', slug: 'a', hasFormula: false };
const text = 'title: A\ntags:\n  - x\n';

test("a page gets the user's front matter and one line end", async () => {
  const hugo = await aLayout({ 'hugo.toml': '' });
  const finished = finish(`---\n${text}---\n\nBody.\n\n\n`, [], hugo, { hero: 'x.png' }, FACTS);
  expect(finished).toEqual({
    page: `---\n${text}hero: x.png\n---\n\nBody.\n`,
    missing: [],
    refused: [],
  });
});

test('metadata lines get it in their form', async () => {
  const pelican = await aLayout({}, { site: 'pelican' });
  const finished = finish('Title: A\n\nBody.\n', [], pelican, { hero: 'x.png' }, FACTS);
  expect(finished).toMatchObject({ page: 'Title: A\nhero: x.png\n\nBody.\n' });
});

test('keys and tags that the user sets are neither missing nor refused', async () => {
  const hugo = await aLayout({ 'hugo.toml': '' });
  const keys = new Map(
    ['hero', 'rank'].map((key) => [key, { kind: 'text' as const, value: '', isText: true }]),
  );
  const allowed = new Map([['tags', ['ink']]]);
  const form = { ...hugo.form, keys, allowed, namesMissing: true };
  const finishedWith = (over: Record<string, unknown>) =>
    finish(`---\n${text}---\n`, [], { ...hugo, form }, over, FACTS);
  expect(finishedWith({})).toMatchObject({ missing: ['hero', 'rank'], refused: ['x'] });
  expect(finishedWith({ hero: 1 })).toMatchObject({ missing: ['rank'], refused: ['x'] });
  expect(finishedWith({ tags: 1 })).toMatchObject({ missing: ['hero', 'rank'], refused: [] });
});

test.each([
  [
    'that the template prints',
    '---\ntitle: A: b\n---\n',
    'A: b',
    /cannot be read .*\{\{yaml title\}\}/,
  ],
  ['that changes when it is parsed', '---\ntitle: 1e3\n---\n', '1e3', /`title` .* changes/],
])('front matter %s is a problem', async (_, page, title, problem) => {
  const hugo = await aLayout({ 'hugo.toml': '' });
  const printed = [{ name: 'title', text: title, escaped: false }];
  expect(finish(page, printed, hugo, {}, FACTS)).toEqual({
    problem: expect.stringMatching(problem),
  });
});
