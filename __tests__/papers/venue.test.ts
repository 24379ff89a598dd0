import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Acceptance, venueInWords, venueOf } from '../../src/papers/venue.ts';
import { aPaper } from '../builders/paper.ts';

type Kind = Acceptance['kind'];
type Case = readonly [
  comment: string,
  name: string,
  year: number | undefined,
  kind?: Kind,
  presentation?: Acceptance['presentation'],
];

const ACCEPTED: readonly Case[] = [
  ['Accepted to CVPR 2026', 'CVPR', 2026],
  ['Accepted by CVPR2026 Main, project: https://x.github.io', 'CVPR', 2026],
  ['18 pages, accepted at ICDAR2025', 'ICDAR', 2025],
  ["Accepted to COLING'2025", 'COLING', 2025],
  ["The paper is accepted by ACM MM' 25", 'ACM MM', 2025],
  ['Accepted at EMNLP25 (Findings)', 'EMNLP Findings', 2025],
  ['Accepted to Findings of NAACL 2025', 'NAACL Findings', 2025],
  ['Accepted by NeurIPS', 'NeurIPS', undefined],
  ['Accepted CVPR 2026', 'CVPR', 2026],
  ['Accepted as ICLR 2025 (Spotlight)', 'ICLR', 2025, 'conference', 'spotlight'],
  ['Accepted as an Oral presentation at AAAI 2026', 'AAAI', 2026, 'conference', 'oral'],
  ['Accepted to ICCV 2025. Highlight.', 'ICCV', 2025, 'conference', 'highlight'],
  ['AAAI 2026 Oral', 'AAAI', 2026, 'conference', 'oral'],
  ['ICDAR2025 (Oral)', 'ICDAR', 2025, 'conference', 'oral'],
  ['ICML 2025 poster', 'ICML', 2025, 'conference', 'poster'],
  ['NeurIPS 2025. Project page: https://x.github.io/', 'NeurIPS', 2025],
  ['10 pages, 5 figures, NeurIPS 2025', 'NeurIPS', 2025],
  ['46 pages; SODA 2024', 'SODA', 2024],
  ["SODA'21", 'SODA', 2021],
  ['ISMIR (2025)', 'ISMIR', 2025],
  ['ACL 2026 Main Conference', 'ACL', 2026],
  ['ICML 2026 Camera Ready', 'ICML', 2026],
  ['Camera-ready version for NeurIPS 2025, 10 pages', 'NeurIPS', 2025],
  ['This is the camera-ready version accepted at CVPR 2026', 'CVPR', 2026],
  ['To appear at WADS 2015', 'WADS', 2015],
  ['To appear in ACL Findings 2025', 'ACL Findings', 2025],
  ['Appeared in STACS 2021. Fixed the title', 'STACS', 2021],
  ['In Proceedings ICLP 2025, arXiv:2601.00047', 'ICLP', 2025],
  ['to appear in Proc. ISIT 2007', 'ISIT', 2007],
  [
    'To appear in the Proceedings of the 42nd International Conference on Machine Learning (ICML 2025)',
    'ICML',
    2025,
  ],
  ['Accepted at the 19th European Conference on Computer Vision (ECCV 2026)', 'ECCV', 2026],
  ['IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR), 2026', 'CVPR', 2026],
  [
    'Accepted at the 34th ACM International Conference on Information and Knowledge Management (CIKM 2025)',
    'CIKM',
    2025,
  ],
  ['Accepted to the IEEE Intelligent Vehicles Symposium (IV), 2025', 'IV', 2025],
  ['Full version of a paper accepted to STOC 2019', 'STOC', 2019],
  ['Accepted to ICECET 2026', 'ICECET', 2026],
  [
    'Accepted at the 6th International Conference on Recent Trends in Computing. It will appear',
    '6th International Conference on Recent Trends in Computing',
    undefined,
  ],
  [
    'In Proceedings of the 30th ACM SIGSOFT International Symposium on Software Testing July 11 to 17, 2021, Denmark',
    '30th ACM SIGSOFT International Symposium on Software Testing',
    2021,
  ],
  [
    'Accepted to the 3rd MetaFood Workshop at CVPR 2026',
    '3rd MetaFood Workshop at CVPR',
    2026,
    'workshop',
  ],
  [
    'ICML 2025 Workshop on Federated Workflows',
    'ICML Workshop on Federated Workflows',
    2025,
    'workshop',
  ],
  ['Accepted to CVPR CVEU workshop 2025', 'CVPR CVEU workshop', 2025, 'workshop'],
  ['Accepted at BlackBoxNLP@EMNLP2025', 'BlackBoxNLP@EMNLP', 2025, 'workshop'],
  [
    'Proceedings of the 12th Workshop on Argument Mining',
    '12th Workshop on Argument Mining',
    undefined,
    'workshop',
  ],
  [
    'Workshop for the Theory of AI @ COLT 2025 (Best Paper). 39 pages',
    'Workshop for the Theory of AI @ COLT',
    2025,
    'workshop',
  ],
  [
    'Accepted by IEEE Transactions on Multimedia',
    'IEEE Transactions on Multimedia',
    undefined,
    'journal',
  ],
  [
    'Accepted to Transactions on Pattern Analysis and Machine Intelligence (TPAMI)',
    'IEEE TPAMI',
    undefined,
    'journal',
  ],
  ['Accepted by TPAMI', 'IEEE TPAMI', undefined, 'journal'],
  ['version to appear in PRD, reference corrected', 'PRD', undefined, 'journal'],
  ['Revised version, to appear in Phys. Rev. B', 'Phys. Rev. B', undefined, 'journal'],
  ['accepted for publication in MNRAS', 'MNRAS', undefined, 'journal'],
  [
    'To appear in Journal of Discrete Algorithms. Special Issue on CPM 2009',
    'Journal of Discrete Algorithms',
    undefined,
    'journal',
  ],
  ['Accepted by Knowledge-Based Systems', 'Knowledge-Based Systems', undefined, 'journal'],
  [
    'Published in Computers in Biology and Medicine, Volume 179, 2024.',
    'Computers in Biology and Medicine',
    2024,
    'journal',
  ],
  [
    'To appear in the Proceedings of the London Mathematical Society',
    'Proceedings of the London Mathematical Society',
    undefined,
    'journal',
  ],
  ['Accepted to {\\it Information Sciences}', 'Information Sciences', undefined, 'journal'],
];

const FROM_READING: readonly Case[] = [
  ['accepted A&A, 11 pages, 9 figures', 'A&A', undefined, 'journal'],
  ['accepted at ICML, 12 pages', 'ICML', undefined],
  ['Text revised according to PRB proof. Appear in PRB 72', 'PRB', undefined, 'journal'],
  [
    'Presented at the AES International Conference on Machine Learning and Artificial Intelligence for Audio 2025',
    'AES International Conference on Machine Learning and Artificial Intelligence for Audio',
    2025,
  ],
  [
    'Accepted to IEEE Transactions on Multimedia in Oct 2025',
    'IEEE Transactions on Multimedia',
    2025,
    'journal',
  ],
  ['ICCV2025 Workshop', 'ICCV Workshop', 2025, 'workshop'],
  ['Accepted to CVPRW 2026', 'CVPRW', 2026, 'workshop'],
  [
    'published in the 2025 IEEE International Conference on Systems, Man and Cybernetics (IEEE SMC), October 2025',
    'IEEE International Conference on Systems, Man and Cybernetics',
    2025,
  ],
  [
    'Accepted to the NeurIPS 2025 Workshop on SPACE in Vision, Language, and Embodied AI (SpaVLE). Dataset',
    'NeurIPS Workshop on SPACE in Vision, Language, and Embodied AI (SpaVLE)',
    2025,
    'workshop',
  ],
  [
    'published at IASEAI 2026, preliminary work presented at X workshop at NeurIPS 2025',
    'IASEAI',
    2026,
  ],
  ['Accepted by GRSL 2023', 'GRSL', 2023, 'journal'],
  ['Presented at LLM4Eval Workshop, SIGIR 2025 Padova', 'LLM4Eval Workshop', 2025, 'workshop'],
];

const SILENT = [
  'Published in Proceedings of OSACT7 (LREC 2026)',
  'To appear in Proceedings of Machine Learning Research (PMLR)',
  'to appear in LNCS proceedings',
  'Submitted to ICLR 2026',
  'Under review at CVPR 2026',
  'Under review as a conference paper at ICLR 2026',
  '13 pages, submitted to IEEE for possible publication',
  'ACL 2026 Conference Submission (8 main pages)',
  'Manuscript submitted to AAAI 2026, currently under review',
  'IROS2025 under review',
  'Preprint',
  'Preprint. NeurIPS 2026 format. In preparation.',
  'Not accepted at ICML 2025',
  'Rejected from NeurIPS 2024',
  'This paper was not yet accepted to CVPR 2025',
  'Conditionally accepted to SIGGRAPH 2026',
  'Partially accepted to ICART 2025',
  'To be submitted to EAMT 2026',
  'Intended for ICML 2026',
  'Accepted',
  'Accepted for publication',
  'Accepted version',
  'Published version',
  'conference',
  'A short version of this paper has been accepted in FCT 2009',
  'preliminary version published at SODA 2015',
  'Journal version of DCC 2015 paper',
  'Minor corrections compared to the ICCV 2025 version',
  'CVPR 2025 - New Trends in Image Restoration (NTIRE)',
  'Accepted at ICLR 2025 (LMRL)',
  'Algorithm presented at MICCAI BraTS 2025',
  'SoccerNet 2026 challenge technical report',
  'Published on arXiv 2025',
  'Code will be released upon acceptance. 2025',
  'CVPR',
  '10 pages, 5 figures',
  'We thank the ICML 2025 reviewers',
  'Workshop',
  '',
];

describe('where a paper was accepted', () => {
  for (const [comment, name, year, kind = 'conference', presentation] of [
    ...ACCEPTED,
    ...FROM_READING,
  ])
    test(`${JSON.stringify(comment)}: ${name}`, () => {
      expect(aPaper({ comment }).venue.accepted).toEqual({
        name,
        kind,
        ...(year !== undefined && { year }),
        ...(presentation && { presentation }),
      });
    });

  for (const comment of SILENT)
    test(`${JSON.stringify(comment)} says nothing of it`, () => {
      expect(venueOf({ comment })).not.toHaveProperty('accepted');
    });

  const references = [
    ['Phys.Rev.D77:063520,2008', 'Phys.Rev.D', 2008, 'journal'],
    ['Phys. Rev. Lett. 101, 203601 (2008)', 'Phys. Rev. Lett.', 2008, 'journal'],
    ['Physical Review E 77, 061128 (2008)', 'Physical Review E', 2008, 'journal'],
    [
      'Annals of Pure and Applied Logic, 155(3):194-224, 2008;',
      'Annals of Pure and Applied Logic',
      2008,
      'journal',
    ],
    [
      'Journal of Machine Learning Research, 9, 1981-2014.',
      'Journal of Machine Learning Research',
      undefined,
      'journal',
    ],
    ['BMC Bioinformatics 2008, 9:258', 'BMC Bioinformatics', 2008, 'journal'],
    ['JHEP0807:095,2008', 'JHEP', 2008, 'journal'],
    ['FOCS 2020', 'FOCS', 2020, 'conference'],
    ['SODA 2019, Jan 2019, San Diego, United States', 'SODA', 2019, 'conference'],
    [
      'Advances in Neural Information Processing Systems 38 (NeurIPS 2025)',
      'NeurIPS',
      2025,
      'conference',
    ],
  ] as const;
  for (const [journalRef, name, year, kind] of references)
    test(`the reference ${JSON.stringify(journalRef)} names ${name}`, () => {
      const expected = { name, kind, ...(year !== undefined && { year }) };
      expect(venueOf({ journalRef }).accepted).toEqual(expected);
    });

  test('the comment names the journal, its reference the year', () => {
    const paper = {
      comment: 'accepted for publication in ApJ',
      journalRef: 'Astrophys.J.679:1029-1039,2008',
    };
    expect(venueOf(paper).accepted).toEqual({ name: 'ApJ', year: 2008, kind: 'journal' });
  });

  test('a reference counts although the comment is older', () => {
    const paper = { comment: 'Submitted to PRD', journalRef: 'Phys. Rev. D 77, 1 (2008)' };
    expect(venueOf(paper).accepted).toEqual({ name: 'Phys. Rev. D', year: 2008, kind: 'journal' });
  });

  test('a withdrawn paper has no venue', () => {
    expect(venueOf({ comment: 'Accepted at ICML 2025, but withdrawn by the authors' })).toEqual({
      withdrawn: true,
    });
  });
});

describe('other facts in a comment', () => {
  const counts = [
    ['12 pages, 5 figures', 12, 5],
    ['25 pp, 1 figure', 25, 1],
    ['8pages,4 figs', 8, 4],
    ['5 pages, 0 figures', 5, 0],
    ['11pp', 11, undefined],
    ['no figures', undefined, undefined],
    ['4 + 1 pages', undefined, undefined],
    ['8 pages main text, 18 pages appendix', undefined, undefined],
    ['9 pages plus appendix, 29 pages in total', 29, undefined],
    ['pages 391-398', undefined, undefined],
    ['pp. 407-415', undefined, undefined],
    ['7 eps figures', undefined, 7],
    ['Sect. 3.12 pages', undefined, undefined],
  ] as const;
  for (const [comment, pages, figures] of counts)
    test(`${JSON.stringify(comment)}: ${String(pages)} pages, ${String(figures)} figures`, () => {
      const said = venueOf({ comment });
      expect([said.pages, said.figures]).toEqual([pages, figures]);
    });

  const theses = [
    ['PhD thesis, 165 pages', 'phd'],
    ['Ph.D. dissertation', 'phd'],
    ['Doctoral thesis at X', 'phd'],
    ["Master's Thesis at the University of X (2024)", 'master'],
    ['MSc thesis', 'master'],
    ['Master of Science thesis, 2005', 'master'],
    ['Undergraduate thesis', 'bachelor'],
    ['Based on my PhD thesis', undefined],
    ["Chapter of the author's PhD thesis", undefined],
    ['We test a thesis', undefined],
  ] as const;
  for (const [comment, thesis] of theses)
    test(`${JSON.stringify(comment)}: ${thesis ?? 'no thesis'}`, () => {
      expect(venueOf({ comment }).thesis).toBe(thesis);
    });

  test('a paper without a comment has no venue', () => {
    expect(venueOf({})).toEqual({ withdrawn: false });
  });
});

const BITS = [
  'Accepted ',
  'to ',
  'at ',
  'CVPR',
  'ICML ',
  '2025',
  "'25",
  ' (',
  ')',
  'Proceedings of ',
  'the ',
  'Workshop ',
  'on ',
  '. ',
  ', ',
  '; ',
  'Journal ',
  'Phys. ',
  'Rev. ',
  '77',
  '-',
  '@',
  'pages ',
  '12 ',
  '<b>',
  '\\it{',
  '}',
  '$',
  '\u202e',
  '\u0000',
  'Oral',
  'A. ',
  'Xy ',
];
test('a venue is printed with its year and presentation, if they are known', () => {
  const words = (comment: string) => venueInWords(venueOf({ comment }));
  expect(words('Accepted at ICML 2026 (oral)')).toBe('ICML 2026 (oral)');
  expect(words('Accepted at ICML 2026')).toBe('ICML 2026');
  expect(words('Accepted at ICML as a poster')).toBe('ICML (poster)');
  expect(words('Accepted at ICML')).toBe('ICML');
  expect(words('12 pages')).toBeUndefined();
});

test.each<[string, object]>([
  ['12 pages, 3 figures', { pages: 12, figures: 3 }],
  ['1 page; 1 figure', { pages: 1, figures: 1 }],
  ['12pp, 3figs', { pages: 12, figures: 3 }],
  ['12-page paper with 100 fig', { pages: 12, figures: 100 }],
  ['3 color figures', { figures: 3 }],
  ['3 colour figures', { figures: 3 }],
  ['3 eps figures, 12 PAGES', { figures: 3, pages: 12 }],
  ['10 pages + 5 pages of appendix', { pages: 10 }],
  ['10 pages, 5 pages', {}],
  ['10 pages and 5 pages, 15 pages in total', { pages: 15 }],
  ['10 pages and 5 pages, 15 pages total', { pages: 15 }],
  ['10 pages and 5 pages, 15 total pages', { pages: 15 }],
  ['10 pages, 10 pages', { pages: 10 }],
  ['pages 10-12 pages', {}],
  ['1.5 pages, 12345 pages', {}],
  ['https://a.org/12 pages', {}],
  ['https://a.org/x 12 pages', { pages: 12 }],
  ['*12*  \n pages', { pages: 12 }],
  [`${'x '.repeat(750)}12 pages`, {}],
  ['PhD thesis', { thesis: 'phd' }],
  ['Ph.D. dissertation', { thesis: 'phd' }],
  ['Ph. D. degree thesis', { thesis: 'phd' }],
  ['my doctoral thesis', { thesis: 'phd' }],
  ['Doctorate thesis', { thesis: 'phd' }],
  ["Master's thesis", { thesis: 'master' }],
  ['Masters thesis', { thesis: 'master' }],
  ['Master of Science thesis', { thesis: 'master' }],
  ['M.Sc. thesis', { thesis: 'master' }],
  ['MSc thesis', { thesis: 'master' }],
  ["Bachelor's thesis", { thesis: 'bachelor' }],
  ['B.Sc. thesis', { thesis: 'bachelor' }],
  ['undergraduate thesis', { thesis: 'bachelor' }],
  ...[
    'based on my PhD thesis',
    'part of the first PhD thesis',
    'chapter of a PhD thesis',
    'chapters of his PhD thesis',
  ].map((comment): [string, object] => [comment, {}]),
  ...[
    "from the author's PhD thesis",
    'extends her Master thesis',
    'PhD',
    'thesis',
    'xPhD thesis',
  ].map((comment): [string, object] => [comment, {}]),
])('the facts in %j are %j', (comment, facts) => {
  expect(venueOf({ comment })).toEqual({ ...facts, withdrawn: false });
});

const hostile = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...BITS) }, fc.string({ maxLength: 6 })),
    { maxLength: 50 },
  )
  .map((bits) => bits.join(''));

describe('for any comment', () => {
  test('a name is one short line of visible text', () => {
    let seen = 0;
    fc.assert(
      fc.property(hostile, hostile, (comment, journalRef) => {
        const { accepted } = venueOf({ comment, journalRef });
        if (!accepted) return;
        seen++;
        expect(accepted.name).toMatch(/^[^\p{C}\n]{2,120}$/u);
        expect(accepted.name.trim()).toBe(accepted.name);
        if (accepted.year !== undefined) expect(String(accepted.year)).toMatch(/^(?:19|20)\d\d$/);
      }),
      { numRuns: 2000, seed: 5 },
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('unusual comments are read in linear time', () => {
    for (const bit of [
      'Accepted ',
      'at ',
      'A. ',
      'Proceedings of ',
      '(',
      ' ',
      '12 ',
      'X',
      'a a',
      'workshop ',
      'CVPR ',
      '-',
      'of the ',
    ]) {
      // A quadratic reader would need hours for this: the test would not end.
      const text = `Accepted at ${bit.repeat(600_000 / bit.length)}`;
      expect(() => venueOf({ comment: text, journalRef: text })).not.toThrow();
    }
  });
});
