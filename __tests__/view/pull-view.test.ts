import { expect, test } from '@jest/globals';
import { inPlainText, pullView } from '../../src/view/pull-view.ts';
import { plain, printed } from '../builders/view.ts';

const values = {
  date: '2026-11-20',
  count: 2,
  days: 3,
  heldOver: 4,
  topics: ['*ink* fixes #1'],
  papers: '- [x] **One**',
  site: 'Hugo',
};

test('the values of a pull request mention no issue, in Markdown and in plain text', () => {
  const view = pullView(values);
  expect(printed(view)).toEqual({
    ...values,
    noun: 'papers',
    topics: ['&#42;ink&#42; fixes #&#8203;1'],
  });
  expect(printed(inPlainText(view))).toEqual({
    ...values,
    noun: 'papers',
    topics: ['*ink* fixes #\u200b1'],
  });
  expect(plain(inPlainText(view))).toEqual({ ...values, noun: 'papers' });
});

test.each([
  [1, 'paper'],
  [0, 'papers'],
])('%i %s; no papers held over is false in a template', (count, noun) => {
  expect(pullView({ ...values, count, heldOver: 0 })).toMatchObject({
    count,
    noun,
    heldOver: undefined,
  });
});
