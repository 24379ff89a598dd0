import { expect, test } from '@jest/globals';
import { readPaper } from '../../src/papers/read-paper.ts';
import { anEntry } from '../builders/paper.ts';

test('a paper has its texts with and without TeX, its links, its venue and its name', () => {
  const entry = anEntry({
    title: 'On $\\alpha$-Scrolls',
    abstract: "Caf\\'e. Code: https://github.com/octo/a",
    authors: [{ name: "Ad\\'a Inkwell", affiliations: ["Universit\\'e"] }],
    comment: '12 pages. Accepted at ICML 2026. Data: https://huggingface.co/datasets/octo/d',
    journalRef: "Caf\\'e 4",
  });
  expect(readPaper(entry)).toEqual({
    ...entry,
    title: { tex: 'On $\\alpha$-Scrolls', text: 'On α-Scrolls' },
    abstract: { tex: entry.abstract, text: 'Café. Code: https://github.com/octo/a' },
    authors: [
      { name: { tex: "Ad\\'a Inkwell", text: 'Adá Inkwell' }, affiliations: ['Université'] },
    ],
    comment: { tex: entry.comment, text: entry.comment },
    journalRef: 'Café 4',
    links: [
      { kind: 'code', host: 'GitHub', url: 'https://github.com/octo/a', label: 'octo/a' },
      {
        ...{ kind: 'dataset', host: 'Hugging Face', label: 'octo/d' },
        url: 'https://huggingface.co/datasets/octo/d',
      },
    ],
    venue: {
      accepted: { name: 'ICML', year: 2026, kind: 'conference' },
      ...{ pages: 12, withdrawn: false },
    },
    slug: '2611-00001-on-alpha-scrolls',
  });
});

test('a paper may lack a comment and a reference, and have a link in its title', () => {
  const { comment, journalRef, links } = readPaper(
    anEntry({ title: 'Scrolls: https://github.com/octo/a' }),
  );
  expect([comment, journalRef, links.map(({ label }) => label)]).toEqual([
    ...[undefined, undefined, ['octo/a']],
  ]);
});
