import { describe, expect, test } from '@jest/globals';
import { knownVenueIn } from '../../src/papers/venues.ts';

const named = (text: string) => {
  const { name, kind } = knownVenueIn(text) ?? {};
  return name && `${name}, ${kind}`;
};

test.each([
  ['Computer Vision and Pattern Recognition', 'CVPR'],
  ['International Conference on Computer Vision', 'ICCV'],
  ['European Conference on Computer Vision', 'ECCV'],
  ['Winter Conference on Applications of Computer Vision', 'WACV'],
  ['British Machine Vision Conference', 'BMVC'],
  ['Conference on Neural Information Processing Systems', 'NeurIPS'],
  ['International Conference on Learning Representations', 'ICLR'],
  ['International Conference on Machine Learning', 'ICML'],
  ['AAAI Conference on Artificial Intelligence', 'AAAI'],
  ['International Joint Conference on Artificial Intelligence', 'IJCAI'],
  ['International Conference on Robotics and Automation', 'ICRA'],
  ['Conference on Robot Learning', 'CoRL'],
  ['Conference on Language Modeling', 'COLM'],
  ['Symposium on Theory of Computing', 'STOC'],
  ['ACM Multimedia', 'ACM MM'],
  ['ACM MM', 'ACM MM'],
  ['ECML PKDD', 'ECML PKDD'],
  ['The Web Conference', 'WWW'],
  ['SIGGRAPH Asia', 'SIGGRAPH Asia'],
  ['Pacific Graphics', 'Pacific Graphics'],
  ['MT Summit', 'MT Summit'],
  ['USENIX Security', 'USENIX Security'],
])('the conference %s is known as %s', (text, name) => {
  expect(named(`the ${text.toUpperCase()} 2026`)).toBe(`${name}, conference`);
  expect(named(text)).toBe(`${name}, conference`);
});

describe('the abbreviation of a journal', () => {
  const PUBLISHERS = {
    IEEE: 'TPAMI RA-L T-RO TKDE TNNLS TCSVT TASLP TIP TMI TMM TGRS TVCG TIFS',
    ACM: 'TOG TOMM TOIS',
    '': 'TMLR JMLR JAIR TACL IJCV IJRR LMCS JHEP JCAP ApJ ApJL ApJS MNRAS PASP PASJ A&A PRA PRB PRC PRD PRE PRL PRX PNAS PVLDB TSE',
  };
  for (const [publisher, list] of Object.entries(PUBLISHERS))
    test(`is known${publisher && ` with its publisher, ${publisher}`}`, () => {
      for (const written of list.split(' '))
        expect(named(`Accepted by ${written}.`)).toBe(
          `${`${publisher} ${written}`.trim()}, journal`,
        );
    });

  test('may have another spelling', () => {
    expect(named('T-PAMI')).toBe('IEEE TPAMI, journal');
  });
});

test('the first venue of a text counts, by its longest name, with its place', () => {
  expect(knownVenueIn('At ICML26, not CVPR')).toEqual({
    ...{ name: 'ICML', kind: 'conference', index: 3, end: 7 },
  });
  expect(knownVenueIn('The International Conference on Machine Learning (ICML)')).toEqual({
    ...{ name: 'ICML', kind: 'conference', index: 4, end: 48 },
  });
  expect(named('IJCAI-ECAI 2026')).toBe('IJCAI-ECAI, conference');
  expect(named('SIGGRAPH Asia, CVPR')).toBe('SIGGRAPH Asia, conference');
  expect(named('CVPR, SIGGRAPH Asia')).toBe('CVPR, conference');
  expect(named('ECML-PKDD')).toBe('ECML-PKDD, conference');
});

test.each([
  ...[
    '',
    'icml',
    'ICMLX',
    'xICML',
    'pre-ICML',
    'ICML_2',
    'Machine Learning',
    'Subconference on robot learning',
  ],
  ...[
    'International Conference on Machine Learning and Ink',
    'Conference on Robot Learning for Ink',
  ],
])('%j has no known venue', (text) => {
  expect(knownVenueIn(text)).toBeUndefined();
});
