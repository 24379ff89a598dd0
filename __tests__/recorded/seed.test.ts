import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { seedPost } from '../harness/seed.ts';

// The post of Paperboy's first user is recorded data, not part of the project.
test('examples/seed renders the post of the first user byte for byte', async () => {
  const post = readFileSync(`${process.env['PAPERBOY_SHARED'] ?? ''}/data/seed/post.md`, 'utf8');
  const abstract = /## abstracts:\n(.*)\n/.exec(post)?.[1] ?? '';
  expect(abstract.length).toBeGreaterThan(1000);
  const paper = {
    id: '2410.02660',
    version: 1,
    title: 'How to Train Long-Context Language Models (Effectively)',
    abstract,
    authors: ['Tianyu Gao', 'Alexander Wettig', 'Howard Yen', 'Danqi Chen'].map((name) => ({
      name,
    })),
    published: '2024-10-03T16:46:52Z',
    updated: '2024-10-03T16:46:52Z',
    categories: ['cs.CL', 'cs.LG'],
  };
  expect(await seedPost(paper, '2024-10-07T11:36:41+08:00')).toBe(post);
});
