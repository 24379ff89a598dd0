import { expect, test } from '@jest/globals';
import { digestView } from '../../src/view/digest-view.ts';
import { aMatch, aPaper, aTopic } from '../builders/paper.ts';
import { printed } from '../builders/view.ts';

const setting = {
  math: 'none' as const,
  markdown: {},
  timezone: 'Asia/Tokyo',
  now: new Date('2026-11-20T23:30:05Z'),
  codeLinks: true,
};
const entry = (id: string, ...topics: string[]) => ({
  paper: aPaper({ id }),
  matches: topics.map((name) => aMatch(aTopic(name))),
});

test('a digest has each paper once, under the first topic that it matches, in their order', () => {
  const link = { kind: 'code' as const, host: 'GitHub', label: 'a/b', url: 'https://x.example' };
  const first = {
    ...entry('2611.00003', 'ink*', 'lamp'),
    postUrl: '../post',
    enrichment: { links: [link], generated: undefined },
  };
  const papers = [first, entry('2611.00001', 'lamp'), entry('2611.00002', 'ink*')];
  const view = digestView(papers, setting, 'arxiv-digest-2026-11-21');
  const { topics, cover, ...others } = printed(view) as ReturnType<typeof digestView>;
  expect(others).toEqual({
    date: '2026-11-21',
    time: '08:30:05',
    instant: '2026-11-20T23:30:05Z',
    utc: '2026-11-20 23:30:05',
    slug: 'arxiv-digest-2026-11-21',
    title: 'arXiv digest of 2026-11-21',
    description: 'New papers on ink&#42;, lamp',
    count: 3,
    tags: ['arXiv digest'],
    coverAlt: 'arXiv digest 2026-11-21',
  });
  expect(decodeURIComponent(cover)).toMatch(/>arXiv<.*>2026-11-21</);
  expect(
    topics.map(({ name, papers }) => [name, papers.map(({ id, postUrl }) => [id, postUrl])]),
  ).toEqual([
    [
      'ink&#42;',
      [
        ['2611.00003', '../post'],
        ['2611.00002', undefined],
      ],
    ],
    ['lamp', [['2611.00001', undefined]]],
  ]);
  expect(topics[0]?.papers[0]?.links).toEqual([link]);
});
