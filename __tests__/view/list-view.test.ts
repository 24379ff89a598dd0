import { expect, test } from '@jest/globals';
import type { PaperId } from '../../src/papers/paper.ts';
import { listView } from '../../src/view/list-view.ts';
import { anEntry } from '../render/collections/entries.ts';
import { plain, printed } from '../builders/view.ts';

const FULL = anEntry({
  title: 'Ink *lamps*',
  authors: ['A<b>'],
  topics: ['Ink*', 'Lamps'],
  version: 3,
  postUrl: '../posts/ink',
  codeUrl: 'https://github.com/ada/lamp',
  venue: 'Ink* 2026',
  withdrawn: 'An *error*',
});
const BARE = anEntry({
  id: 'hep-th/9901001',
  title: 'Wicks',
  version: undefined,
  topics: ['Ink*'],
});

test('a list has each paper under each of its topics, and leads to its post', () => {
  const row = {
    id: '2410.02660' as PaperId,
    title: 'Ink &#42;lamps&#42;',
    address: '../posts/ink',
    url: 'https://arxiv.org/abs/2410.02660',
    pdf: 'https://arxiv.org/pdf/2410.02660v3',
    date: '2024-10-03',
    byline: 'A&#60;b&#62;',
    codeUrl: 'https://github.com/ada/lamp',
    venue: 'Ink&#42; 2026',
    withdrawn: 'An &#42;error&#42;',
  };
  const bare = {
    id: 'hep-th/9901001',
    title: 'Wicks',
    address: 'https://arxiv.org/abs/hep-th/9901001',
    url: 'https://arxiv.org/abs/hep-th/9901001',
    pdf: 'https://arxiv.org/pdf/hep-th/9901001',
    date: '2024-10-03',
    byline: 'Tianyu Gao and 1 more',
  };
  const view = listView([FULL, BARE], {});
  expect(printed(view)).toEqual({
    weeks: '<!-- paperboy: weeks -->\n<!-- /paperboy: weeks -->\n',
    digests: '',
    topics: [
      { name: 'Ink&#42;', papers: [row, bare] },
      { name: 'Lamps', papers: [row] },
    ],
  });
  expect(plain(view.topics[1])).toMatchObject({
    name: 'Lamps',
    papers: [{ title: 'Ink *lamps*', byline: 'A<b>', venue: 'Ink* 2026', withdrawn: 'An *error*' }],
  });
});

test('a list has a place for links to digest pages if the site does not list them', () => {
  expect(listView([], {}, true).digests).toBe(
    '<!-- paperboy: digests -->\n<!-- /paperboy: digests -->\n',
  );
});
