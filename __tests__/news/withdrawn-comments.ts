/**
 * Sixty comments in the forms that arXiv has, and whether each says that the paper itself was
 * withdrawn. Unclear comments count as not withdrawn: a missed withdrawal costs less than a wrong
 * one.
 */
export const COMMENTS: readonly (readonly [comment: string, isWithdrawn: boolean])[] = [
  ['This paper has been withdrawn', true],
  ['This paper has been withdrawn by the author', true],
  ['This paper has been withdrawn by the authors.', true],
  ['This paper has been withdrawn by the author due to a crucial error in\n  the proofs', true],
  [
    'This paper has been withdrawn by the author. Look at the conference version\n  instead: http://scrolls.example.org/111.pdf',
    true,
  ],
  [
    '15 pages. Preliminary version This paper had been withdrawn due to\n  missing cases in Algorithms 2 and 3',
    true,
  ],
  [
    'This paper has been withdrawn by the authors. Extended scrolls; candles; arXiv Admin note:\n  Author list truncated',
    true,
  ],
  [
    'This paper has been withdrawn by the authors. 6 pages, 7 figures, J. Scrolls 44(1), 101-107',
    true,
  ],
  [
    'This paper was withdrawn by the authors due to a nontrivial error in\n  Lemma 13. The proof does not account for torn margins',
    true,
  ],
  [
    'Withdrawn because of errors in proofs. Fixed versions will be\n  part of a paper by other authors',
    true,
  ],
  [
    'This version has been withdrawn due to authorship changes and a decision to revise the manuscript. A future version may be submitted separately',
    true,
  ],
  ['After receiving useful comments of readers, we would like to withdraw this\n  paper', true],
  [
    'The author has decided to withdraw this version to verify the permission for certain pictures. The issue is administrative',
    true,
  ],
  [
    'arXiv admin comment: This version has been removed by arXiv administrators as the submitter did not have the rights to agree to the license',
    true,
  ],
  [
    'arXiv admin note: This submission has been withdrawn by arXiv administrators due to inappropriate text reuse',
    true,
  ],
  ['Paper withdrawn due to a mistake in Section 4', true],
  ['Withdrawn by the author', true],
  ['WITHDRAWN', true],
  ['Withdrawn: the main theorem is wrong', true],
  ['The paper has been withdrawn due to copyright claims of the publisher', true],
  ['This manuscript has been withdrawn by the submitter pending approval of a coauthor', true],
  ['This submission is withdrawn, as it duplicates another one of ours', true],
  ['12 pages, withdrawn by the authors', true],
  ['Retracted by the authors; a corrected version is in preparation', true],
  ['This article has been retracted', true],
  ['We withdraw this paper since Figure 2 was made of the wrong scrolls', true],
  ['We have withdrawn our manuscript, for a candle fell on the data', true],
  ['I have withdrawn the paper because Theorem 1 is known', true],
  ['The authors have withdrawn this preprint, to add experiments', true],
  [
    'Our team found wrong wording in the citations. We will revise the paper, and request its withdrawal',
    true,
  ],

  ['12 pages, 4 figures', false],
  ['Accepted at NeurIPS 2026', false],
  ['An incorrect assumption invalidates the results', false],
  [
    'ERRATUM: The proof of Theorem 3 of the conference paper (v4 here) is\n  incorrect. Version v5 here contains a full erratum',
    false,
  ],
  [
    'A sign mistake in section 5 is pointed out. This\n  sign invalidates the content of that section',
    false,
  ],
  [
    'v2: only small changes; v3: new title, weakened conjectures;\n  removed experimental part on random strings',
    false,
  ],
  ['31 pages, 2 figures, a few errors fixed', false],
  ['Replaced with the accepted version. (Figures have been reduced in\n  quality)', false],
  ['The bibliography has been replaced with the correct one', false],
  ['New abstract. Due to a mistake, the abstract of v1 was that of an old\n  draft', false],
  [
    'This is an updated version of the previous submission\n  "Reading by Candle Light". An error in a lower bound is corrected',
    false,
  ],
  ['Supersedes arXiv:2611.00001, which has been withdrawn', false],
  ['This paper replaces the withdrawn arXiv:2611.00001', false],
  [
    'The previous version of this paper has a mistake and was withdrawn; it is corrected here',
    false,
  ],
  ['This paper was withdrawn from ICLR 2026 and is under review at a journal', false],
  ['Withdrawn from AAAI 2026 after a change of scope', false],
  ['A study of retracted papers on scrolls. 20 pages', false],
  ['A data set of 2,000 withdrawn preprints, with the reasons', false],
  ['Why authors withdraw papers: 12 interviews', false],
  ['Code: https://github.com/octo/withdrawn-papers', false],
  ['Comment on the retracted article of Quill (2024)', false],
  ['We show that a lemma of the paper withdrawn by Inkwell can be saved', false],
  ['Reply to a comment, which has since been withdrawn', false],
  ['The drug was withdrawn in 2020; 4 figures', false],
  ['Section 3 was removed; the results stand', false],
  ['The supplementary video has been removed by the publisher', false],
  ['One author withdrew his name from this version', false],
  ['Money withdrawn from accounts: a model. 9 pages', false],
  ['Data were withdrawn at the request of the museum; see the appendix', false],
  ['Earlier claims of Theorem 2 are retracted here; all others hold', false],
];
