import { expect, test } from '@jest/globals';
import { isWithdrawn } from '../../src/papers/withdrawn.ts';

test.each([
  'This paper has been withdrawn',
  'This paper has been withdrawn by the\n  author due to a hole in Lemma 3',
  '15 pages. First draft This paper had been withdrawn because of missing cases',
  'This paper was withdrawn by its authors. 6 pages, 7 figures',
  'This version has been withdrawn: the figures will be redrawn',
  'This submission (v2) is temporarily withdrawn',
  'This article, sent in haste, has since been retracted.',
  'The manuscript has been withdrawn from arXiv',
  'arXiv admin note: This submission has been withdrawn by arXiv administrators',
  'Paper withdrawn',
  '9 pages. Paper is withdrawn; a better one will come',
  'Withdrawn',
  'WITHDRAWN. See the journal',
  'Withdrawn due to an error in the second proof',
  'Retracted by the authors',
  '12 pages, withdrawn by the author',
  'After kind remarks of our peers we would like to withdraw this paper',
  'The author has decided to withdraw this version to ask for leave to print the scrolls',
  'We have withdrawn our manuscript, as a candle fell on the data',
  'The authors have withdrawn the paper',
  'We will revise the introduction, and request its withdrawal',
])('the paper itself was withdrawn: %j', (comment) => {
  expect(isWithdrawn(comment)).toBe(true);
});

test.each([
  '12 pages',
  'Dataset of retracted papers',
  'A dataset of papers that have been retracted',
  'Supersedes the withdrawn submission arXiv:2611.00001',
  'Supersedes arXiv:2611.00001, withdrawn by the authors',
  'Replaces an earlier version, which was withdrawn',
  'The previous version has been withdrawn; this one is corrected',
  'arXiv:2611.00001 was withdrawn; this is its successor',
  'Withdrawn papers of ten years, with code',
  'Retracted articles are listed in the appendix',
  'Comment on the paper that was withdrawn in May',
  'We study why authors withdraw papers',
  'This paper was withdrawn from ICLR 2026 and submitted to a journal',
  'Withdrawn from ICLR 2026',
  'This report on a drug withdrawn in 2020 has 4 figures',
])('another thing was withdrawn, or nothing: %j', (comment) => {
  expect(isWithdrawn(comment)).toBe(false);
});

test('a paper without a comment was not withdrawn', () => {
  expect(isWithdrawn('')).toBe(false);
});
