import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { slugify } from '../../src/papers/slug.ts';
import { aPaper } from '../builders/paper.ts';

describe("a post's name", () => {
  test.each([
    [
      'How to Train Long-Context Language Models (Effectively)',
      '2611-00001-how-to-train-long-context-language-models-effectively',
    ],
    ["Bézout's $\\alpha$-Test: 50\\% of Ångström", '2611-00001-bezouts-alpha-test-50-of-angstrom'],
    ['$\\mathbb{R}^n$ and Łódź, Straße, Þór', '2611-00001-rn-and-lodz-strasse-thor'],
    ['α β γ δ ε ζ η θ', '2611-00001-alpha-beta-gamma-delta-epsilon-zeta-eta-theta'],
    ['ι κ λ μ ν ξ ο π', '2611-00001-iota-kappa-lambda-mu-nu-xi-omicron-pi'],
    ['Ρ Σ ς Τ Υ Φ Χ Ψ Ω', '2611-00001-rho-sigma-sigma-tau-upsilon-phi-chi-psi-omega'],
    ['数学', '2611-00001'],
    ['Comment on arXiv:2611.00002: scrolls', '2611-00001-comment-on-arxiv-scrolls'],
    ['A reply to hep-th/9901001v2', '2611-00001-a-reply-to'],
    ['cs 2611.00002 9901001', '2611-00001'],
    ['Call 2026-11, room 00002', '2611-00001-call-2026-11-room-00002'],
  ])('%s is %s', (title, slug) => {
    expect(aPaper({ title }).slug).toBe(slug);
  });

  test('has safe letters and a limited length, and is never empty (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (title) => {
        expect(aPaper({ title }).slug).toMatch(/^2611-00001(?:-[a-z0-9]+)*$/);
        expect(aPaper({ title }).slug.length).toBeLessThanOrEqual(80);
      }),
    );
    expect(aPaper({ id: 'hep-th/9901001', title: 'x'.repeat(300) }).slug).toBe(
      `hep-th-9901001-${'x'.repeat(65)}`,
    );
  });

  test.each([
    ['alpha beta gamma', 12, 'alpha-beta'],
    ['alpha beta gamma delta', 12, 'alpha-beta'],
    ['alpha beta', 10, 'alpha-beta'],
    ['alpha beta gamma', 10, 'alpha-beta'],
    ['alphabet', 5, 'alpha'],
    ['--- !', 5, ''],
  ])('%s in %i characters is %s: cut between words where there are two', (text, length, slug) => {
    expect(slugify(text, length)).toBe(slug);
  });
});
