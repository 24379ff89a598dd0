import { expect, test } from '@jest/globals';
import { readPaperPage } from '../../src/enrich/paper-page.ts';

const urls = (page: unknown) => readPaperPage(JSON.stringify(page))?.map(({ url }) => url);

test.each([
  [{ githubRepo: 'https://github.com/ada/scrolls' }, ['https://github.com/ada/scrolls']],
  [
    { githubRepo: 'https://github.com/ada/scrolls/tree/main/x.git' },
    ['https://github.com/ada/scrolls'],
  ],
  [{ githubRepo: 'https://github.com/ada' }, []],
  [{ githubRepo: 'javascript:alert(1)', projectPage: 'data:text/html,x' }, []],
  [
    { githubRepo: null, projectPage: 'https://ada.github.io/scrolls/' },
    ['https://ada.github.io/scrolls'],
  ],
  [{ projectPage: 'https://scrolls.example.org/' }, ['https://scrolls.example.org']],
  [{ projectPage: 'https://youtu.be/abc' }, []],
  [
    { githubRepo: 'https://github.com/Ada/Scrolls', projectPage: 'https://github.com/ada/scrolls' },
    ['https://github.com/ada/scrolls'],
  ],
  [{ title: 'no links' }, []],
])('%j has the links %j', (page, links) => {
  expect(urls(page)).toEqual(links);
});

test.each(['', '<html>', '[]', '"x"', '{"githubRepo": 3}'])('%j is not a valid answer', (text) => {
  expect(readPaperPage(text)).toBeUndefined();
});
