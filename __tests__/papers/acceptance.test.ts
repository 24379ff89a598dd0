import { describe, expect, test } from '@jest/globals';
import { acceptedAt } from '../../src/papers/acceptance.ts';

/** Prints where a paper was accepted: name, year, kind, and presentation if there is one. */
function accepted(comment: string, reference = ''): string | undefined {
  const found = acceptedAt(comment, reference);
  if (found === undefined) return undefined;
  const { name, year, kind, presentation } = found;
  return [name, year ?? 'no year', kind, ...(presentation ? [presentation] : [])].join(', ');
}

describe('a comment says where its paper was accepted', () => {
  test.each([
    ['Accepted at ICML 2026', 'ICML, 2026, conference'],
    ['Accept by ICML 2026', 'ICML, 2026, conference'],
    ['To appear in ICML 2026', 'ICML, 2026, conference'],
    ['Appears at ICML 2026', 'ICML, 2026, conference'],
    ['Published in ICML 2026', 'ICML, 2026, conference'],
    ['Published Nature 2026', 'Nature, 2026, journal'],
    ['Accepted for publication in the Journal of Ink', 'Journal of Ink, no year, journal'],
    ['Presented at ICML 2026', 'ICML, 2026, conference'],
    ['For presentation at ICML 2026', 'ICML, 2026, conference'],
    ['Camera-ready for ICML 2026', 'ICML, 2026, conference'],
    ['In press, Journal of Ink', 'Journal of Ink, no year, journal'],
    ['Forthcoming in the Journal of Ink', 'Journal of Ink, no year, journal'],
    ['In the Proceedings of ICML 2026', 'ICML, 2026, conference'],
    ['Proc. ICML 2026', 'ICML, 2026, conference'],
    ['Accepted as a full paper at the main track of: ICML 2026', 'ICML, 2026, conference'],
    ['Accepted, "ICML 2026"', 'ICML, 2026, conference'],
    ['12 pages. Accepted at ICML 2026; code soon', 'ICML, 2026, conference'],
    ['Submitted to AAAI. Accepted at ICML 2026', 'ICML, 2026, conference'],
    ['12 pages | ICML 2026', 'ICML, 2026, conference'],
    ['ICML 2026', 'ICML, 2026, conference'],
    ['At ICML 2026 (Main)', 'ICML, 2026, conference'],
    ['The IEEE Conference on CVPR 2026', 'CVPR, 2026, conference'],
    ['IEEE/CVF CVPR 2026', 'CVPR, 2026, conference'],
    ['In: ICML 2026', undefined],
    ['ICML, 2026, 12 pages', 'ICML, 2026, conference'],
    ['Workshop on Ink @ ICML 2026', 'Workshop on Ink @ ICML, 2026, workshop'],
    ['Ink Workshop at ICML 2026', 'Ink Workshop at ICML, 2026, workshop'],
    ['ICML 2026 Workshop on Ink', 'ICML Workshop on Ink, 2026, workshop'],
  ])('%s', (comment, found) => {
    expect(accepted(comment)).toBe(found);
  });

  test.each([
    ['ICML 2026 oral', 'oral'],
    ['Accepted at ICML 2026 as a Spotlight', 'spotlight'],
    ['ICML 2026 (highlighted)', 'highlight'],
    ['ICML 2026. Poster', 'poster'],
    ['ICML 2026; oral presentation', 'oral'],
    ['ICML 2026. (Highlight paper)', 'highlight'],
  ])('and how it is presented: %s', (comment, presentation) => {
    expect(acceptedAt(comment, '')?.presentation).toBe(presentation);
  });

  test.each(['ICML 2026. The poster is online', 'ICML 2026. We study oral texts', 'ICML 2026'])(
    'but not how: %s',
    (comment) => {
      expect(acceptedAt(comment, '')).toEqual({ name: 'ICML', year: 2026, kind: 'conference' });
    },
  );

  test.each([
    ...[
      'Submitted to ICML 2026',
      'Submission to ICML 2026',
      'Resubmitted to ICML 2026',
      'ICML 2026 rejected',
    ],
    ...[
      'Under review at ICML 2026',
      'under double review, ICML 2026',
      'In preparation for ICML 2026',
    ],
    ...[
      'Not accepted at ICML 2026',
      'not yet published in Nature',
      'Conditionally accepted at ICML 2026',
    ],
    ...[
      'Prepared for ICML 2026',
      'Planned: ICML 2026',
      'Targeting ICML 2026',
      'If accepted at ICML 2026',
    ],
    ...['To be accepted at ICML 2026', 'Unpublished. ICML 2026 style', 'pending, ICML 2026'],
    ...[
      'Short version accepted at ICML 2026',
      'A conference version is in ICML 2026',
      'Part of ICML 2026',
    ],
    ...[
      'Extends ICML 2026',
      'Extension of ICML 2026',
      'Supplementary material for ICML 2026',
      'Reply to ICML 2026',
    ],
    ...[
      'ICML 2026. Submitted',
      'ICML',
      'ICML style',
      'the ICML 2026 data',
      'ICML 2026 data',
      'Accepted',
    ],
    ...[
      'Ink Workshop challenge at ICML 2026',
      'accepted for publication',
      'Unacceptable at ICML 2026',
      '',
    ],
  ])('but not: %s', (comment) => {
    expect(accepted(comment)).toBeUndefined();
  });
});

describe('a journal reference', () => {
  test.each([
    ['Phys. Rev. Lett. 77, 1 (1996)', 'Phys. Rev. Lett., 1996, journal'],
    ['In: Proceedings of ICML 2026', 'ICML, 2026, conference'],
    ['In ICML, 2026', 'ICML, 2026, conference'],
    ['Proc. of ICML 2026', 'ICML, 2026, conference'],
    ['Published in Journal of Ink 4', 'Journal of Ink, no year, journal'],
    ['Nucl.Phys.B 4 (1999) 1-2', 'Nucl.Phys.B, 1999, journal'],
    ['Scribe vol. 4, 2001', 'Scribe, 2001, journal'],
    ['Scribe (4), 2001', 'Scribe, 2001, journal'],
    ['Proc Scribes 4 (2001)', 'Proc Scribes, 2001, conference'],
    ['Scribe 4 LNCS 7 (2001)', 'Scribe, 2001, conference'],
    ['Published in   Scribe 4 (2001)', 'Scribe, 2001, journal'],
    ['Scribe volume 4, 2001', 'Scribe, 2001, journal'],
    ['Scribe Volleys 4, 2001', 'Scribe Volleys, 2001, journal'],
    ['ICML, pp. 1-20, 2021, 2022', 'ICML, 2021, conference'],
  ])('names a venue: %s', (reference, found) => {
    expect(accepted('', reference)).toBe(found);
    expect(accepted('12 pages', reference)).toBe(found);
  });

  test.each([
    ...[
      '',
      'Submitted to Nature',
      'arXiv 4 (2001)',
      'LNCS 4 (2001)',
      'Ab 4',
      'scribe 4 (2001)',
      '4 (2001)',
      'Scribe',
    ],
  ])('names none: %j', (reference) => {
    expect(accepted('', reference)).toBeUndefined();
  });

  test('gives a journal in the comment its year, and no conference', () => {
    expect(accepted('Accepted by Journal of Ink', 'J. Ink 4, 2021 (2022)')).toBe(
      'Journal of Ink, 2022, journal',
    );
    expect(accepted('Accepted by Journal of Ink 2020', 'J. Ink 4 (2022)')).toBe(
      'Journal of Ink, 2020, journal',
    );
    expect(accepted('Accepted at ICML', 'J. Ink 4 (2022)')).toBe('ICML, no year, conference');
    expect(accepted('Accepted by Journal of Ink', 'J. Ink 4')).toBe(
      'Journal of Ink, no year, journal',
    );
  });
});
